import { expect, test } from 'vitest';
import { flatten, sameForm, unflatten } from '../../src/tensor/tree.ts';
import { tensor } from '../../src/index.ts';

const [a, b, c] = [tensor(1), tensor(2), tensor(3)];

test('a tree comes apart into leaves with paths, and together again', () => {
  const tree = { hidden: { w: a, b }, list: [c] };
  const flat = flatten(tree, 'test');
  expect(flat.paths).toEqual(['hidden.w', 'hidden.b', 'list.0']);
  expect(unflatten(flat.form, flat.leaves)).toEqual(tree);
  expect(flatten(a, 'test').paths).toEqual(['']);
});

test('a key named __proto__ is a key like any other', () => {
  const tree = JSON.parse('{"__proto__": 0}') as Record<string, unknown>;
  Object.defineProperty(tree, '__proto__', { value: a, enumerable: true });
  const flat = flatten(tree, 'test');
  const back = unflatten(flat.form, flat.leaves) as object;
  expect(Object.keys(back)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(back)).toBe(Object.prototype);
});

test('something that is not a tensor is named by its path', () => {
  expect(() => flatten({ w: [a, 3] }, 'grad: the point')).toThrow(
    "grad: the point: expected a tensor, or a record or tuple of tensors, got number at 'w.1'",
  );
});

test('records are the same form in any order of their keys', () => {
  expect(sameForm(flatten({ x: a, y: b }, '').form, flatten({ y: b, x: a }, '').form)).toBe(true);
  expect(sameForm(flatten({ x: a }, '').form, flatten({ y: a }, '').form)).toBe(false);
  expect(sameForm(flatten([a], '').form, flatten([a, b], '').form)).toBe(false);
});
