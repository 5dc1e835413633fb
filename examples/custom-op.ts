// An op of one's own: one scalar expression and its slope. Shapes, kernels, fusion, all derivatives and laws follow.
import {
  abs,
  add,
  compile,
  defineElementwise,
  defineOperator,
  div,
  grad,
  hessian,
  square,
  sub,
  sum,
  tensor,
  toArray,
  type OperatorFunction,
  type Tensor,
} from 'cotangent';
import { checkGradients, checkOp, lawsOf } from 'cotangent/laws';

/** x / (1 + |x|), between -1 and 1. */
const softsign = defineElementwise({
  name: 'softsign',
  scalar: (s, x) => s.div(x, s.add(s.constant(1), s.abs(x))),
  slopes: ([x]) => [square(div(1, add(1, abs(x))))],
  laws: { kinks: [0], conventions: [{ at: [0], slopes: [1] }] }, // its second derivative jumps there
});

const x = tensor([-3, -0.5, 1]);
console.log('softsign ', toArray(softsign(x)));
console.log('gradient ', toArray(grad((x) => sum(softsign(x)), x)));
console.log('hessian  ', toArray(hessian((x) => sum(softsign(x)), x).value));
console.log('compiled ', toArray(compile((x: Tensor<[3]>) => square(softsign(x)))(x)));

checkOp(softsign, { seed: 1, runs: 20 });
console.log(`all ${lawsOf(softsign).length} laws hold`);

// The same with a slip in its slope: forward and reverse agree with each other, but not with differences.
const slipped = defineElementwise({
  name: 'slipped',
  scalar: (s, x) => s.div(x, s.add(s.constant(1), s.abs(x))),
  slopes: ([x]) => [div(1, add(1, abs(x)))],
  laws: { kinks: [0] },
});
said(() => checkOp(slipped, { seed: 1, runs: 20 }));

// Within a function of many ops, the report names the op.
const loss = (t: Tensor<[3]>) => sum(square(sub(slipped(t), 1)));
said(() => checkGradients(loss, x));

// An op of the general kind, with an attribute: each entry next to the one `by` places before it, round the end. Its derivative is a map and its adjoint.
const shift: OperatorFunction<{ by: number }> = defineOperator({
  name: 'shift',
  shape: ([x]) => x!,
  kernel: (out, [x], { by }) => x!.values.forEach((v, i) => (out[(i + by) % out.length] = v)),
  derivative: ([x], _, { by }) => [
    { push: (xDot) => shift([xDot], { by }), pull: (yBar) => shift([yBar], { by: (x!.shape[0] as number) - by }) },
  ],
});
checkOp((x: Tensor) => shift([x], { by: 2 }), { seed: 1, runs: 20, shapes: [[5]] });
console.log('shift obeys all laws');

/** What a check reports. */
function said(run: () => unknown): void {
  try {
    run();
  } catch (fault) {
    console.log((fault as Error).message.split('\n\n')[0]);
  }
}
