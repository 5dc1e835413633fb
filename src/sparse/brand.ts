/** Node prints what this method returns. */
const INSPECT: unique symbol = Symbol.for('nodejs.util.inspect.custom') as never;

/** How a class is printed, and a mark by which every copy of this module knows its objects. */
export function brand<T extends object>(prototype: T, say: (self: T) => string, mark?: symbol): void {
  Object.defineProperty(prototype, INSPECT, {
    value(this: T): string {
      return say(this);
    },
  });
  if (mark) Object.defineProperty(prototype, mark, { value: true });
}
