import type { Optimizer } from '../optim/optimizer.ts';
import type { Fit } from './fits.ts';

/** Something to be computed: an activation, a cotangent, or an update. Two with the same key are the same. */
export type Want = Observed | Update;

/** What can be seen of a turn. */
export type Observed = Activation | Cotangent;

interface Activation {
  readonly kind: 'activation';
  readonly key: string;
  readonly wire: string;
  /** Whether it is lent instead of copied. */
  readonly borrow: boolean;
}

interface Cotangent extends Omit<Activation, 'kind'> {
  readonly kind: 'cotangent';
  readonly loss: string;
}

/** One step of an optimizer at the end of a turn. */
export interface Update {
  readonly kind: 'update';
  readonly key: string;
  readonly loss: string;
  readonly fit: Fit;
  readonly optimizer: Optimizer;
  /** Whether inputs have to be finite. */
  readonly finite: boolean;
}

export function activationOf(wire: string, borrow = false): Activation {
  return { kind: 'activation', key: JSON.stringify(['activation', wire, borrow]), wire, borrow };
}

export function cotangentOf(loss: string, wire: string, borrow = false): Cotangent {
  return { kind: 'cotangent', key: JSON.stringify(['cotangent', loss, wire, borrow]), loss, wire, borrow };
}

export function updateOf(loss: string, fit: Fit, optimizer: Optimizer, finite: boolean): Update {
  return { kind: 'update', key: JSON.stringify(['update', loss, fit.name, numberOf(optimizer), finite]), loss, fit, optimizer, finite };
}

/** A want as `stats` tells it: `cotangent 'loss' 'hidden.w'`. */
export function describeWant(want: Want): string {
  if (want.kind === 'activation') return `activation '${want.wire}'`;
  return want.kind === 'cotangent' ? `cotangent '${want.loss}' '${want.wire}'` : `update '${want.loss}'`;
}

// an optimizer's settings are inside its functions: only the object itself tells one from another
const numbers = new WeakMap<Optimizer, number>();
let count = 0;

function numberOf(optimizer: Optimizer): number {
  let known = numbers.get(optimizer);
  if (known === undefined) numbers.set(optimizer, (known = count++));
  return known;
}
