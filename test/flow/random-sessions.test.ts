// Whatever users do in whatever order, a net is what a few lines of eager code say it is.
import fc from 'fast-check';
import { Subject, type Subscription } from 'rxjs';
import { expect, test } from 'vitest';
import { add, grad, halfSquaredError, matmul, relu, zeros, type Tensor } from 'cotangent';
import { adam, applyUpdate, momentum, type OptimizerState } from 'cotangent/optim';
import { makeNet, parameters, record, type TestRecord } from './nets.ts';

type Parameters = ReturnType<typeof parameters>;
const optimizers = { adam: adam({ learningRate: (step) => 0.1 / step }), momentum: momentum({ learningRate: 0.02 }) } as const;
type Kind = keyof typeof optimizers;
const wires = ['y', 'loss'] as const;

type Action =
  | { readonly do: 'push'; readonly batch: number }
  | { readonly do: 'feed'; readonly kind: Kind; readonly batch: number }
  | { readonly do: 'refuse'; readonly kind: Kind }
  | { readonly do: 'toggle fit'; readonly kind: Kind }
  | { readonly do: 'toggle tap'; readonly wire: (typeof wires)[number] }
  | { readonly do: 'toggle bar' }
  | { readonly do: 'run'; readonly batch: number }
  | { readonly do: 'save' | 'restore' | 'assign' };

const kind = fc.constantFrom<Kind>('adam', 'momentum');
const batch = fc.integer({ min: 0, max: 4 });
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ do: fc.constant('push'), batch }),
  { weight: 4, arbitrary: fc.record({ do: fc.constant('feed'), kind, batch: fc.integer({ min: 1, max: 4 }) }) },
  fc.record({ do: fc.constant('refuse'), kind }),
  { weight: 2, arbitrary: fc.record({ do: fc.constant('toggle fit'), kind }) },
  fc.record({ do: fc.constant('toggle tap'), wire: fc.constantFrom(...wires) }),
  fc.record({ do: fc.constant('toggle bar') }),
  fc.record({ do: fc.constant('run'), batch }),
  fc.record({ do: fc.constantFrom('save', 'restore', 'assign') }),
) as fc.Arbitrary<Action>;

/** The model of `makeNet`, eagerly. */
function outputs({ x, t }: TestRecord, p: Parameters): { y: Tensor; loss: Tensor<[]> } {
  const y = add(matmul(relu(add(matmul(x, p.hidden.w), p.hidden.b)), p.head.w), p.head.b);
  return { y, loss: halfSquaredError(y, t) };
}

interface Memory {
  readonly parameters: Parameters;
  readonly states: { readonly [K in Kind]?: OptimizerState };
}

/** What was seen by whom, and after which action. Within a turn, streams may emit in any order. */
class Log {
  readonly #lines: { readonly at: number; readonly who: string; readonly values: readonly number[] }[] = [];
  at = 0;
  see(who: string, { data }: Pick<Tensor, 'data'>): void {
    this.#lines.push({ at: this.at, who, values: [...data] });
  }
  get who(): string[] {
    return this.#sorted().map(({ at, who, values }) => `${at} ${who} ${values.length}`);
  }
  get values(): number[] {
    return this.#sorted().flatMap(({ values }) => values);
  }
  #sorted() {
    return this.#lines.toSorted((a, b) => a.at - b.at || (a.who < b.who ? -1 : 1));
  }
}

/** Runs actions on a net and on the eager model of it; gives back what each saw. */
function session(actions: readonly Action[]): { seen: Log; expected: Log; demand: readonly string[]; expectedDemand: string[] } {
  const net = makeNet({ backend: 'plain' });
  const [seen, expected] = [new Log(), new Log()];
  let memory: Memory = { parameters: parameters(), states: {} };
  let [saved, savedMemory] = [net.state(), memory];
  const subscriptions = new Map<string, Subscription>();
  const feeds = { adam: new Subject<TestRecord>(), momentum: new Subject<TestRecord>() };
  const toggle = (name: string, subscribe: () => Subscription): void => {
    const known = subscriptions.get(name);
    known?.unsubscribe();
    if (known) subscriptions.delete(name);
    else subscriptions.set(name, subscribe());
  };
  const turn = (r: TestRecord): void => {
    const values = outputs(r, memory.parameters);
    for (const name of subscriptions.keys()) {
      if (name === 'bar') expected.see(name, grad((p: Parameters) => outputs(r, p).loss, memory.parameters).hidden.w);
      else if (name in values) expected.see(name, values[name as 'y' | 'loss']);
    }
  };
  actions.forEach((a, n) => {
    seen.at = expected.at = n;
    switch (a.do) {
      case 'push':
        turn(record(a.batch, n));
        net.push(record(a.batch, n));
        break;
      case 'run': {
        const one = new Subject<TestRecord>();
        one.pipe(net.run('loss')).subscribe(({ loss }) => seen.see('run', loss));
        turn(record(a.batch, n));
        expected.see('run', outputs(record(a.batch, n), memory.parameters).loss);
        one.next(record(a.batch, n));
        one.complete();
        break;
      }
      case 'feed': {
        const r = record(a.batch, n);
        feeds[a.kind].next(r);
        if (!subscriptions.has(`fit ${a.kind}`)) break;
        turn(r);
        expected.see('fit', outputs(r, memory.parameters).loss);
        const gradient = grad((p: Parameters) => outputs(r, p).loss, memory.parameters);
        const [after, state] = applyUpdate(optimizers[a.kind], memory.parameters, gradient, memory.states[a.kind]);
        memory = { parameters: after, states: { ...memory.states, [a.kind]: state } };
        break;
      }
      case 'refuse':
        feeds[a.kind].next({ x: zeros([2, 3]), t: zeros([3, 2]) } as never);
        break;
      case 'toggle fit':
        toggle(`fit ${a.kind}`, () =>
          feeds[a.kind]
            .pipe(net.fit('loss', optimizers[a.kind], { name: a.kind, rejected$: {} }))
            .subscribe((loss) => seen.see('fit', loss)),
        );
        break;
      case 'toggle tap':
        toggle(a.wire, () => net.activation$(a.wire).subscribe((value) => seen.see(a.wire, value)));
        break;
      case 'toggle bar':
        toggle('bar', () => net.cotangent$('loss', 'hidden.w').subscribe((bar) => seen.see('bar', bar)));
        break;
      case 'save':
        [saved, savedMemory] = [net.state(), memory];
        break;
      case 'restore':
        net.restore(saved);
        memory = savedMemory;
        break;
      case 'assign':
        net.assign(parameters());
        memory = { ...memory, parameters: parameters() };
        break;
    }
  });
  seen.at = expected.at = actions.length;
  for (const path of ['hidden.w', 'hidden.b', 'head.w', 'head.b']) {
    const [layer, name] = path.split('.') as ['hidden', 'w'];
    seen.see(path, net.snapshot()[layer][name]);
    expected.see(path, memory.parameters[layer][name]);
  }
  const { demand } = net.stats;
  const expectedDemand = [...subscriptions.keys()].flatMap((name) =>
    name === 'bar' ? ["cotangent 'loss' 'hidden.w'"] : name.startsWith('fit') ? [] : [`activation '${name}'`],
  );
  net.dispose();
  if (net.stats.bytes !== 0) throw new Error(`${net.stats.bytes} bytes are left`);
  return { seen, expected, demand, expectedDemand };
}

test('taps, fits, faults, saves and restores in any order are what eager code says', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
      const { seen, expected, demand, expectedDemand } = session(actions);
      expect(seen.who).toEqual(expected.who);
      const others = expected.values;
      // a loss over no examples is NaN in both
      seen.values.forEach((value, i) => (Number.isNaN(others[i]!) ? expect(value).toBeNaN() : expect(value).toBeCloseTo(others[i]!, 9)));
      expect(demand).toEqual(expectedDemand);
    }),
    { numRuns: 60 },
  );
});
