import fc from 'fast-check';
import type { Argument } from '../cases.ts';
import { broadcastable, changed, mostly, perhapsChanged, shape, size } from '../draw.ts';

/** Matrices, batches of them and vectors: [...batch, M, Y] and [...batch, Y, X], the axes M and X left out now and then. */
const factors = fc
  .tuple(shape({ maxRank: 2 }), size, size, size, fc.nat({ max: 5 }))
  .chain(([batch, m, y, x, vector]) =>
    fc.tuple(
      vector === 0 ? fc.constant([y]) : broadcastable(batch).map((axes) => [...axes, m, y]),
      vector === 1 ? fc.constant([y]) : broadcastable(batch).map((axes) => [...axes, y, x]),
    ),
  );

const contracted = fc
  .tuple(shape({ maxRank: 2 }), shape({ maxRank: 3 }), shape({ maxRank: 2 }))
  .chain(([z, y, x]) =>
    fc.tuple(
      perhapsChanged([...z, ...y]),
      perhapsChanged([...y, ...x]),
      mostly(fc.constant(y.length), fc.constantFrom(0, 1, 2, 5, -1, 0.5)),
    ),
  );

/** Features, and a factor for each. */
const interacting = fc
  .tuple(shape({ maxRank: 2 }), size, size)
  .chain(([batch, n, f]) => fc.tuple(perhapsChanged([...batch, n]), perhapsChanged([n, f])));

interface Operand {
  readonly subscript: string;
  readonly shape: readonly number[];
}

const letters = [...'ijkzAB'];

/** Operands whose letters are axes of the given sizes; a letter may occur twice. Some have an ellipsis for axes that broadcast with `further`. */
function operand(sizes: readonly number[], further: readonly number[]): fc.Arbitrary<Operand> {
  const labels = fc.array(fc.nat({ max: letters.length - 1 }), { maxLength: 3 });
  const middle = fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: broadcastable(further) });
  return fc.tuple(labels, labels, middle).map(([before, after, dots]) => {
    const last = dots === undefined ? [] : after;
    const text = (axes: readonly number[]): string => axes.map((i) => letters[i]!).join('');
    return {
      subscript: `${text(before)}${dots === undefined ? '' : '...'}${text(last)}`,
      shape: [...before.map((i) => sizes[i]!), ...(dots ?? []), ...last.map((i) => sizes[i]!)],
    };
  });
}

/** `` for an implicit output, else an arrow and letters of the input; now and then twice the same, or one that is not there. */
function output(inputs: string): fc.Arbitrary<string> {
  const used = letters.filter((label) => inputs.includes(label));
  const dots = inputs.includes('...') ? ['...'] : [];
  const fitting = fc.shuffledSubarray([...used, ...dots]);
  const any = fc.array(fc.constantFrom(...letters, '...', 'q', '.', '-'), { maxLength: 4 });
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 3, arbitrary: mostly(fitting, any).map((out) => `->${out.join('')}`) },
  );
}

/** An equation with spaces, and one in ten with something else in it. */
function written(equation: string): fc.Arbitrary<string> {
  const insert = (what: fc.Arbitrary<string>): fc.Arbitrary<string> =>
    fc.tuple(fc.nat({ max: equation.length }), what).map(([at, text]) => `${equation.slice(0, at)}${text}${equation.slice(at)}`);
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(equation) },
    { weight: 2, arbitrary: insert(fc.constantFrom(' ', '  ')) },
    { weight: 1, arbitrary: insert(fc.constantFrom('1', '.', ',', '->', '...', 'q', 'é')) },
  );
}

const einsum = fc
  .tuple(fc.array(size, { minLength: letters.length, maxLength: letters.length }), shape({ maxRank: 2 }))
  .chain(([sizes, further]) => fc.array(operand(sizes, further), { minLength: 1, maxLength: 4 }))
  .chain((operands) => {
    const inputs = operands.map(({ subscript }) => subscript).join(',');
    const equation = output(inputs).chain((out) => written(`${inputs}${out}`));
    const shapes = operands.map((each) => each.shape);
    const changed = fc.tuple(...shapes.map((each) => perhapsChanged(each)));
    const counted = fc.constantFrom(shapes.slice(0, -1), [...shapes, [2]]).filter((list) => list.length > 0);
    return fc.tuple(equation, mostly(fc.constant(shapes), operands.length === 1 ? changed : fc.oneof(changed, counted)));
  });

export const arbitraries: Readonly<Record<string, fc.Arbitrary<readonly Argument[]>>> = {
  MatMul: mostly(
    factors,
    factors.chain(([a, b]) => fc.oneof(fc.tuple(changed(a), fc.constant(b)), fc.tuple(fc.constant(a), changed(b)), fc.constant([b, a]))),
  ),
  Dot: mostly(
    size.map((n) => [[n], [n]]),
    fc.tuple(shape({ maxRank: 2 }), shape({ maxRank: 2 })),
  ),
  Contract: contracted,
  PairwiseInteractions: interacting,
  JacobianShape: fc.tuple(shape(), shape()),
  Einsum: einsum,
};
