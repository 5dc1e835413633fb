// Programs as a user writes them, of any length: what the compiler is given to count and to time.

import { join } from 'node:path';

const source = (path: string): string => JSON.stringify(join(import.meta.dirname, '../../src', path));

/** What is imported by both programs, and nothing done with it. */
export const imports: string = `
import { add, concat, einsum, key, matmul, mul, permute, relu, reshape, zeros } from ${source('index.ts')};
import { apply, dense, initialize, relu as activation, sequential } from ${source('nn/index.ts')};
export { activation, add, apply, concat, dense, einsum, initialize, key, matmul, mul, permute, relu, reshape, sequential, zeros };`;

/** A model of so many named dense layers, with ReLUs between, its parameter tree, and its application. */
export function layersProgram(layers: number): string {
  const widths = Array.from({ length: layers }, (_, i) => 16 + ((i * 37) % 500));
  return [
    imports,
    `const model = sequential([784], ${widths.map((width, i) => `dense(${width}, 'layer${i}'), activation()`).join(', ')});`,
    `const parameters = initialize(model, key(1));`,
    `export const { w } = parameters.layer${layers - 1};`,
    `export const y = apply(model, parameters, zeros([32, 784]));`,
  ].join('\n');
}

const steps: readonly ((n: number) => string)[] = [
  (n) => `matmul(x, zeros([${n}, ${n + 1}]))`,
  (n) => `add(x, zeros([${n + 1}]))`,
  () => `relu(x)`,
  (n) => `reshape(x, [4, 8, ${n + 1}])`,
  (n) => `einsum('abc,cd->abd', x, zeros([${n + 1}, ${n + 2}]))`,
  () => `permute(x, [0, 2, 1])`,
  () => `permute(x, [0, 2, 1])`,
  (n) => `reshape(x, [32, ${n + 2}])`,
  () => `concat([x, zeros([32, 3])], 1)`,
  (n) => `mul(x, zeros([32, ${n + 5}]))`,
];

/** A chain of so many ops, each on sizes that none before it has. */
export function opsProgram(ops: number): string {
  const lines: string[] = [];
  let n = 100;
  for (let i = 0; i < ops; i++) {
    const step = steps[i % steps.length]!;
    lines.push(`const x${i + 1} = ${step(n).replace(/\bx\b/, `x${i}`)};`);
    if (i % steps.length === steps.length - 1) n += 5;
  }
  return [imports, `const x0 = zeros([32, 100]);`, ...lines, `export { x${ops} };`].join('\n');
}
