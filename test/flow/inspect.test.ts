import { of } from 'rxjs';
import { describe, expect, test } from 'vitest';
import type { Tensor } from 'cotangent';
import type { Inspected } from 'cotangent/flow';
import { adam } from 'cotangent/optim';
import { bits, makeNet, record } from './nets.ts';

const trainOn = (net: ReturnType<typeof makeNet>): number[] => {
  const losses: number[] = [];
  of(...Array.from({ length: 10 }, (_, n) => record(1 + (n % 3), n)))
    .pipe(net.fit('loss', adam({ learningRate: 0.05 })))
    .subscribe((loss) => losses.push(loss.data[0]!));
  return losses;
};

describe('an inspected net', () => {
  test('gives the same numbers as the compiled plan', () => {
    const [inspected, compiled] = [makeNet({ inspect: true }), makeNet()];
    const taps: Record<string, Tensor[]> = { inspected: [], compiled: [] };
    for (const [name, net] of Object.entries({ inspected, compiled })) {
      net.activation$('hidden').subscribe((h) => taps[name]!.push(h));
      net.cotangent$('loss', 'hidden.w').subscribe((bar) => taps[name]!.push(bar));
    }
    const [a, b] = [trainOn(inspected), trainOn(compiled)];
    a.forEach((loss, i) => expect(loss).toBeCloseTo(b[i]!, 12));
    const flat = (tensors: Tensor[]): number[] => tensors.flatMap((t) => [...t.data]);
    const [seen, expected] = [flat(taps['inspected']!), flat(taps['compiled']!)];
    expect(seen).toHaveLength(expected.length);
    seen.forEach((x, i) => expect(x).toBeCloseTo(expected[i]!, 12));
  });

  test('has an Observable of the activation and of the cotangent of every node, with shape, time and bytes', () => {
    const net = makeNet({ inspect: true });
    net.push(record(5));
    const { nodes } = net.inspect;
    expect(nodes.length).toBeGreaterThan(8);
    const [values, bars]: [Record<string, Inspected>, Record<string, Inspected>] = [{}, {}];
    for (const { name } of nodes) {
      net.inspect.activation$(name).subscribe((value) => (values[name] = value));
      net.inspect.cotangent$('loss', name).subscribe((bar) => (bars[name] = bar));
    }
    net.push(record(5));
    for (const { name, op, shape, bytes } of nodes) {
      expect(values[name]!.tensor.shape).toEqual(shape);
      expect(bars[name]!.tensor.shape).toEqual(shape);
      expect(bytes).toBe(8 * shape.reduce((n, d) => n * d, 1));
      if (op === 'input') expect(values[name]!.milliseconds).toBeNaN();
      else expect(values[name]!.milliseconds).toBeGreaterThanOrEqual(0);
    }
    const relu = nodes.find(({ op }) => op === 'relu')!;
    const named: Inspected[] = [];
    net.inspect.activation$('hidden').subscribe((value) => named.push(value));
    net.push(record(5));
    expect(bits(named[0]!.tensor)).toEqual(bits(values[relu.name]!.tensor));
  });

  test('completes its streams when it is disposed of', () => {
    const net = makeNet({ inspect: true });
    let completed = 0;
    net.inspect.activation$('#0').subscribe({ complete: () => completed++ });
    net.dispose();
    expect(completed).toBe(1);
  });

  test('knows no other nodes', () => {
    const net = makeNet({ inspect: true });
    expect(() => net.inspect.activation$('#999')).toThrow("activation$: the net has no wire '#999'");
  });
});

test('a net without { inspect: true } says so', () => {
  const net = makeNet();
  expect(() => net.inspect.nodes).toThrow('inspect: the net was not made with { inspect: true }');
  expect(() => net.inspect.activation$('#0')).toThrow('inspect: the net was not made');
});
