import fc from 'fast-check';

/**
 * Numbers spread evenly over [low, high], from the first run on: fast-check's doubles lie next to 0, and its early whole numbers next to an end.
 * A failure shrinks to 0 or the low end, else to a number of few binary digits, else to a small one, and rather to a positive one.
 */
export function evenly(low: number, high: number): fc.Arbitrary<number> {
  return new Evenly(low, high);
}

const parts = 2 ** 16;

class Evenly extends fc.Arbitrary<number> {
  readonly #low: number;
  readonly #high: number;

  constructor(low: number, high: number) {
    super();
    [this.#low, this.#high] = [low, high];
  }

  generate(random: fc.Random): fc.Value<number> {
    const share = random.nextInt(0, parts) / parts;
    return new fc.Value(this.#low * (1 - share) + this.#high * share, undefined);
  }

  canShrinkWithoutContext(value: unknown): value is number {
    return typeof value === 'number' && value >= this.#low && value <= this.#high;
  }

  shrink(value: number): fc.Stream<fc.Value<number>> {
    const origin = this.#low <= 0 && this.#high >= 0 ? 0 : this.#low;
    const candidates =
      value === origin
        ? []
        : [origin, ...(value < 0 ? [-value] : []), ...simpler(value)].filter((x) => x !== value && this.canShrinkWithoutContext(x));
    return fc.stream([...new Set(candidates)].map((x) => new fc.Value(x, undefined))[Symbol.iterator]());
  }
}

/** Numbers next to x of fewer binary digits after the point, the fewest first; of a whole number, smaller ones. */
function simpler(x: number): number[] {
  const [size, sign] = [Math.abs(x), Math.sign(x)];
  if (Number.isInteger(x)) return [Math.trunc(x / 2), x - sign].filter((smaller) => smaller !== 0);
  const found: number[] = [];
  for (let unit = 1; unit >= 2 ** -52 && !Number.isInteger(size / unit); unit /= 2)
    found.push(Math.floor(size / unit) * unit * sign, Math.ceil(size / unit) * unit * sign);
  return found.filter((rounded) => rounded !== 0);
}
