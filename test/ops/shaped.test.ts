import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import * as library from '../../src/index.ts';
import * as ops from '../../src/ops/index.ts';
import type { Dims, Lawful } from '../../src/index.ts';
import { show } from '../../src/shape/dim.ts';
import { check, compilers, type Compiler } from '../types/compilers.ts';

/** Calls with numbers and trees, and calls of what is no op. */
const furtherCalls = `
add(zeros([2, 3]), 1)
stopGradient(zeros([2, 3]))
where(greater(zeros([2, 3]), 0), zeros([2, 3]), zeros([3]))
tensor([[1, 2, 3], [4, 5, 6]])
tensor(new Float64Array(6), [2, 3])
full([2, 3], 1)
eye(3)
arange(4)
key(1)
splitKey(key(1), 3)
normal(key(1), [4, 5])
uniform(key(1), [4])
bernoulli(key(1), [4, 5], { probability: 0.1 })
categorical(key(1), zeros([4, 5]))
exponential(key(1), [4, 5], { rate: 2 })
gumbel(key(1), [4, 5])
laplace(key(1), [4, 5], { location: 1, scale: 2 })
grad((x) => sum(tanh(x)), zeros([2, 3]))
valueAndGrad((x) => sum(tanh(x)), zeros([2, 3]))[0]
valueAndGrad((x) => sum(tanh(x)), zeros([2, 3]))[1]
jvp((x) => sum(x, 1), zeros([2, 3]), zeros([2, 3]))[1]
vjp((x) => sum(x, 1), zeros([2, 3]))[0]
vjp((x) => sum(x, 1), zeros([2, 3]))[1](zeros([2]))
jacobian((x) => sum(x, 1), zeros([2, 3])).value
jacobian((x) => sum(x, 1), zeros([2, 3])).row([1])
jacobian((x) => sum(x, 1), zeros([2, 3])).column([1, 2])
hessian((x) => sum(tanh(x)), zeros([2, 3])).value
compose(jacobian((y) => sum(y), zeros([2])), jacobian((x) => sum(x, 1), zeros([2, 3]))).value
compile((x: Tensor<[2, 3]>) => sum(x, 1))(zeros([2, 3]))
`;

interface Call {
  readonly text: string;
  /** Its type, as its result has it at run time. */
  readonly type: string;
}

/** The type that a result has, said by its shape. */
function typeOf(result: unknown): string {
  return Array.isArray(result) ? `[${result.map(typeOf).join(', ')}]` : `Tensor<${show((result as { readonly shape: Dims }).shape)}>`;
}

const names = Object.keys(library).filter((name) => typeof library[name as keyof typeof library] === 'function');
const values = names.map((name): unknown => library[name as keyof typeof library]);

function run(text: string): Call {
  const untyped = text.replace(/: Tensor<.*?>(?=\))/, '');
  return { text, type: typeOf(new Function(...names, `return ${untyped}`)(...values)) };
}

/** An op's own examples, and its call with zeros of the first shapes that its laws are tested at, unless it takes more. */
function lawfulCalls(name: string, { laws }: Lawful): Call[] {
  return [...(laws.examples ?? []).map(run), ...plainCall(name, laws)];
}

function plainCall(name: string, laws: Lawful['laws']): Call[] {
  const [first] = laws.cases;
  try {
    return first ? [run(`${name}(${first.shapes.map((shape) => `zeros(${show(shape)})`).join(', ')})`)] : [];
  } catch {
    return [];
  }
}

const calls: readonly Call[] = [
  ...Object.entries<Lawful>(ops).flatMap(([name, op]) => lawfulCalls(name, op)),
  ...furtherCalls.trim().split('\n').map(run),
];

/** One line for each call: it checks when the compiler gives the call this type. */
function print(typed: (type: string) => string): string {
  const source = JSON.stringify(resolve(import.meta.dirname, '../../src/index.ts'));
  const head = [
    `import { ${names.join(', ')}, type Tensor } from ${source};`,
    'type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;',
    'declare function is<Type>(): <Result>(result: Result, same: Same<Result, Type>) => void;',
  ].join(' ');
  return [head, ...calls.map(({ text, type }) => `is<${typed(type)}>()(${text}, true);`)].join('\n');
}

/** The type of a tensor of one more axis. */
const changed = (type: string): string => type.replace('Tensor<[', 'Tensor<[1, ').replace(', ]', ']');
const sources = { 'calls.mts': print((type) => type), 'changed.mts': print(changed) };
const firstLine = 2;

test.each(Object.keys(ops))('%s is called', (name) => {
  expect(calls.filter(({ text }) => text.startsWith(`${name}(`)).length).toBeGreaterThan(0);
});

describe.each(Object.keys(compilers) as Compiler[])('TypeScript %s', (compiler) => {
  let faults: ReturnType<typeof check>['faults'];
  beforeAll(() => {
    ({ faults } = check(compiler, sources));
  }, 120_000);

  test('gives every call the shape that its result has', () => {
    const said = faults.filter(({ file }) => file === 'calls.mts');
    expect(said.map(({ line, message }) => `${calls[line - firstLine]?.text} is ${calls[line - firstLine]?.type}: ${message}`)).toEqual([]);
  });

  test('gives no call another shape, so each check can fail', () => {
    const lines = faults.filter(({ file }) => file === 'changed.mts').map(({ line }) => line);
    expect(lines).toEqual(calls.map((_, i) => firstLine + i));
  });
});
