// Keys by which equal things are found: numbers for identities, strings for data.

const identities = new WeakMap<object, number>();
let last = 0;

/** A number for an object, the same as long as it lives. */
export function identityOf(object: object): number {
  let identity = identities.get(object);
  if (identity === undefined) identities.set(object, (identity = ++last));
  return identity;
}

/** A string equal for equal attributes: plain data are compared by content, everything else by identity. Cost: the size of the data. */
export function keyOfData(data: unknown): string {
  switch (typeof data) {
    case 'undefined':
      return '';
    case 'number':
      return numberKey(data);
    case 'string':
      return JSON.stringify(data);
    case 'object':
      return data === null ? 'null' : keyOfObject(data);
    case 'function':
      return `#${identityOf(data)}`;
    default:
      return `${typeof data} ${String(data)}`;
  }
}

/** A string that tells all numbers apart, also the two zeros. */
export function numberKey(x: number): string {
  return Object.is(x, -0) ? '-0' : String(x);
}

function keyOfObject(data: object): string {
  if (Array.isArray(data)) return `[${data.map(keyOfData).join()}]`;
  if (Object.getPrototypeOf(data) !== Object.prototype) return `#${identityOf(data)}`;
  const items = Object.entries(data).map(([name, item]) => `${JSON.stringify(name)}:${keyOfData(item)}`);
  return `{${items.join()}}`;
}
