import { describe, expect, test } from 'vitest';
import { compile, grad, key, mul, normal, square, sub, sum, tensor, type Tensor, type Tree } from '../../src/index.ts';
import { adam, applyUpdate, momentum, sgd, type Optimizer, type OptimizerState } from '../../src/optim/index.ts';
import { adamLoop, momentumLoop, sgdLoop, type Loop } from './rules.ts';

const size = 6;
const cases: readonly (readonly [string, Optimizer, () => Loop])[] = [
  ['sgd', sgd({ learningRate: 0.1 }), sgdLoop],
  ['sgd with a schedule', sgd({ learningRate: (step) => 0.1 / step }), sgdLoop],
  ['momentum', momentum({ learningRate: 0.05, momentum: 0.8 }), () => momentumLoop(0.8, false, size)],
  ['momentum at its default of 0.9', momentum({ learningRate: 0.05 }), () => momentumLoop(0.9, false, size)],
  ['Nesterov momentum', momentum({ learningRate: 0.05, momentum: 0.8, nesterov: true }), () => momentumLoop(0.8, true, size)],
  ['adam', adam({ learningRate: 0.01, beta1: 0.7, beta2: 0.95, epsilon: 1e-3 }), () => adamLoop(0.7, 0.95, 1e-3, size)],
  ['adam at its defaults', adam({ learningRate: 0.01 }), () => adamLoop(0.9, 0.999, 1e-8, size)],
];

describe.each(cases)('%s', (_name, optimizer, makeLoop) => {
  test('makes the updates of the loop in its paper, for 20 steps', () => {
    const loop = makeLoop();
    let parameters: { w: Tensor<[2, 3]> } = { w: normal(key(1), [2, 3]) };
    const expected = parameters.w.data.slice();
    let state: OptimizerState | undefined;
    for (let step = 1; step <= 20; step++) {
      const gradient = normal(key(100 + step), [2, 3]);
      const rate = typeof optimizer.learningRate === 'number' ? optimizer.learningRate : optimizer.learningRate(step);
      loop(expected, gradient.data, rate, step);
      [parameters, state] = applyUpdate(optimizer, parameters, { w: gradient }, state);
      parameters.w.data.forEach((x, i) => expect(Math.abs(x - expected[i]!)).toBeLessThanOrEqual(1e-13 * (1 + Math.abs(expected[i]!))));
    }
    expect(state!.step).toBe(20);
  });

  test('descends on a quadratic bowl', () => {
    const goal = tensor([3, -2, 0.5]);
    const loss = (p: { x: Tensor<[3]> }): Tensor<[]> => sum(mul(tensor([1, 4, 0.5]), square(sub(p.x, goal))));
    let parameters: { x: Tensor<[3]> } = { x: tensor([0, 0, 0]) };
    let state: OptimizerState | undefined;
    const start = loss(parameters).data[0]!;
    for (let step = 0; step < 100; step++) [parameters, state] = applyUpdate(optimizer, parameters, grad(loss, parameters), state);
    expect(loss(parameters).data[0]!).toBeLessThan(0.7 * start);
  });
});

test.each(cases)('%s makes the same updates compiled as eager, to the last bit', (_name, optimizer) => {
  const shape = [5, 7] as const;
  const slots = optimizer.slots(shape).map((slot, i) => square(normal(key(10 + i), shape)));
  const at = { p: normal(key(1), shape), g: normal(key(2), shape), slots, rate: tensor(0.03), step: tensor(4) };
  const update = (x: typeof at): Tree => optimizer.update(x.p, x.g, x.slots, x);
  const program = compile(update);
  const bits = (tree: Tree): number[][] => (tree as Tensor[]).map((x) => [...x.data]);
  expect(bits(program(at))).toEqual(bits(update(at)));
  program.dispose();
});

test('sgd subtracts the rate times the gradient, to the last bit', () => {
  const [after] = applyUpdate(sgd({ learningRate: 0.1 }), tensor([1, 2, 3]), tensor([0.3, -0.7, 1e-9]));
  expect([...after.data]).toEqual([1 - 0.1 * 0.3, 2 - 0.1 * -0.7, 3 - 0.1 * 1e-9]);
});

test('the first step of adam has the length of the rate, whatever the gradient, but for epsilon', () => {
  const [after] = applyUpdate(adam({ learningRate: 0.25 }), tensor([1, 1, 1]), tensor([1e-3, -5, 1e6]));
  after.data.forEach((x, i) => expect(x).toBeCloseTo([0.75, 1.25, 0.75][i]!, 5));
});

test('a gradient of 0 leaves adam where it is, without a NaN', () => {
  const [after] = applyUpdate(adam({ learningRate: 0.25 }), tensor([1, -2]), tensor([0, 0]));
  expect([...after.data]).toEqual([1, -2]);
});

test('epsilon stands outside the root: it bounds the step of a tiny gradient', () => {
  const [after] = applyUpdate(adam({ learningRate: 1, epsilon: 1 }), tensor([0]), tensor([1e-3]));
  expect(after.data[0]).toBeCloseTo(-1e-3 / (1e-3 + 1), 12);
});

describe('settings that make no sense are refused', () => {
  test.each([
    [() => sgd({ learningRate: -1 }), 'sgd: learningRate must be a finite number of 0 or more, got -1'],
    [() => sgd({ learningRate: NaN }), 'sgd: learningRate must be a finite number of 0 or more, got NaN'],
    [() => sgd({ learningRate: '0.1' as never }), 'sgd: learningRate must be a finite number of 0 or more, got 0.1'],
    [() => adam({ learningRate: Infinity }), 'adam: learningRate must be a finite number of 0 or more, got Infinity'],
    [() => adam({ learningRate: 0.1, beta1: 1 }), 'adam: beta1 must be at least 0 and below 1, got 1'],
    [() => adam({ learningRate: 0.1, beta2: -0.1 }), 'adam: beta2 must be at least 0 and below 1, got -0.1'],
    [() => adam({ learningRate: 0.1, epsilon: 0 }), 'adam: epsilon must be a finite number above 0, got 0'],
    [() => momentum({ learningRate: 0.1, momentum: 1.5 }), 'momentum: momentum must be at least 0 and below 1, got 1.5'],
  ])('%s', (make, sentence) => {
    expect(make).toThrow(sentence);
  });
});
