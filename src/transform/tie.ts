import { bind } from '../tensor/bind.ts';
import type { Op } from '../tensor/op.ts';
import { isTraced, type Value } from '../tensor/tensor.ts';
import { broadcastValueTo } from '../ops/broadcast-to.ts';
import { identityMap } from '../tensor/linear-map.ts';

/** x, not before `after` is there: what is computed from it is not what was computed from x earlier. */
export function tie(x: Value, after: Value): Value {
  return isTraced(x) || isTraced(after) ? bind(tieOp, [x, after], undefined) : x;
}

const tieOp: Op<undefined> = {
  name: 'tie',
  lowering: { kind: 'view', view: (from) => from },
  shape: ([x]) => x!,
  run: (out, [x]) => out.set(x!.values),
  partials: ([x]) => [identityMap(x!.shape), null],
  batch: ([x, after], batched, _, n) => tie(batched[0] ? x! : broadcastValueTo(x!, [n, ...x!.shape]), after!),
};
