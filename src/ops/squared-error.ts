import { defineLoss, type EntryLoss, type ExampleLoss } from './loss.ts';
import { square } from './square.ts';
import { sub } from './sub.ts';

/** Mean squared error: (y - t)² of each entry, averaged over all of them. @throws ShapeError when shapes differ */
export const mse: EntryLoss<'mse'> = defineLoss<EntryLoss<'mse'>, unknown>({
  name: 'mse',
  losses: (y, t) => square(sub(y, t as never)),
});

/** ½‖y - t‖² over the last axis, averaged over all examples: the primer's loss, with derivative (y - t)ᵀ for one example. @throws ShapeError when shapes differ */
export const halfSquaredError: ExampleLoss<'halfSquaredError'> = defineLoss<ExampleLoss<'halfSquaredError'>, unknown>({
  name: 'halfSquaredError',
  losses: (y, t) => square(sub(y, t as never)),
  example: { factor: 0.5 },
});
