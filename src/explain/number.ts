/** A number, short: five digits, and a sign also of zero. */
export function number(x: number): string {
  if (Object.is(x, -0)) return '-0';
  if (Math.abs(x) === Infinity) return x > 0 ? '∞' : '-∞';
  return Number.isInteger(x) && Math.abs(x) < 1e6 ? String(x) : String(Number(x.toPrecision(5)));
}
