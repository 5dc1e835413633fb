import type { Lawful } from '../src/laws/index.ts';

/** An op with one fault in its rules, the law that must catch it, and the op without the fault. */
export interface Fault {
  readonly fault: string;
  readonly law: string;
  readonly wrong: Lawful;
  readonly right: Lawful;
}
