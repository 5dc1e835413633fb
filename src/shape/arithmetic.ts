/** Whether n is a size: a whole number of 0 or more that float64 holds exactly. Twin of `IsWhole`. */
export function isWhole(n: unknown): n is number {
  return Number.isSafeInteger(n) && (n as number) >= 0;
}
