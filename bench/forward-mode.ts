// Forward mode as one would write it by hand: a program of scalars as straight-line code, each value with all its derivatives by the inputs beside it.
import { linearizedGraph } from '../src/accumulate/linearized.ts';
import { reach } from '../src/tensor/graph.ts';
import { isTraced, type Concrete, type Node, type Value } from '../src/tensor/tensor.ts';
import { trace } from '../src/transform/trace.ts';
import { tensor } from 'cotangent';

type Rule = readonly [value: string, ...slopes: string[]];

/** y = op(a, b), and its slopes by a and b. */
const rules: Readonly<Record<string, (a: string, b: string, y: string) => Rule>> = {
  add: (a, b) => [`${a} + ${b}`, '1', '1'],
  sub: (a, b) => [`${a} - ${b}`, '1', '-1'],
  mul: (a, b) => [`${a} * ${b}`, b, a],
  div: (a, b, y) => [`${a} / ${b}`, `1 / ${b}`, `-${y} / ${b}`],
  neg: (a) => [`-${a}`, '-1'],
  square: (a) => [`${a} * ${a}`, `2 * ${a}`],
  sqrt: (a, _, y) => [`Math.sqrt(${a})`, `0.5 / ${y}`],
  abs: (a) => [`Math.abs(${a})`, `Math.sign(${a})`],
  sin: (a) => [`Math.sin(${a})`, `Math.cos(${a})`],
  cos: (a) => [`Math.cos(${a})`, `-Math.sin(${a})`],
  atan2: (a, b) => [`Math.atan2(${a}, ${b})`, `${b} / (${a} * ${a} + ${b} * ${b})`, `-${a} / (${a} * ${a} + ${b} * ${b})`],
};

/** The Jacobian of f, of n scalars, row by row into `out`; and how many multiplications it makes for derivatives. */
export function handForward(
  f: (x: never) => unknown,
  n: number,
): { readonly run: (x: Float64Array, out: Float64Array) => void; readonly multiplications: number } {
  const tape = trace(
    'handForward',
    f,
    Array.from({ length: n }, (_, i) => tensor(1 + i / 10)),
  );
  const inputs = tape.inputs;
  const live = new Set<Value>(linearizedGraph(tape, (v) => v).vertices);
  const names = new Map<Value, string>(inputs.map((x, i) => [x, `x${i}`]));
  const text = (x: Value): string => names.get(x) ?? (isTraced(x) ? '' : `(${(x as Concrete).values[0]!})`);
  const lines = inputs.map((_, i) => `const x${i} = x[${i}];`);
  let multiplications = 0;
  for (const node of reach(tape.outputs)) {
    if (names.has(node)) continue;
    const y = `v${names.size}`;
    names.set(node, y);
    const [value, ...slopes] = rules[node.op.name]!(text(node.inputs[0]!), node.inputs[1] ? text(node.inputs[1]) : '', y);
    lines.push(`const ${y} = ${value};`);
    const used = node.inputs.flatMap((x, k) => (live.has(x) ? [{ x: x as Node, slope: slopes[k]!, at: `${y}s${k}` }] : []));
    for (const { slope, at } of used) lines.push(`const ${at} = ${slope};`);
    for (let j = 0; j < n; j++) {
      const terms = used.map(({ x, at }) => {
        const input = inputs.indexOf(x);
        if (input >= 0) return input === j ? at : '0';
        multiplications++;
        return `${at} * ${text(x)}d${j}`;
      });
      lines.push(`const ${y}d${j} = ${terms.join(' + ') || '0'};`);
    }
  }
  tape.outputs.forEach((y, i) => inputs.forEach((_, j) => lines.push(`out[${i * n + j}] = ${text(y)}d${j};`)));
  const run = new Function('x', 'out', lines.join('\n')) as (x: Float64Array, out: Float64Array) => void;
  return { run, multiplications };
}
