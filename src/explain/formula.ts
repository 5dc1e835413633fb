// Prints a value that was recorded from ops in the notation of mathematics.

import { isTraced, type Concrete, type Node, type Value } from '../tensor/tensor.ts';
import { number } from './number.ts';

// How strongly a form binds: a weaker one in the place of a stronger one gets parentheses.
const [choice, relation, sum, sign, product, power, name] = [0, 1, 2, 3, 4, 5, 6] as const;

interface Printed {
  readonly text: string;
  readonly binds: number;
}

type Form = (args: readonly Value[], print: (x: Value) => Printed) => Printed;

const at = ({ text, binds }: Printed, least: number): string => (binds < least ? `(${text})` : text);

const between = (sign: string, binds: number, left: number = binds, right: number = binds): Form => {
  return ([a, b], print) => ({ text: `${at(print(a!), left)}${sign}${at(print(b!), right)}`, binds });
};

/** What is 1 where it holds and 0 elsewhere. */
const holds = (sign: string): Form => {
  return ([a, b], print) => ({ text: `[${at(print(a!), sum)} ${sign} ${at(print(b!), sum)}]`, binds: name });
};

const called =
  (called: string): Form =>
  (args, print) => ({ text: `${called}(${args.map((x) => print(x).text).join(', ')})`, binds: name });

/** Ops that mathematics writes in another way than as a function. */
const forms: Readonly<Record<string, Form>> = {
  add: between(' + ', sum),
  sub: between(' - ', sum, sum, sign),
  mul: between(' · ', product, sign),
  absorbingMul: between(' · ', product, sign),
  div: between(' / ', product, sign, power),
  neg: ([x], print) => ({ text: `-${at(print(x!), product)}`, binds: sign }),
  square: ([x], print) => ({ text: `${at(print(x!), name)}²`, binds: power }),
  pow: between('^', power, name, name),
  reciprocal: ([x], print) => ({ text: `1 / ${at(print(x!), power)}`, binds: product }),
  sqrt: ([x], print) => ({ text: `√${at(print(x!), name)}`, binds: power }),
  abs: ([x], print) => ({ text: `|${print(x!).text}|`, binds: name }),
  log: called('ln'),
  equal: holds('='),
  notEqual: holds('≠'),
  less: holds('<'),
  lessEqual: holds('≤'),
  greater: holds('>'),
  greaterEqual: holds('≥'),
  where: ([condition, a, b], print) => ({
    text: `${at(print(condition!), sum)} ? ${at(print(a!), relation)} : ${print(b!).text}`,
    binds: choice,
  }),
};

/** A value as a formula; `names` are those of the nodes that it is made from. */
export function formula(value: Value, names: ReadonlyMap<Value, string>): string {
  const print = (x: Value): Printed => {
    const known = names.get(x);
    if (known !== undefined) return { text: known, binds: name };
    if (!isTraced(x)) return constant(x as Concrete);
    const { op, inputs } = x as Node;
    return (forms[op.name] ?? called(op.name))(inputs, print);
  };
  return print(value).text;
}

/** Numbers that have a name. */
const constants: ReadonlyMap<number, string> = new Map([
  [Math.LN2, 'ln 2'],
  [Math.LN10, 'ln 10'],
  [Math.LOG2E, '1/ln 2'],
  [Math.LOG10E, '1/ln 10'],
  [Math.PI, 'π'],
  [2 / Math.sqrt(Math.PI), '2/√π'],
  [Math.sqrt(Math.PI) / 2, '√π/2'],
  [1 / Math.sqrt(2 * Math.PI), '1/√(2π)'],
]);

function constant({ values }: Concrete): Printed {
  const value = values[0] ?? NaN;
  if (!values.every((x) => Object.is(x, value))) return { text: `[${[...values].map(number).join(', ')}]`, binds: name };
  const known = constants.get(Math.abs(value));
  const minus = value < 0 || Object.is(value, -0);
  if (known === undefined) return { text: number(value), binds: minus ? sign : name };
  return { text: minus ? `-${known}` : known, binds: minus ? sign : /[ /]/.test(known) ? product : name };
}
