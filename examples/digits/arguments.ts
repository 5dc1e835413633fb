import { parseArgs } from 'node:util';

/** What a run is made from. */
export interface Settings {
  readonly epochs: number;
  readonly batch: number;
  readonly optimizer: 'adam' | 'momentum' | 'sgd';
  readonly seed: number;
  /** One line of JSON in place of all else. */
  readonly json: boolean;
  /** The last line alone. */
  readonly quiet: boolean;
}

export const usage = `Trains a 784-128-64-10 network on the MNIST digits, as a stream of mini-batches.

  npm start -- [options]

  --epochs <n>        how often every digit is seen (8)
  --batch <n>         digits in a mini-batch (64)
  --optimizer <name>  adam, momentum or sgd (adam)
  --seed <n>          where all random numbers come from (1)
  --json              print the result as one line of JSON, with the curve of loss and accuracy
  --quiet             print the last line alone
  --help              print this

Ctrl-C ends the training and shows what it has learnt so far; a second Ctrl-C quits.`;

const optimizers = ['adam', 'momentum', 'sgd'] as const;

/** Reads the command line; 'help' when it is asked for. @throws Error with one sentence for an option that is unknown or a value that does not fit */
export function readArguments(args: readonly string[]): Settings | 'help' {
  const { values } = parseArgs({
    args: [...args],
    options: {
      epochs: { type: 'string', default: '8' },
      batch: { type: 'string', default: '64' },
      optimizer: { type: 'string', default: 'adam' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const optimizer = optimizers.find((name) => name === values.optimizer);
  if (optimizer === undefined)
    throw new Error(`--optimizer must be ${optimizers.slice(0, -1).join(', ')} or ${optimizers.at(-1)}, got '${values.optimizer}'`);
  return {
    epochs: whole('--epochs', values.epochs, 1, 1000),
    batch: whole('--batch', values.batch, 1, 60_000),
    optimizer,
    seed: whole('--seed', values.seed, 0, Number.MAX_SAFE_INTEGER),
    json: values.json,
    quiet: values.quiet,
  };
}

function whole(option: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(value >= least && value <= most)) throw new Error(`${option} must be a whole number from ${least} to ${most}, got '${text}'`);
  return value;
}
