/** Of some names, those that a mistyped one may have meant. Twin of `Near`. */
export function nearNames(name: string, names: readonly string[]): string[] {
  for (const isNear of [isOneLetterOff, sharePart, shareContent]) {
    const near = names.filter((other) => isNear(name, other));
    if (near.length > 0) return near;
  }
  return [];
}

/** Whether one letter is more, less or another, or two are swapped. */
function isOneLetterOff(a: string, b: string): boolean {
  // names of one letter say nothing of one another
  if (a.length < 2 && b.length < 2) return false;
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  const [restA, restB] = [a.slice(same), b.slice(same)];
  if (restA === restB.slice(1) || restB === restA.slice(1) || restA.slice(1) === restB.slice(1)) return true;
  return restA.length > 1 && restB === `${restA[1]}${restA[0]}${restA.slice(2)}`;
}

function sharePart(a: string, b: string): boolean {
  const [partsA, partsB] = [a.split('.'), b.split('.')];
  return partsA[0] === partsB[0] || partsA.at(-1) === partsB.at(-1);
}

function shareContent(a: string, b: string): boolean {
  return a !== '' && (b.includes(a) || a.includes(b));
}

/** Those names that have a place in an order, in it. Twin of `InOrder`. */
export function inOrder(names: readonly string[]): string[] {
  return names.filter((name) => /^[ -~]*$/.test(name)).sort();
}
