// `npm run bench`: what the README promises, as ratios to hand-written loops in the same run. Rest the machine first.
import { Subject } from 'rxjs';
import {
  add,
  compile,
  grad,
  halfSquaredError,
  key,
  matmul,
  mul,
  normal,
  relu,
  scan,
  splitKey,
  sum,
  tanh,
  tensor,
  zeros,
  type Tensor,
} from 'cotangent';
import { dataflow } from 'cotangent/flow';
import { linear } from 'cotangent/nn';
import { sgd } from 'cotangent/optim';
import { compileProgram } from '../src/compile/compile-program.ts';
import { createArena } from '../src/memory/arena.ts';
import { placeholder } from '../src/tensor/graph.ts';
import { HandMlp, HandOnline, handMatmul, handRecurrent } from './hand.ts';
import { benchJacobians } from './jacobians.ts';
import { best, report } from './measure.ts';
import { benchSparse } from './sparse.ts';
import { benchTypes } from './types.ts';

const only = process.argv.slice(2);
const section = (name: string, run: () => void): void => {
  if (only.length > 0 && !only.includes(name)) return;
  console.log(`\n${name}`);
  run();
};
section('online', () => {
  const [inputs, hidden, rate, records, calls] = [8, 32, 1e-3, 1024, 20_000] as const;
  const [k1, k2, k3] = splitKey(key(1), 3);
  const w1 = normal(k1, [8, 32], { deviation: 0.35 });
  const w2 = normal(k2, [32, 1], { deviation: 0.18 });
  const data = normal(k3, [records, inputs]).data;
  const xs = Array.from({ length: records }, (_, i) => data.slice(i * inputs, (i + 1) * inputs));
  const targets = xs.map((x) => Math.sin(x[0]! * 3) + x[1]! * x[2]!);

  const net = dataflow({ x: [8], t: [1] }, { hidden: { w: w1, b: zeros([32]) }, head: { w: w2, b: zeros([1]) } }, ({ x, t }, p) => ({
    loss: halfSquaredError(add(matmul(relu(add(matmul(x, p.hidden.w), p.hidden.b)), p.head.w), p.head.b), t),
  }));
  const stream = xs.map((x, i) => ({ x: tensor(x, [8]), t: tensor([targets[i]!]) }));
  const source = new Subject<(typeof stream)[number]>();
  let last = 0;
  source.pipe(net.fit('loss', sgd({ learningRate: rate }))).subscribe((loss) => (last = loss.data[0]!));

  const byUnit = Float64Array.from({ length: inputs * hidden }, (_, i) => w1.data[(i % inputs) * hidden + Math.floor(i / inputs)]!);
  const hand = new HandOnline(byUnit, w2.data);
  let at = 0;
  const ours = (): void => {
    for (let i = 0; i < calls; i++) source.next(stream[(at + i) % records]!);
  };
  let handLast = 0;
  const loop = (): void => {
    for (let i = 0; i < calls; i++) handLast = hand.step(xs[(at + i) % records]!, targets[(at + i) % records]!, rate);
    at += calls;
  };
  ours();
  loop();
  const p = net.snapshot();
  let worst = 0;
  for (let i = 0; i < inputs; i++)
    for (let j = 0; j < hidden; j++) worst = Math.max(worst, Math.abs(p.hidden.w.data[i * hidden + j]! - hand.w1[j * inputs + i]!));
  console.log(
    `after ${calls} steps: losses ${last.toPrecision(8)} and ${handLast.toPrecision(8)}, weights differ by at most ${worst.toExponential(1)}`,
  );
  const time = best({ ours, loop }, { calls, milliseconds: 3000 });
  report(
    '8-32-1 online step, Subject -> fit -> loss',
    time['ours']!,
    `${(time['loop']! / time['ours']!).toFixed(2)}× the loop (asked: 1.5)`,
  );
  report('hand-written loop', time['loop']!);
  net.dispose();
});

section('digits', () => {
  const [batch, rate, calls] = [32, 0.01, 10] as const;
  const sizes = [784, 128, 64, 10] as const;
  const keys = splitKey(key(2), 5);
  const weights = [
    normal(keys[0], [784, 128], { deviation: 0.05 }),
    normal(keys[1], [128, 64], { deviation: 0.1 }),
    normal(keys[2], [64, 10], { deviation: 0.1 }),
  ] as const;
  const parameters = { a: { w: weights[0], b: zeros([128]) }, b: { w: weights[1], b: zeros([64]) }, c: { w: weights[2], b: zeros([10]) } };
  const started = performance.now();
  const net = dataflow({ x: ['batch', 784], t: ['batch', 10] }, parameters, ({ x, t }, p) => ({
    loss: halfSquaredError(linear(relu(linear(relu(linear(x, p.a)), p.b)), p.c), t),
  }));
  const record = { x: normal(keys[3], [batch, 784]), t: normal(keys[4], [batch, 10]) };
  const source = new Subject<typeof record>();
  let loss = 0;
  source.pipe(net.fit('loss', sgd({ learningRate: rate }))).subscribe((l) => (loss = l.data[0]!));
  source.next(record);
  report('784-128-64-10: net, trace, compile, first step', (performance.now() - started) * 1e6);
  const hand = new HandMlp(
    sizes,
    weights.map((w) => w.data),
    batch,
  );
  const [x, t] = [record.x.data, record.t.data];
  const first = hand.step(x, t, batch, rate);
  console.log(`loss of the first step: ${loss.toPrecision(12)} and ${first.toPrecision(12)}`);
  const time = best(
    {
      ours: () => {
        for (let i = 0; i < calls; i++) source.next(record);
      },
      loop: () => {
        for (let i = 0; i < calls; i++) hand.step(x, t, batch, rate);
      },
    },
    { calls, milliseconds: 4000 },
  );
  report(
    '784-128-64-10 SGD step, batch 32',
    time['ours']!,
    `${(time['loop']! / time['ours']!).toFixed(2)}× the loop (asked: 4), ${(1e9 / time['ours']!).toFixed(0)} steps/s`,
  );
  report('hand-written loop', time['loop']!);
  net.dispose();
});

section('products', () => {
  for (const n of [64, 128, 256, 512, 1024]) {
    const [a, b] = [normal(key(3), [n, n]), normal(key(4), [n, n])];
    const product = compile(({ a: x, b: y }: { a: Tensor<[number, number]>; b: Tensor<[number, number]> }) => matmul(x, y));
    const kernel = productKernel(a, b);
    const calls = Math.max(1, Math.round(2e7 / n ** 3));
    const out = new Float64Array(n * n);
    const [left, right] = [a.data, b.data];
    const repeat = (run: () => void) => (): void => {
      for (let i = 0; i < calls; i++) run();
    };
    const contestants = {
      kernel: repeat(kernel),
      compiled: repeat(() => void product({ a, b })),
      ...(n <= 512 && { loop: repeat(() => handMatmul(out, left, right, n, n, n)) }),
    };
    const time = best(contestants, { calls, milliseconds: 1500 });
    const rate = (ns: number): string => `${((2 * n ** 3) / ns).toFixed(1)} GFLOP/s`;
    const loop = time['loop'];
    report(
      `${n} × ${n} · ${n} × ${n}`,
      time['kernel']!,
      `${rate(time['kernel']!)} (asked: 22)${loop ? `, ${(loop / time['kernel']!).toFixed(1)}× the loop` : ''}; through compile, copied in and out: ${rate(time['compiled']!)}`,
    );
    product.dispose();
  }
});

/** One product within a program, where its operands already lie in memory. */
function productKernel(a: Tensor, b: Tensor): () => void {
  const arena = createArena();
  const [x, y] = [placeholder(a.shape as number[]), placeholder(b.shape as number[])];
  const value = matmul(x as never, y as never) as never;
  const program = compileProgram({ arena, inputs: [x, y], entries: [[{ value }]] });
  [a, b].forEach((operand, i) => arena.view(program.inputs[i]!.address, program.inputs[i]!.length).set(operand.data));
  return program.entries[0]!;
}

section('compile', () => {
  const chain =
    (nodes: number) =>
    (x: Tensor<[16]>): Tensor<[16]> => {
      let y = x;
      for (let i = 0; i < nodes; i++) y = i % 2 === 0 ? tanh(mul(y, 0.9 + i / 1e4)) : add(y, mul(x, i / 1e4));
      return y;
    };
  const x = normal(key(5), [16]);
  const layers = (p: { readonly w: Tensor<[16, 16]>; readonly x: Tensor<[16]> }): Tensor<[]> => {
    let y = p.x;
    for (let i = 0; i < 100; i++) y = tanh(matmul(y, p.w));
    return sum(y);
  };
  const timed = (name: string, run: () => unknown): void => {
    const start = performance.now();
    run();
    report(name, (performance.now() - start) * 1e6, '(asked: 300 ms)');
  };
  timed('1000 elementwise nodes: trace, compile, run', () => compile(chain(500))(x));
  timed('gradient of 100 layers (about 1000 nodes)', () =>
    compile((p: { w: Tensor<[16, 16]>; x: Tensor<[16]> }) => grad(layers, p))({ w: normal(key(6), [16, 16]), x }),
  );
});

section('loops', () => {
  const [n, steps] = [32, 100] as const;
  const w = mul(normal(key(7), [n, n]), 0.1);
  const xs = normal(key(8), [steps, n]);
  const f = (p: { w: Tensor<[typeof n, typeof n]>; xs: Tensor<[typeof steps, typeof n]> }): Tensor<[]> =>
    sum(
      scan(
        (h, x) => {
          const next = tanh(add(matmul(p.w, h), x));
          return [next, next];
        },
        zeros([n]),
        p.xs,
      )[1],
    );
  const [forward, gradient] = [compile(f), compile((p: Parameters<typeof f>[0]) => grad(f, p))];
  const [weights, items] = [w.data, xs.data];
  const time = best(
    {
      forward: () => void forward({ w, xs }),
      gradient: () => void gradient({ w, xs }),
      loop: () => void handRecurrent(weights, items, n, steps),
    },
    { calls: 1, milliseconds: 2000 },
  );
  const ratio = (name: string): string => `${(time['loop']! / time[name]!).toFixed(2)}× the forward loop`;
  report('scan of 100 steps tanh(W·h + x), 32 units', time['forward']!, ratio('forward'));
  report('its gradient by W and x', time['gradient']!, ratio('gradient'));
  report('hand-written forward loop', time['loop']!);
});

section('jacobians', benchJacobians);

section('sparse', benchSparse);

section('types', benchTypes);
