/** Numbers in [0, 1) from a whole number, always the same ones: xorshift of 32 bits (Marsaglia 2003). */
export function randomNumbers(seed: number): () => number {
  // seeds that lie near each other must not: Knuth's multiplier, and no state of 0
  let state = Math.imul(seed, 0x9e3779b1) ^ 0x2545f491 || 1;
  const next = (): number => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  for (let i = 0; i < 8; i++) next();
  return next;
}
