// An op of one's own: one scalar expression and its slope. Shapes, kernels, fusion, all derivatives and laws follow.
import { abs, add, compile, defineElementwise, div, grad, hessian, square, sum, tensor, toArray, type Tensor } from 'cotangent';
import { checkOp, lawsOf } from 'cotangent/laws';

/** x / (1 + |x|), between -1 and 1. */
const softsign = defineElementwise({
  name: 'softsign',
  scalar: (s, x) => s.div(x, s.add(s.constant(1), s.abs(x))),
  slopes: ([x]) => [square(div(1, add(1, abs(x))))],
  laws: { kinks: [0] }, // its second derivative jumps there
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
try {
  checkOp(slipped, { seed: 1, runs: 20 });
} catch (fault) {
  console.log((fault as Error).message.split('\n\n')[0]);
}
