// How the solution of a differential equation depends on its start and its parameters: derivatives of the steps themselves, through `scan`.
import { add, arange, compile, div, jacobian, jvp, matmul, mul, round, scan, tensor, toArray, type Tensor } from 'cotangent';
import { flow, h, run, rungeKutta, steps, type Setting, type State } from './models/lotka-volterra.ts';

const setting: Setting = { start: tensor([1, 0.5]), rates: tensor([1.1, 0.8, 0.9, 0.5]) };
const names = ['x₀', 'y₀', 'α', 'β', 'γ', 'δ'];

// One step: where it ends by where it starts, and by the rates.
const step = jacobian(({ start, rates }: Setting) => rungeKutta(start, (z) => flow(z, rates)), setting);
console.log('one step by its start', JSON.stringify(rounded(step.start.value)));
console.log('one step by the rates', JSON.stringify(rounded(step.rates.value)));

function rounded(x: Tensor): unknown {
  return toArray(div(round(mul(x, 1e6)), 1e6));
}

// The whole run: [300, 2] states by 2 numbers and 4 rates, from the side of the inputs, for they are few.
const sensitivity = compile((at: Setting) => {
  const J = jacobian(run, at, { order: 'forward' });
  return { start: J.start.value, rates: J.rates.value };
});
const { start: byStart, rates: byRates } = sensitivity(setting);
const states = run(setting);
const last = (steps - 1) * 2;
console.log(`\nafter t = ${steps * h}: ${states.data[last]!.toFixed(6)} prey, ${states.data[last + 1]!.toFixed(6)} predators`);
console.log(['', ...names].map((name) => name.padStart(11)).join(''));
for (const [i, of] of ['prey by', 'predators'].entries()) {
  const row = [...byStart.data.slice(2 * (last + i), 2 * (last + i) + 2), ...byRates.data.slice(4 * (last + i), 4 * (last + i) + 4)];
  console.log(of.padEnd(11) + row.map((s) => s.toFixed(6).padStart(11)).join(''));
}

// The variational equation Ṡ = ∂f/∂z·S + ∂f/∂p says the same: stepped beside the state by the same method, it is the derivative of the steps.
let worst = 0;
for (let k = 0; k < 6; k++) {
  const unit = (n: number, at: number): number[] => Array.from({ length: n }, (_, i) => (i === at ? 1 : 0));
  const [zDot, pDot] = [tensor(unit(2, k), [2]), tensor(unit(4, k - 2), [4])];
  const varied = ([z, s]: readonly [State, State]) =>
    jvp(([at, rates]) => flow(at, rates), [z, setting.rates] as const, [s, pDot] as const);
  const both = scan(
    ([z, s]) => {
      const next = pairStep(z, s, varied);
      return [next, next[1]];
    },
    [setting.start, zDot] as const,
    arange(steps),
  )[1];
  both.data.forEach((s, i) => {
    const found = k < 2 ? byStart.data[2 * i + k]! : byRates.data[4 * i + k - 2]!;
    worst = Math.max(worst, Math.abs(s - found) / (1 + Math.abs(s)));
  });
}
console.log(`\nagrees with the variational equation at all ${steps} times: ${worst < 1e-12}`);

/** A Runge–Kutta step of a state and its sensitivity together. */
function pairStep(z: State, s: State, f: (at: readonly [State, State]) => readonly [State, State]): [State, State] {
  const go = (by: number, [dz, ds]: readonly [State, State]): [State, State] => [add(z, mul(by, dz)), add(s, mul(by, ds))];
  const k1 = f([z, s]);
  const k2 = f(go(h / 2, k1));
  const k3 = f(go(h / 2, k2));
  const k4 = f(go(h, k3));
  const mean = (i: 0 | 1): State => div(add(add(k1[i], k4[i]), mul(2, add(k2[i], k3[i]))), 6);
  return go(h, [mean(0), mean(1)]);
}

// Central differences agree as far as they can.
let apart = 0;
const rates = setting.rates.data;
for (let k = 0; k < 4; k++) {
  const moved = (by: number): Tensor<[300, 2]> =>
    run({
      ...setting,
      rates: tensor(
        rates.map((r, i) => (i === k ? r + by : r)),
        [4],
      ),
    });
  const [ahead, behind] = [moved(1e-5), moved(-1e-5)];
  ahead.data.forEach((v, i) => {
    const s = byRates.data[4 * i + k]!;
    apart = Math.max(apart, Math.abs((v - behind.data[i]!) / 2e-5 - s) / (1 + Math.abs(s)));
  });
}
console.log(`agrees with central differences by the rates to 1e-7: ${apart < 1e-7}`);

// And the sensitivity foretells: other rates, without another run.
const change = tensor([0.001, 0, -0.001, 0]);
const foretold = add(states, matmul(byRates, change));
const there = run({ ...setting, rates: add(setting.rates, change) });
console.log(`with α + 0.001 and γ - 0.001: ${foretold.data[last]!.toFixed(4)} prey foretold, ${there.data[last]!.toFixed(4)} found`);
