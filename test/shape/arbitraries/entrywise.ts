import fc from 'fast-check';
import type { Argument } from '../cases.ts';
import { broadcastable, changed, fittingPair, mostly, perhapsChanged, perhapsNoSizes, shape } from '../draw.ts';

const same = shape().chain((all) => fc.tuple(fc.constant(all), perhapsChanged(all)));

export const arbitraries: Readonly<Record<string, fc.Arbitrary<readonly Argument[]>>> = {
  Broadcast: fc.tuple(fc.constantFrom('add', 'mul'), fittingPair).map(([op, pair]) => [op, ...pair]),
  Broadcast3: shape({ maxRank: 3 })
    .chain((all) =>
      fc.tuple(fc.constantFrom('where', 'clip'), broadcastable(all), broadcastable(all), mostly(broadcastable(all), changed(all))),
    )
    .map((args) => args),
  BroadcastTo: shape().chain((to) =>
    fc.tuple(
      mostly(
        broadcastable(to).filter((from) => from.length <= to.length),
        fc.oneof(changed(to), broadcastable(to)),
      ),
      perhapsNoSizes(to),
    ),
  ),
  CheckShape: fc.tuple(fc.constantFrom('zeros', 'ones'), fc.oneof(shape(), shape().chain(perhapsNoSizes).chain(perhapsNoSizes))),
  SameShape: same.map((pair) => ['mse', ...pair]),
  SameRows: same.map((pair) => ['tripletLoss', ...pair]),
  Scalar: fc.tuple(fc.constantFrom('grad', 'hessian'), fc.oneof(fc.constant([]), shape())),
  CrossEntropy: shape().chain((logits) =>
    fc.tuple(fc.constant('crossEntropy'), fc.constant(logits), fc.constantFrom(logits, logits.slice(0, -1)).chain(perhapsChanged)),
  ),
};
