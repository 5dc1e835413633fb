/** A mutant that no law can find, for it computes the same, and why. */
export interface Equivalent {
  readonly file: string;
  /** As `npm run mutate` prints it. */
  readonly change: string;
  readonly why: string;
}

export const equivalents: readonly Equivalent[] = [];
