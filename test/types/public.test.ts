import { join, resolve } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { fixture } from './compilers.ts';
import { readConfig } from './language-service.ts';
import { unshapedPlaces } from './public.ts';

const root = resolve(import.meta.dirname, '../..');
const entries = ['src/index.ts', 'src/nn/index.ts', 'src/optim/index.ts', 'src/flow/index.ts', 'src/laws/index.ts'].map((path) =>
  join(root, path),
);
const offending = fixture('public/offending.ts');
const program = ts.createProgram([...entries, offending], { ...readConfig(join(root, 'tsconfig.json')).options, types: [] });

/** Where tensors of unknown rank are right, and why. */
const exceptions: Readonly<Record<string, readonly string[]>> = {
  'nothing is known of what is only now found to be a tensor': ['isTensor()'],
  'an op is defined once for operands of every shape': [
    'ElementwiseDefinition.slopes(x)',
    'ElementwiseDefinition.slopes(y)',
    'LinearRule.pull(yBar)',
    'LinearRule.push(xDot)',
    'OperatorDefinition.batch(inputs)',
    'OperatorDefinition.derivative(x)',
    'OperatorDefinition.derivative(y)',
  ],
  'an operator has no shape rule in types: its author wraps it in a function that has': ['OperatorFunction()'],
  'a layer is defined once for examples of every shape; its type function says their shapes': [
    'LayerRules.apply()',
    'LayerRules.apply(parameters)',
    'LayerRules.apply(x)',
    'LayerRules.initialize()',
  ],
  'an optimizer is defined once for parameters of every shape': [
    'Optimizer.update()',
    'Optimizer.update(gradient)',
    'Optimizer.update(parameter)',
    'Optimizer.update(slots)',
  ],
  'what an optimizer remembers stands in the order of leaves or under their paths, and it chooses the shapes': [
    'FitState.slots',
    'OptimizerState.slots',
  ],
  'an inspected node is found by a name that the run gives it': ['Inspected.tensor'],
  'after a mistake, here of a name, the rank is unknown, so that one mistake is one error': [
    'Net.activation$()',
    'Net.cotangent$()',
    'Net.fit()',
    'Net.run()',
  ],
  'laws are stated at shapes that are data': ['Convention.apply(operands)', 'FunctionAt.apply(operands)', 'LawCase.apply(operands)'],
};

test('public functions give tensors whose shapes are known, but for the exceptions, which are all needed', () => {
  expect(unshapedPlaces(program, entries)).toEqual(Object.values(exceptions).flat().sort());
});

test('an unshaped tensor is found wherever it is given, and nowhere else', () => {
  expect(unshapedPlaces(program, [offending])).toEqual(
    [
      'Holder.give()',
      'Maker.make()',
      'anything()',
      'callback(f)(x)',
      'conditional()',
      'later()',
      'mapped()',
      'nested()()()',
      'numbers()',
      'options.make()',
      'overloaded()',
      'predicate()',
      'record().deep',
      'result()',
      'stream$().value',
      'tuple()',
    ].sort(),
  );
});
