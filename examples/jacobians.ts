// Jacobians of tensors by tensors, and the chain rule as their product.
import { compose, grad, hessian, jacobian, matmul, mul, relu, square, sum, tanh, tensor, toArray } from 'cotangent';

const show = (name: string, x: Parameters<typeof toArray>[0]): void =>
  console.log(`${name} [${x.shape.join(', ')}]`, JSON.stringify(toArray(x)));

// y = x·w: a [2] for a [3]. ∂y/∂x has the shape [...Y, ...X] = [2, 3].
const w = tensor([
  [1, 2],
  [3, 4],
  [5, 6],
]);
const x = tensor([1, -1, 2]);
const yByX = jacobian((x) => matmul(x, w), x);
show('∂y/∂x', yByX.value);

// By the matrix it is of order 3: ∂y[i]/∂w[j, k], indexed with two vectors of indices.
const yByW = jacobian((w) => matmul(x, w), w);
show('∂y/∂w', yByW.value);
console.log('∂y[1]/∂w[2, 1] =', yByW.at([1], [2, 1]), ' ∂y[1]/∂w[2, 0] =', yByW.at([1], [2, 0]));
show('a row has the shape of w:', yByW.row([1]));
show('a column has the shape of y:', yByW.column([2, 1]));

// The chain rule: ∂z/∂w = ∂z/∂y · ∂y/∂w, summed over all index vectors of y.
const y = matmul(x, w);
const z = relu(y);
const zByY = jacobian((y) => relu(y), y);
const lossByZ = jacobian((z) => sum(square(z)), z);
show('∂L/∂w', compose(compose(lossByZ, zByY), yByW).value);

// The product is associative: from the loss on it is reverse accumulation, from the input on forward accumulation.
show('the same, from the other side', compose(lossByZ, compose(zByY, yByW)).value);
show(
  'grad',
  grad((w) => sum(square(relu(matmul(x, w)))), w),
);
console.log(
  'by either order:',
  (['forward', 'reverse'] as const).map((order) => jacobian((w) => sum(square(relu(matmul(x, w)))), w, { order }).at([], [2, 1])),
);

// Structure is kept: a Jacobian of 10 000 × 10 000 entries that are 0 off the diagonal costs 10 000 numbers.
const wide = tensor(
  Float64Array.from({ length: 10_000 }, (_, i) => i / 10_000),
  [10_000],
);
const diagonal = jacobian((x) => tanh(mul(x, x)), wide);
console.log(
  `∂tanh(x²)/∂x [${[...diagonal.out, ...diagonal.in].join(', ')}]`,
  diagonal.at([5000], [5000]).toFixed(6),
  diagonal.at([5000], [5001]),
);

// And derivatives are differentiated again.
show('∂²(Σ x³)/∂x²', hessian((x) => sum(mul(x, square(x))), x).value);
