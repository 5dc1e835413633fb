import fc from 'fast-check';
import type { Argument } from '../cases.ts';
import { mostly, noSize, perhapsChanged, shape, size } from '../draw.ts';

const op = fc.constantFrom('push', 'cotangent$', 'fit');
const part = fc.constantFrom('w', 'b', 'hidden', 'head', 'layer1', 'layer10', 'x', 'loss', 'Loss', 'größe', '_', 'a-b');
const path = fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.'));
const names = fc.uniqueArray(path, { maxLength: 12 });
const letter = fc.constantFrom('a', 'o', 's', 'w', 'ö', '.', '1');

/** A name with a letter more, less, other, or two letters swapped. */
function mistyped(name: string): fc.Arbitrary<string> {
  return fc.tuple(fc.nat({ max: name.length }), letter).chain(([i, other]) =>
    fc.constantFrom(
      name.slice(0, i) + other + name.slice(i),
      name.slice(0, i) + name.slice(i + 1),
      name.slice(0, i) + other + name.slice(i + 1),
      name.slice(0, i) +
        name
          .slice(i, i + 2)
          .split('')
          .reverse()
          .join('') +
        name.slice(i + 2),
    ),
  );
}

const wire = names.chain((list) =>
  fc.tuple(op, fc.constantFrom('wire', 'output'), list.length > 0 ? fc.constantFrom(...list).chain(mistyped) : path, fc.constant(list)),
);

const axisNames = fc.constantFrom('batch', 'n', 'm');
const declared = fc.array(mostly(size, axisNames), { maxLength: 3 });
const inputs = fc.uniqueArray(fc.tuple(fc.constantFrom('x', 'y', 'bias', 'kernel'), declared), {
  maxLength: 3,
  selector: ([name]) => name,
});
const record = fc
  .tuple(op, inputs, fc.record({ batch: size, n: size, m: size }))
  .chain(([name, list, bound]) =>
    fc.tuple(
      fc.constant(name),
      fc.constant(list),
      fc.tuple(...list.map(([, dims]) => perhapsChanged(dims.map((d) => (typeof d === 'number' ? d : bound[d as 'n']))))),
    ),
  );

export const arbitraries: Readonly<Record<string, fc.Arbitrary<readonly Argument[]>>> = {
  Wire: wire,
  WireName: fc.tuple(fc.constantFrom('input', 'output'), mostly(path, fc.constantFrom('', '#1', '.', 'a#'))),
  Loss: fc.tuple(op, part, shape({ maxRank: 2 })),
  BindRecord: record,
  DeclaredShape: fc.tuple(part, fc.array(mostly(mostly(size, axisNames), noSize), { maxLength: 3 })),
};
