// Watch a network while records flow through it: what nobody looks at is not computed.
import { halfSquaredError, tanh, tensor } from 'cotangent';
import { dataflow } from 'cotangent/flow';
import { linear } from 'cotangent/nn';

const net = dataflow(
  { x: [2], t: [1] },
  {
    hidden: {
      w: tensor([
        [0.5, -0.25],
        [0.25, 0.75],
      ]),
      b: tensor([0, 0]),
    },
    head: { w: tensor([[1], [-1]]), b: tensor([0]) },
  },
  ({ x, t }, p) => {
    const h = tanh(linear(x, p.hidden));
    const y = linear(h, p.head);
    return { h, y, loss: halfSquaredError(y, t) };
  },
);

const record = { x: tensor([1, 2]), t: tensor([1]) };
const print = (name: string) => (value: { readonly data: Float64Array }) =>
  console.log(`  ${name}`, [...value.data].map((x) => x.toFixed(6)).join(' '));
function turn(title: string): void {
  console.log(title);
  net.push(record);
  const [forward = 0, backward = 0] = net.stats.last;
  console.log(`  demand [${net.stats.demand.join(', ')}], kernels: ${forward} forward, ${backward} backward`);
}

turn('nobody looks');
const h = net.activation$('h').subscribe(print('h        ')); // Tensor<[2]>
turn('an activation is pushed');
const hBar = net.cotangent$('loss', 'h').subscribe(print('∂loss/∂h ')); // Tensor<[2]>
turn('a cotangent is pulled, as far as it goes');
const wBar = net.cotangent$('loss', 'hidden.w').subscribe(print('∂loss/∂w ')); // Tensor<[2, 2]>
turn('and further');
hBar.unsubscribe();
wBar.unsubscribe();
turn('nothing runs backward any more');
h.unsubscribe();
turn('nobody looks');
net.dispose();
