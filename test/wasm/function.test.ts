import { expect, test } from 'vitest';
import { i32, type Local } from '../../src/wasm/emitter.ts';
import { FunctionBuilder } from '../../src/wasm/function.ts';
import { instantiate, ModuleBuilder } from '../../src/wasm/module.ts';

/** Run a function of one integer. */
function run(make: (f: FunctionBuilder, n: Local<'i32'>) => void, n: number): number {
  const f = new FunctionBuilder({ returns: true });
  make(f, f.param('i32'));
  const module = new ModuleBuilder();
  module.add(f, 'f');
  return (instantiate(module.toBytes(), new WebAssembly.Memory({ initial: 1 })).f as (n: number) => number)(n);
}

const sumBelow = (f: FunctionBuilder, n: Local<'i32'>): void => {
  const [i, sum] = [f.local('i32'), f.local('i32')];
  f.for(i, n, 2, () => f.increase(sum, i));
  f.return(sum);
};

test.each([
  [0, 0],
  [-3, 0],
  [1, 0],
  [7, 12],
])('a loop by twos below %d adds up to %d', (n, sum) => {
  expect(run(sumBelow, n)).toBe(sum);
});

test('repeat runs its body as often as it is told', () => {
  const double = (f: FunctionBuilder, n: Local<'i32'>): void => {
    const x = f.local('i32');
    f.set(x, i32.constant(1));
    f.repeat(n, () => f.set(x, i32.add(x, x)));
    f.return(x);
  };
  expect(run(double, 10)).toBe(1024);
});

test('if takes one branch', () => {
  const sign = (f: FunctionBuilder, n: Local<'i32'>): void => {
    f.if(
      i32.less(n, i32.constant(0)),
      () => f.set(n, i32.constant(-1)),
      () => f.set(n, i32.constant(1)),
    );
    f.return(n);
  };
  expect([run(sign, -9), run(sign, 9)]).toEqual([-1, 1]);
});

test('the prologue runs before what was written earlier', () => {
  const late = (f: FunctionBuilder, n: Local<'i32'>): void => {
    const x = f.local('i32');
    f.increase(x, n);
    f.prologue(() => f.set(x, i32.constant(100)));
    f.return(x);
  };
  expect(run(late, 5)).toBe(105);
});

test('a parameter after a local is refused', () => {
  const f = new FunctionBuilder();
  f.local('v128');
  expect(() => f.param('i32')).toThrow('a parameter was declared after a local');
});
