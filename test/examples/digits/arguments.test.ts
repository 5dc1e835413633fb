import { describe, expect, test } from 'vitest';
import { readArguments } from '../../../examples/digits/arguments.ts';

test('without arguments there are defaults', () => {
  expect(readArguments([])).toMatchObject({ optimizer: 'adam', seed: 1, json: false, quiet: false });
});

test('every option is read', () => {
  const given = ['--epochs', '3', '--batch=32', '--optimizer', 'sgd', '--seed', '0', '--json', '--quiet'];
  expect(readArguments(given)).toEqual({ epochs: 3, batch: 32, optimizer: 'sgd', seed: 0, json: true, quiet: true });
});

test('--help wins', () => {
  expect(readArguments(['--epochs', 'many', '--help'])).toBe('help');
});

describe('a value that does not fit is one sentence', () => {
  test.each([
    [['--epochs', '0'], "--epochs must be a whole number from 1 to 1000, got '0'"],
    [['--epochs', '2.5'], "--epochs must be a whole number from 1 to 1000, got '2.5'"],
    [['--epochs='], "--epochs must be a whole number from 1 to 1000, got ''"],
    [['--batch', '60001'], "--batch must be a whole number from 1 to 60000, got '60001'"],
    [['--batch', '1e3'], "--batch must be a whole number from 1 to 60000, got '1e3'"],
    [['--seed=-1'], "--seed must be a whole number from 0 to 9007199254740991, got '-1'"],
    [['--optimizer', 'magic'], "--optimizer must be adam, momentum or sgd, got 'magic'"],
  ])('%j', (args, sentence) => {
    expect(() => readArguments(args)).toThrow(sentence);
  });

  test.each([[['--epoch', '3']], [['3']], [['--epochs']], [['--quiet=yes']]])('%j is refused', (args) => {
    expect(() => readArguments(args)).toThrow(/--epoch|'3'|--quiet/);
  });
});
