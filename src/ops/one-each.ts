import { DataError } from '../errors.ts';

/** What a definition gives for each operand. @throws DataError when it gives more or fewer */
export function oneEach<T>(name: string, what: string, operands: number, given: readonly T[]): readonly T[] {
  const complete = Array.isArray(given) && given.length === operands && !given.includes(undefined);
  if (!complete) throw new DataError(`${name}: its definition gives not one of its ${what} for each operand (null where there is none)`);
  return given;
}
