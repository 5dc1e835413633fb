import type { Shape } from '../../types/dim.ts';
import { shaped, valueOf, type Tensor } from '../tensor/tensor.ts';
import { defineOperator, type OperatorFunction } from './define-operator.ts';
import { withLaws, type Lawful } from './laws.ts';

const stopOperator: OperatorFunction<undefined> = defineOperator({
  name: 'stopGradient',
  shape: ([x]) => x!,
  lowering: { kind: 'alias' },
  derivative: () => [null],
  batch: ([x]) => stopOperator([x!], undefined),
});

interface StopGradient extends Lawful {
  <S extends Shape = []>(x: Tensor<S> | number): Tensor<S>;
}

/** y = x, held constant by every derivative. */
export const stopGradient: StopGradient = withLaws<StopGradient>({ name: 'stopGradient', cases: [] }, (x: Tensor | number) =>
  stopOperator([shaped(valueOf('stopGradient', x))], undefined),
);
