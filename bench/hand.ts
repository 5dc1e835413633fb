// Hand-written Float64Array loops doing the same work: what the library is compared with.

/** An MLP with ReLU between its layers, plain SGD on ½‖ŷ - y‖² averaged over the batch. Weights are [in, out], row-major. */
export class HandMlp {
  readonly weights: Float64Array[];
  readonly biases: Float64Array[];
  readonly #sizes: readonly number[];
  readonly #activations: Float64Array[];
  readonly #bars: Float64Array[];

  constructor(sizes: readonly number[], weights: readonly Float64Array[], batch: number) {
    this.#sizes = sizes;
    this.weights = weights.map((w) => w.slice());
    this.biases = sizes.slice(1).map((n) => new Float64Array(n));
    this.#activations = sizes.map((n) => new Float64Array(n * batch));
    this.#bars = sizes.map((n) => new Float64Array(n * batch));
  }

  /** One step; returns the loss before it. */
  step(x: Float64Array, target: Float64Array, batch: number, rate: number): number {
    const last = this.#sizes.length - 1;
    this.#activations[0]!.set(x);
    for (let l = 0; l < last; l++) this.#forward(l, batch, l < last - 1);
    const [y, bar] = [this.#activations[last]!, this.#bars[last]!];
    let loss = 0;
    for (let i = 0; i < y.length; i++) {
      const d = y[i]! - target[i]!;
      loss += d * d;
      bar[i] = d / batch;
    }
    for (let l = last - 1; l >= 0; l--) this.#backward(l, batch, rate);
    return (0.5 * loss) / batch;
  }

  #forward(l: number, batch: number, relu: boolean): void {
    const [m, n] = [this.#sizes[l]!, this.#sizes[l + 1]!];
    const [x, y, w, b] = [this.#activations[l]!, this.#activations[l + 1]!, this.weights[l]!, this.biases[l]!];
    for (let s = 0; s < batch; s++) {
      const out = s * n;
      for (let j = 0; j < n; j++) y[out + j] = b[j]!;
      for (let i = 0; i < m; i++) {
        const xi = x[s * m + i]!;
        const row = i * n;
        for (let j = 0; j < n; j++) y[out + j]! += xi * w[row + j]!;
      }
      if (relu) for (let j = 0; j < n; j++) if (!(y[out + j]! > 0)) y[out + j] = 0;
    }
  }

  #backward(l: number, batch: number, rate: number): void {
    const [m, n] = [this.#sizes[l]!, this.#sizes[l + 1]!];
    const [x, bar, below, w, b] = [this.#activations[l]!, this.#bars[l + 1]!, this.#bars[l]!, this.weights[l]!, this.biases[l]!];
    if (l > 0) {
      for (let s = 0; s < batch; s++) {
        for (let i = 0; i < m; i++) {
          let sum = 0;
          if (x[s * m + i]! > 0) for (let j = 0; j < n; j++) sum += bar[s * n + j]! * w[i * n + j]!;
          below[s * m + i] = sum;
        }
      }
    }
    for (let s = 0; s < batch; s++) {
      for (let i = 0; i < m; i++) {
        const step = rate * x[s * m + i]!;
        if (step !== 0) for (let j = 0; j < n; j++) w[i * n + j]! -= step * bar[s * n + j]!;
      }
      for (let j = 0; j < n; j++) b[j]! -= rate * bar[s * n + j]!;
    }
  }
}

/** The online step of an 8-32-1 net, as one would write it for speed: fused loops, weights of the first layer by unit. */
export class HandOnline {
  readonly w1: Float64Array;
  readonly b1: Float64Array;
  readonly w2: Float64Array;
  b2 = 0;
  readonly #h: Float64Array;
  readonly #inputs: number;
  constructor(w1: Float64Array, w2: Float64Array) {
    this.w1 = w1.slice();
    this.w2 = w2.slice();
    this.b1 = new Float64Array(w2.length);
    this.#h = new Float64Array(w2.length);
    this.#inputs = w1.length / w2.length;
  }
  step(x: Float64Array, t: number, rate: number): number {
    const { w1, b1, w2 } = this;
    const h = this.#h;
    const d = this.#inputs;
    let y = this.b2;
    for (let i = 0; i < h.length; i++) {
      let s = b1[i]!;
      for (let j = 0; j < d; j++) s += w1[i * d + j]! * x[j]!;
      s = s > 0 ? s : 0;
      h[i] = s;
      y += w2[i]! * s;
    }
    const error = y - t;
    const step = rate * error;
    this.b2 -= step;
    for (let i = 0; i < h.length; i++) {
      const hi = h[i]!;
      if (!(hi > 0)) continue;
      const bar = step * w2[i]!;
      w2[i]! -= step * hi;
      b1[i]! -= bar;
      for (let j = 0; j < d; j++) w1[i * d + j]! -= bar * x[j]!;
    }
    return 0.5 * error * error;
  }
}

/** [m, k] · [k, n], rows of b added up with unit stride. */
export function handMatmul(out: Float64Array, a: Float64Array, b: Float64Array, m: number, k: number, n: number): void {
  out.fill(0);
  for (let i = 0; i < m; i++) {
    for (let p = 0; p < k; p++) {
      const f = a[i * k + p]!;
      for (let j = 0; j < n; j++) out[i * n + j]! += f * b[p * n + j]!;
    }
  }
}

/** Σ of all states of h ← tanh(W·h + x) from 0, for each row x. */
export function handRecurrent(w: Float64Array, xs: Float64Array, n: number, steps: number): number {
  let total = 0;
  let [h, next] = [new Float64Array(n), new Float64Array(n)];
  for (let t = 0; t < steps; t++) {
    for (let i = 0; i < n; i++) {
      let sum = xs[t * n + i]!;
      for (let j = 0; j < n; j++) sum += w[i * n + j]! * h[j]!;
      next[i] = Math.tanh(sum);
      total += next[i]!;
    }
    [h, next] = [next, h];
  }
  return total;
}
