// "A Primer on Matrix Calculus, Part 3: The Chain Rule", step by step: every Jacobian of its network, on a network small enough to print.
import { compose, explain, grad, halfSquaredError, jacobian, relu, sub, tensor, toArray } from 'cotangent';
import { linear } from 'cotangent/nn';

const show = (name: string, { value }: { readonly value: Parameters<typeof toArray>[0] }): void =>
  console.log(`${name.padEnd(8)} [${value.shape.join(', ')}]`.padEnd(20), JSON.stringify(toArray(value)));

// ŷ = h₂·W₃ + b₃, h₂ = relu(h₁·W₂ + b₂), h₁ = relu(x·W₁ + b₁): 2 inputs, layers of 2 and 2, 2 outputs
const p = {
  one: {
    w: tensor([
      [1, -1],
      [0.5, 1],
    ]),
    b: tensor([0, 0.25]),
  },
  two: {
    w: tensor([
      [1, 0.5],
      [2, -1],
    ]),
    b: tensor([-0.5, 0]),
  },
  three: {
    w: tensor([
      [1, -2],
      [0.5, 1],
    ]),
    b: tensor([0, 1]),
  },
};
const x = tensor([1, 2]);
const t = tensor([3, -6]);
const a1 = linear(x, p.one);
const h1 = relu(a1);
const a2 = linear(h1, p.two);
const h2 = relu(a2);
const y = linear(h2, p.three);
for (const [name, value] of Object.entries({ a1, h1, a2, h2, ŷ: y })) show(name, { value });

// the loss, L = ½‖ŷ - t‖²: its derivative is (ŷ - t)ᵀ
const lossByY = jacobian((y) => halfSquaredError(y, t), y);
show('∂L/∂ŷ', lossByY);
show('ŷ - t', { value: sub(y, t) });

// the last layer: an identity for the bias, δᵢₖ·h₂[j] of order 3 for the weights, the weights themselves for what comes in
const yByB3 = jacobian((b) => linear(h2, { w: p.three.w, b }), p.three.b);
const yByW3 = jacobian((w) => linear(h2, { w, b: p.three.b }), p.three.w);
const yByH2 = jacobian((h) => linear(h, p.three), h2);
show('∂ŷ/∂b₃', yByB3);
show('∂ŷ/∂W₃', yByW3);
show('∂ŷ/∂h₂', yByH2);

// the activation: diagonal, 1 where its input is positive, 0 elsewhere (also at 0)
const h2ByA2 = jacobian((a) => relu(a), a2);
const a2ByW2 = jacobian((w) => linear(h1, { w, b: p.two.b }), p.two.w);
const a2ByH1 = jacobian((h) => linear(h, p.two), h1);
const h1ByA1 = jacobian((a) => relu(a), a1);
const a1ByW1 = jacobian((w) => linear(x, { w, b: p.one.b }), p.one.w);
show('∂h₂/∂a₂', h2ByA2);
show('∂a₂/∂W₂', a2ByW2);
show('∂a₂/∂h₁', a2ByH1);
show('∂h₁/∂a₁', h1ByA1);
show('∂a₁/∂W₁', a1ByW1);

// the chain rule, from the loss on (reverse accumulation): the product of them all is the gradient
const lossByA2 = compose(compose(lossByY, yByH2), h2ByA2);
const lossByA1 = compose(compose(lossByA2, a2ByH1), h1ByA1);
show('∂L/∂W₃', compose(lossByY, yByW3));
show('∂L/∂W₂', compose(lossByA2, a2ByW2));
show('∂L/∂W₁', compose(lossByA1, a1ByW1));
const gradient = grad((p) => halfSquaredError(linear(relu(linear(relu(linear(x, p.one)), p.two)), p.three), t), p);
show('grad', { value: gradient.one.w });

// products are associative: from the input on (forward accumulation) it is the same
const a2ByW1 = compose(a2ByH1, compose(h1ByA1, a1ByW1));
show('forward', compose(lossByY, compose(yByH2, compose(h2ByA2, a2ByW1))));

// and the whole derivation as one would write it: values, local Jacobians, the product, what each order costs
console.log(`\n${String(explain((p) => halfSquaredError(linear(relu(linear(relu(linear(x, p.one)), p.two)), p.three), t), p))}`);
