/** A derivative from values of the function alone, and how far it may be off. */
export interface Difference {
  readonly value: number;
  readonly uncertainty: number;
  /** The shortest step: nothing is seen of what happens within it. */
  readonly step: number;
}

const levels = 7;
/** The first and longest step is this part of the unit given, each next one half of the one before. */
export const longestStep: number = 2 ** -4;

/**
 * d f(t)/dt at 0 for every entry of f: central differences, extrapolated (Richardson; Ridders 1982 for the choice of the entry of the table).
 * The uncertainty adds three things: what the last refinement changed, the `noise` of f magnified by the quotient, and by how much
 * the differences to the left and to the right disagree more than curvature explains. So it is large next to a kink, wherever the kink lies,
 * and nothing need be known of f.
 */
export function differences(f: (t: number) => Float64Array, unit: number, noise: (entry: number) => number): Difference[] {
  const steps = Array.from({ length: levels }, (_, k) => unit * longestStep * 2 ** -k);
  const centre = f(0);
  const [right, left] = [steps.map((h) => f(h)), steps.map((h) => f(-h))];
  return Array.from(centre, (middle, i) => {
    const [up, down] = [right.map((y) => y[i]!), left.map((y) => y[i]!)];
    const { value, error } = extrapolated(up, down, steps, noise(i));
    const uncertainty = 2 * error + jump(up, down, middle, steps);
    return { value, uncertainty: Number.isFinite(uncertainty) ? uncertainty : Infinity, step: steps.at(-1)! };
  });
}

/** The entry of Richardson's table that its neighbours confirm best, and by how much the shortest steps contradict it: a branch far away may fool the long ones. */
function extrapolated(
  up: readonly number[],
  down: readonly number[],
  steps: readonly number[],
  noise: number,
): { value: number; error: number } {
  let best = { value: NaN, error: Infinity };
  let last = best;
  let previous: number[] = [];
  steps.forEach((h, k) => {
    const row = [(up[k]! - down[k]!) / (2 * h)];
    last = { value: NaN, error: Infinity };
    for (let m = 1; m <= k; m++) {
      row.push(row[m - 1]! + (row[m - 1]! - previous[m - 1]!) / (4 ** m - 1));
      const change = Math.max(Math.abs(row[m]! - row[m - 1]!), Math.abs(row[m]! - previous[m - 1]!));
      const error = change + (2 * noise) / h;
      if (error < last.error) last = { value: row[m]!, error };
    }
    if (last.error < best.error) best = last;
    previous = row;
  });
  return { value: best.value, error: best.error + Math.max(0, Math.abs(best.value - last.value) - last.error) };
}

/**
 * How much the slopes on both sides differ as the step h goes to 0. Of a smooth function the difference is an odd series in h, whose first
 * three terms cancel; of a kink it stays. Two lengths are looked at, for at one a kink within the step may cancel too.
 */
function jump(up: readonly number[], down: readonly number[], middle: number, steps: readonly number[]): number {
  const apart = steps.map((h, k) => (up[k]! - middle + (down[k]! - middle)) / h);
  const jumps = [2, 8, 32].reduce((row, factor) => row.slice(1).map((next, k) => (factor * next - row[k]!) / (factor - 1)), apart);
  return Math.max(...jumps.slice(-2).map(Math.abs));
}
