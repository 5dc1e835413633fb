import type { Dim } from '../../types/dim.ts';
import { ShapeError } from '../errors.ts';
import { broadcastShape } from './broadcast.ts';
import { show, showDim } from './dim.ts';

/** An einsum with every axis labelled. A letter may occur twice in one operand (a diagonal); the output's labels are distinct. */
export interface EinsumLabels<D extends Dim = number> {
  /** Labels of each operand's axes. An axis that `...` stands for has a label such as `...0` (counted from the end), or `...0:1` when it is of size 1 in operand 1 and longer elsewhere. */
  readonly inputs: readonly (readonly string[])[];
  readonly output: readonly string[];
  /** Size of each label. */
  readonly sizes: ReadonlyMap<string, D>;
}

/** Shape of an einsum. Twin of `Einsum`. @throws ShapeError as `parseEinsum`. */
export function einsumShape<D extends Dim>(equation: string, shapes: readonly (readonly D[])[]): D[] {
  const { output, sizes } = parseEinsum(equation, shapes);
  return output.map((label) => sizes.get(label)!);
}

/**
 * The labels of an einsum's operands and output, with their sizes. Takes time linear in the equation and the ranks.
 *
 * @throws ShapeError when the equation does not parse, or the shapes do not fit it.
 */
export function parseEinsum<D extends Dim>(equation: string, shapes: readonly (readonly D[])[]): EinsumLabels<D> {
  if (shapes.length === 0) throw new ShapeError(`einsum '${equation}': at least one operand is needed`);
  const text = equation.replaceAll(' ', '');
  const arrow = text.indexOf('->');
  const subscripts = (arrow < 0 ? text : text.slice(0, arrow)).split(',');
  const sizes = new Map<string, D>();
  // The operands are bound one by one before the count is looked at, so that the first fault is the compiler's first.
  const bound: Bound<D>[] = [];
  let further: D[] | undefined;
  for (const [operand, shape] of shapes.entries()) {
    const isLast = operand === shapes.length - 1;
    if (isLast && subscripts.length > shapes.length) throw new ShapeError(`einsum '${equation}': more subscripts than operands`);
    if (!isLast && operand >= subscripts.length - 1) throw new ShapeError(`einsum '${equation}': fewer subscripts than operands`);
    const labels = bindOperand(equation, subscripts[operand]!, shape, operand, sizes);
    bound.push(labels);
    if (labels.middle !== undefined)
      further =
        further === undefined ? labels.middle.slice() : broadcastShape(`einsum '${equation}': ellipsis axes`, further, labels.middle);
  }
  const ellipsis = (further ?? []).map((d, i, all) => {
    const label = `...${all.length - 1 - i}`;
    sizes.set(label, d);
    return label;
  });
  const inputs = bound.map((operand, at) => [
    ...operand.before,
    ...ellipsisLabels(operand.middle ?? [], ellipsis, sizes, at),
    ...operand.after,
  ]);
  const output = arrow < 0 ? implicitOutput(text, ellipsis) : explicitOutput(equation, text.slice(arrow + 2), ellipsis, sizes);
  return { inputs, output, sizes };
}

/** Labels of one operand: letters, the shape that its `...` stands for (if it has one), letters. */
interface Bound<D> {
  readonly before: readonly string[];
  readonly middle: readonly D[] | undefined;
  readonly after: readonly string[];
}

function bindOperand<D extends Dim>(
  equation: string,
  subscript: string,
  shape: readonly D[],
  operand: number,
  sizes: Map<string, D>,
): Bound<D> {
  const dots = subscript.indexOf('...');
  const before = (dots < 0 ? subscript : subscript.slice(0, dots)).split('');
  const after = dots < 0 ? [] : subscript.slice(dots + 3).split('');
  const count = (): ShapeError =>
    new ShapeError(
      `einsum '${equation}': operand ${operand} is ${show(shape)} but its subscript '${subscript}' names a different number of axes`,
    );
  const bind = (label: string, d: D): void => {
    const known = sizes.get(label);
    if (known === undefined && !isLetter(label)) throw new ShapeError(`einsum '${equation}': '${label}' is not a letter`);
    if (known !== undefined && known !== d)
      throw new ShapeError(
        `einsum '${equation}': index '${label}' is ${showDim(known)}, but operand ${operand} ${show(shape)} has ${showDim(d)}`,
      );
    sizes.set(label, d);
  };
  for (const [i, label] of before.entries()) {
    if (i >= shape.length) throw count();
    bind(label, shape[i]!);
  }
  for (let fromEnd = 1; fromEnd <= after.length; fromEnd++) {
    const at = shape.length - fromEnd;
    if (at < before.length) throw count();
    bind(after[after.length - fromEnd]!, shape[at]!);
  }
  if (dots < 0 && before.length !== shape.length) throw count();
  return { before, middle: dots < 0 ? undefined : shape.slice(before.length, shape.length - after.length), after };
}

function isLetter(label: string): boolean {
  return (label >= 'a' && label <= 'z') || (label >= 'A' && label <= 'Z');
}

/** Labels for the axes of one operand's `...`. A size of 1 that meets a longer axis is an index of its own. */
function ellipsisLabels<D extends Dim>(
  middle: readonly D[],
  ellipsis: readonly string[],
  sizes: Map<string, D>,
  operand: number,
): string[] {
  return middle.map((d, i) => {
    const shared = ellipsis[ellipsis.length - middle.length + i]!;
    if (d === sizes.get(shared)) return shared;
    const own = `${shared}:${operand}`;
    sizes.set(own, d);
    return own;
  });
}

function explicitOutput(equation: string, text: string, ellipsis: readonly string[], sizes: ReadonlyMap<string, unknown>): string[] {
  const output: string[] = [];
  const seen = new Set<string>();
  for (let i = 0; i < text.length; i++) {
    if (text.startsWith('...', i)) {
      if (seen.has('...')) throw new ShapeError(`einsum '${equation}': the output has '...' twice`);
      seen.add('...');
      output.push(...ellipsis);
      i += 2;
      continue;
    }
    const label = text[i]!;
    if (seen.has(label)) throw new ShapeError(`einsum '${equation}': output index '${label}' is given twice`);
    if (!sizes.has(label)) throw new ShapeError(`einsum '${equation}': output index '${label}' is not in the input`);
    seen.add(label);
    output.push(label);
  }
  return output;
}

/** The ellipsis axes, then the letters that occur once, in alphabetical order. */
function implicitOutput(text: string, ellipsis: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const label of text) if (isLetter(label)) counts.set(label, (counts.get(label) ?? 0) + 1);
  const once = [...counts].filter(([, count]) => count === 1).map(([label]) => label);
  return [...ellipsis, ...once.sort()];
}
