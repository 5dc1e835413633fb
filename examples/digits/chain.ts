import { compose, crossEntropy, jacobian, relu, tensor } from 'cotangent';
import { linear } from 'cotangent/nn';
import { batchOf, type Digits } from './data.ts';
import type { DigitsNet } from './network.ts';

/** Anything with the shapes of a derivative. */
interface Shaped {
  readonly out: readonly number[];
  readonly in: readonly number[];
}

/**
 * The chain rule for one digit as text: each gradient as the product of its Jacobians with their shapes, [...Y, ...X],
 * and how far the products are from what the net pulls.
 */
export function chainRule(net: DigitsNet, digits: Digits): string {
  const p = net.snapshot();
  const one = batchOf(digits, [0], 0, 1);
  const x = tensor(one.x.data, [784]);
  const label = tensor(one.label.data[0]!);
  const a1 = linear(x, p.first);
  const h1 = relu(a1);
  const a2 = linear(h1, p.second);
  const h2 = relu(a2);
  const y = linear(h2, p.head);

  const lossByY = jacobian((y) => crossEntropy(y, label), y);
  const yByW3 = jacobian((w) => linear(h2, { w, b: p.head.b }), p.head.w);
  const yByH2 = jacobian((h2) => linear(h2, p.head), h2);
  const h2ByA2 = jacobian((a2) => relu(a2), a2);
  const a2ByW2 = jacobian((w) => linear(h1, { w, b: p.second.b }), p.second.w);
  const a2ByH1 = jacobian((h1) => linear(h1, p.second), h1);
  const h1ByA1 = jacobian((a1) => relu(a1), a1);
  const a1ByW1 = jacobian((w) => linear(x, { w, b: p.first.b }), p.first.w);

  // from the loss on: reverse accumulation, so that every product is as small as a row
  const lossByA2 = compose(compose(lossByY, yByH2), h2ByA2);
  const lossByA1 = compose(compose(lossByA2, a2ByH1), h1ByA1);
  const byW3 = compose(lossByY, yByW3);
  const byW2 = compose(lossByA2, a2ByW2);
  const byW1 = compose(lossByA1, a1ByW1);

  const pulled: Record<string, Float64Array> = {};
  const paths = ['first.w', 'second.w', 'head.w'] as const;
  const taps = paths.map((path) => net.cotangent$('loss', path).subscribe((wBar) => (pulled[path] = wBar.data)));
  net.push(one);
  for (const tap of taps) tap.unsubscribe();
  const gap = Math.max(
    largestGap(byW1.value.data, pulled['first.w']!),
    largestGap(byW2.value.data, pulled['second.w']!),
    largestGap(byW3.value.data, pulled['head.w']!),
  );

  const toH2: Factor[] = [
    ['∂L/∂ŷ', lossByY],
    ['∂ŷ/∂h₂', yByH2],
    ['∂h₂/∂a₂', h2ByA2],
  ];
  const toH1: Factor[] = [...toH2, ['∂a₂/∂h₁', a2ByH1], ['∂h₁/∂a₁', h1ByA1]];
  return [
    product(
      '∂L/∂W₃',
      [
        ['∂L/∂ŷ', lossByY],
        ['∂ŷ/∂W₃', yByW3],
      ],
      byW3,
    ),
    product('∂L/∂W₂', [...toH2, ['∂a₂/∂W₂', a2ByW2]], byW2),
    product('∂L/∂W₁', [...toH1, ['∂a₁/∂W₁', a1ByW1]], byW1),
    `The products differ from the gradients that the net pulled by at most ${gap.toExponential(0)}.`,
  ].join('\n');
}

type Factor = readonly [name: string, jacobian: Shaped];

/** `∂L/∂W₃ = ∂L/∂ŷ · ∂ŷ/∂W₃`, and the shapes below. */
function product(name: string, factors: readonly Factor[], result: Shaped): string {
  const shape = ({ out, in: by }: Shaped): string => `[${[...out, ...by].join(', ')}]`;
  const columns = [[name, shape(result)] as const, ...factors.map(([factor, j]) => [factor, shape(j)] as const)];
  const widths = columns.map(([top, bottom]) => Math.max(top.length, bottom.length));
  const line = (row: 0 | 1): string => {
    const [left, ...right] = columns.map((column, i) => column[row].padEnd(widths[i]!));
    return `${left} = ${right.join(' · ')}`.trimEnd();
  };
  return `${line(0)}\n${line(1)}\n`;
}

function largestGap(a: Float64Array, b: Float64Array): number {
  return a.reduce((gap, value, i) => Math.max(gap, Math.abs(value - b[i]!)), 0);
}
