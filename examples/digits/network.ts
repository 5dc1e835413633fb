import { argmax, crossEntropy, equal, key, mean, relu as positive, splitKey } from 'cotangent';
import { dataflow, type Net } from 'cotangent/flow';
import { dense, initialize, linear, relu, sequential } from 'cotangent/nn';
import { adam, cosine, momentum, sgd, type Optimizer } from 'cotangent/optim';
import type { Settings } from './arguments.ts';

/** The primer's network: ŷ = h₂·W₃ + b₃, h₂ = relu(h₁·W₂ + b₂), h₁ = relu(x·W₁ + b₁). */
export const model = sequential([784], dense(128, 'first'), relu(), dense(64, 'second'), relu(), dense(10, 'head'));

/** A net of the model whose hidden layers, reading and accuracy can be watched; its parameters come from the seed. */

export function makeNet(seed: number) {
  const [forParameters] = splitKey(key(seed), 2);
  return dataflow({ x: ['batch', 784], label: ['batch'] }, initialize(model, forParameters), ({ x, label }, p) => {
    const h1 = positive(linear(x, p.first));
    const h2 = positive(linear(h1, p.second));
    const logits = linear(h2, p.head);
    const read = argmax(logits, -1);
    return { h1, h2, logits, read, accuracy: mean(equal(read, label)), loss: crossEntropy(logits, label) };
  });
}

export type DigitsNet = ReturnType<typeof makeNet>;
export type DigitsParameters = DigitsNet extends Net<infer _I, infer P, infer _O> ? P : never;

/** The optimizer of a run of `steps` updates: its rate falls along half a cosine wave. */
export function makeOptimizer(name: Settings['optimizer'], steps: number): Optimizer {
  if (name === 'adam') return adam({ learningRate: cosine({ from: 1.5e-3, steps }) });
  if (name === 'momentum') return momentum({ learningRate: cosine({ from: 0.1, steps }) });
  return sgd({ learningRate: cosine({ from: 0.2, steps }) });
}
