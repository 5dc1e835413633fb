// The update rules as loops over arrays, from the papers: what the ops are compared with.

/** One update in place: `step` is 1 for the first. */
export type Loop = (parameter: Float64Array, gradient: Float64Array, rate: number, step: number) => void;

export function sgdLoop(): Loop {
  return (p, g, rate) => {
    for (let i = 0; i < p.length; i++) p[i] = p[i]! - rate * g[i]!;
  };
}

export function momentumLoop(mu: number, nesterov: boolean, length: number): Loop {
  const v = new Float64Array(length);
  return (p, g, rate) => {
    for (let i = 0; i < p.length; i++) {
      v[i] = mu * v[i]! + g[i]!;
      p[i] = p[i]! - rate * (nesterov ? g[i]! + mu * v[i]! : v[i]!);
    }
  };
}

export function adamLoop(beta1: number, beta2: number, epsilon: number, length: number): Loop {
  const m = new Float64Array(length);
  const v = new Float64Array(length);
  return (p, g, rate, step) => {
    for (let i = 0; i < p.length; i++) {
      m[i] = beta1 * m[i]! + (1 - beta1) * g[i]!;
      v[i] = beta2 * v[i]! + (1 - beta2) * g[i]! ** 2;
      const mHat = m[i]! / (1 - beta1 ** step);
      const vHat = v[i]! / (1 - beta2 ** step);
      p[i] = p[i]! - (rate * mHat) / (Math.sqrt(vHat) + epsilon);
    }
  };
}
