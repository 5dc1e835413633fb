import { show } from '../shape/dim.ts';
import type { Dims } from '../shape/dims.ts';
import type { Value } from './tensor.ts';

/** More entries than this, and axes are abridged. */
const printed = 1000;
/** How many items stay at each end of an abridged axis. */
const edge = 3;

/** A tensor as numpy prints it: shape, then the entries in aligned columns, long axes abridged. */
export function print(x: Value): string {
  if (!('values' in x)) return `Tensor${show(x.shape)} (traced: ${x.op.name})`;
  const abridge = x.values.length > printed;
  const texts = formatted(x.values, x.shape, abridge);
  const width = Math.max(0, ...texts.map((t) => t.length));
  let next = 0;
  const lay = (axis: number, indent: string): string => {
    if (axis === x.shape.length) return texts[next++]!.padStart(width);
    const items = shownIndices(x.shape[axis]!, abridge).map((i) => (i === undefined ? '…' : lay(axis + 1, `${indent} `)));
    const last = axis === x.shape.length - 1;
    return `[${items.join(last ? ', ' : `,${'\n'.repeat(x.shape.length - axis - 1)}${indent} `)}]`;
  };
  const head = `Tensor${show(x.shape)}`;
  if (x.shape.length === 0) return `${head} ${texts[0]}`;
  const body = lay(0, '  ');
  return body.includes('\n') ? `${head}\n  ${body}` : `${head} ${body}`;
}

function shownIndices(size: number, abridge: boolean): (number | undefined)[] {
  const all = [...Array(size).keys()];
  return abridge && size > 2 * edge ? [...all.slice(0, edge), undefined, ...all.slice(size - edge)] : all;
}

/** The texts of the entries shown, in order, with as many decimals as tell them apart (at most 8) in one notation. */
function formatted(values: Float64Array, shape: Dims, abridge: boolean): string[] {
  const shown: number[] = [];
  const visit = (axis: number, at: number): void => {
    if (axis === shape.length) {
      shown.push(values[at]!);
      return;
    }
    for (const i of shownIndices(shape[axis]!, abridge)) if (i !== undefined) visit(axis + 1, at * shape[axis]! + i);
  };
  visit(0, 0);
  const finite = shown.filter(Number.isFinite).map(Math.abs);
  const largest = Math.max(0, ...finite);
  const least = Math.min(Infinity, ...finite.filter((v) => v > 0));
  const scientific = largest >= 1e8 || (least < 1e-4 && least < Infinity) || largest / least > 1e8;
  const text = (v: number): string => (scientific ? trimExponent(v) : trimDecimals(v));
  if (scientific) return shown.map((v) => (Number.isFinite(v) ? text(v) : special(v)));
  const decimals = Math.max(0, ...shown.filter(Number.isFinite).map((v) => decimalsOf(text(v))));
  return shown.map((v) => (Number.isFinite(v) ? sign(v) + Math.abs(v).toFixed(decimals) : special(v)));
}

const sign = (v: number): string => (v < 0 || Object.is(v, -0) ? '-' : '');
const special = (v: number): string => (Number.isNaN(v) ? 'NaN' : v > 0 ? '∞' : '-∞');
const trimDecimals = (v: number): string => String(Number(v.toFixed(8)));
const trimExponent = (v: number): string => sign(v) + Number(Math.abs(v).toExponential(8)).toExponential();
const decimalsOf = (text: string): number => (text.includes('.') ? text.length - text.indexOf('.') - 1 : 0);
