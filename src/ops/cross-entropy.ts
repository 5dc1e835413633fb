import type { Arg, Out, Shape } from '../../types/dim.ts';
import type { ClassWeightsRule } from '../../types/class-weights.ts';
import type { CrossEntropyRule } from '../../types/cross-entropy.ts';
import type { Reduced, Reducing } from '../../types/reduced.ts';
import type { Tensor } from '../tensor/tensor.ts';
import { classLoss, type LabelOptions } from './class-labels.ts';
import { withLaws, type Domain, type LawCase, type Lawful } from './laws.ts';
import type { ReductionOption } from './loss.ts';
import { logSoftmax } from './softmax.ts';

/** A loss of classes: f(logits, labels, options). */
export interface ClassLoss<Name extends string, Own> extends Lawful {
  <A extends Shape, B extends Shape, W extends Shape = Shape, How extends Reducing = 'mean'>(
    logits: Tensor<A>,
    labels: Arg<CrossEntropyRule<Name, A, B>, Tensor<B>>,
    options?: ReductionOption<How> & Own & { readonly classWeights?: Arg<ClassWeightsRule<Name, A, W>, Tensor<W>> },
  ): Tensor<Reduced<How, Out<CrossEntropyRule<Name, A, B>>>>;
}
type Options = LabelOptions & ReductionOption<Reducing> & { readonly classWeights?: unknown };

/** @__NO_SIDE_EFFECTS__ */
function defineClassLoss<const Name extends string, Own extends LabelOptions>(
  name: Name,
  logarithms: (logits: Tensor) => Tensor,
  more: readonly [text: string, options: Options][],
): ClassLoss<Name, Own> {
  const call = (logits: Tensor, labels: Tensor, options: Options = {}): Tensor =>
    classLoss(
      name,
      { logits, labels, ...(options?.classWeights !== undefined && { classWeights: options.classWeights }) },
      options,
      logarithms,
    );
  const rows: Domain = { low: 0, high: 1 };
  const ofRows = (options?: Options): LawCase => ({
    shapes: [
      [2, 3],
      [2, 3],
    ],
    domains: [undefined, rows],
    apply: (z, p) => call(z!, p!, options),
  });
  const ofIndices = (shape: readonly number[], options?: Options): LawCase => ({
    shapes: [shape, shape.slice(0, -1)],
    domains: [undefined, { low: 0, high: 2, integers: true }],
    apply: (z, i) => call(z!, i!, options),
  });
  const cases: LawCase[] = [
    ofRows(),
    ofIndices([2, 3]),
    ofIndices([3]),
    ofRows({ reduction: 'none' }),
    ofIndices([2, 2, 3], { reduction: 'sum' }),
    ...more.flatMap(([, options]) => [ofIndices([2, 3], options), ...('ignoreIndex' in options ? [] : [ofRows(options)])]),
    {
      title: 'by its class weights',
      shapes: [[3, 3], [3], [3]],
      domains: [undefined, { low: 0, high: 2, integers: true }, { low: 0.5, high: 2 }],
      apply: (z, i, classWeights) => call(z!, i!, { classWeights, ignoreIndex: 1 }),
    },
  ];
  const texts = ["{ reduction: 'none' }", '{ classWeights: zeros([3]) }', ...more.map(([text]) => text)];
  const examples = texts.map((text) => `${name}(zeros([4, 2, 3]), zeros([4, 2]), ${text})`);
  return withLaws<ClassLoss<Name, Own>>({ name, cases, examples }, call as never);
}

/**
 * -Σ p ln softmax(logits) over the last axis, averaged over all examples; labels are rows p (one-hot or any weights), or class indices.
 * A class with p = 0 counts nothing, also at a logit of -∞; a certain and right logit keeps all digits of its small loss.
 *
 * `labelSmoothing` ε makes p of (1 - ε) p + ε / C (Szegedy et al. 2016). `classWeights` w count each class: -Σ w p ln softmax(logits), and the mean is
 * then over Σ w p of the labels as given. Examples whose index is `ignoreIndex` count neither in the sum nor in the mean; where nothing counts, the mean is 0.
 * @throws ShapeError; IndexError for a class that is not there; DataError for options that are none
 */
export const crossEntropy: ClassLoss<'crossEntropy', LabelOptions> = /* @__PURE__ */ defineClassLoss('crossEntropy', (z) => logSoftmax(z), [
  ['{ labelSmoothing: 0.1 }', { labelSmoothing: 0.1 }],
  ['{ ignoreIndex: 0 }', { ignoreIndex: 0 }],
]);

/**
 * -Σ p·l over the last axis of logarithms of probabilities l, averaged over all examples; labels are rows p or class indices.
 * `classWeights` and `ignoreIndex` as of `crossEntropy`, which it is of `logSoftmax(logits)`. A class with p = 0 counts nothing, also at -∞.
 * @throws ShapeError; IndexError for a class that is not there; DataError for options that are none
 */
export const negativeLogLikelihood: ClassLoss<
  'negativeLogLikelihood',
  Omit<LabelOptions, 'labelSmoothing'>
> = /* @__PURE__ */ defineClassLoss('negativeLogLikelihood', (l) => l, [['{ ignoreIndex: 0 }', { ignoreIndex: 0 }]]);
