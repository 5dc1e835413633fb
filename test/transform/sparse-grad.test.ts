import { describe, expect, test } from 'vitest';
import {
  add,
  addRows,
  compile,
  embedding,
  grad,
  mul,
  sparseGrad,
  square,
  sum,
  tanh,
  tensor,
  toArray,
  type RowCotangent,
  type Tensor,
} from '../../src/index.ts';

const at = {
  table: tensor([
    [0.1, 0.2],
    [0.3, 0.4],
    [0.5, 0.6],
    [0.7, 0.8],
  ]),
  w: tensor([1.5, -0.5]),
};
type Parameters = typeof at;
const tokens = tensor([2, 0, 2]);
const loss = ({ table, w }: Parameters): Tensor<[]> => sum(square(tanh(mul(embedding(table, tokens), w))));

function rowsOf<S extends readonly number[]>(leaf: Tensor<S> | RowCotangent<S>): RowCotangent<S> {
  if (!('rows' in leaf)) throw new Error('expected rows');
  return leaf;
}

describe('sparseGrad', () => {
  test('keeps the rows that were read, repeated ones too, and gives tensors for other leaves', () => {
    const sparse = sparseGrad(loss, at);
    const dense = grad(loss, at);
    const table = rowsOf(sparse.table);
    expect(toArray(table.indices)).toEqual([2, 0, 2]);
    expect(table.rows.shape).toEqual([3, 2]);
    expect(table.shape).toEqual([4, 2]);
    expect(toArray(table.toDense())).toEqual(toArray(dense.table));
    expect('rows' in sparse.w).toBe(false);
    expect(toArray(sparse.w as Tensor)).toEqual(toArray(dense.w));
  });
  test('puts the rows of several reads one after the other', () => {
    const twice = ({ table }: Parameters): Tensor<[]> =>
      add(sum(square(embedding(table, tokens))), sum(mul(3, embedding(table, tensor([[1], [2]])))));
    const table = rowsOf(sparseGrad(twice, at).table);
    expect(toArray(table.indices)).toEqual([2, 0, 2, 1, 2]);
    expect(toArray(table.toDense())).toEqual(toArray(grad(twice, at).table));
  });
  test('gives a tensor where a table is used as a whole too, or not at all', () => {
    const whole = (p: Parameters): Tensor<[]> => add(loss(p), sum(p.table));
    expect(toArray(sparseGrad(whole, at).table as Tensor)).toEqual(toArray(grad(whole, at).table));
    expect(toArray(sparseGrad(({ w }: Parameters) => sum(w), at).table as Tensor)).toEqual(toArray(mul(at.table, 0)));
  });
  test('no indices give no rows', () => {
    const none = rowsOf(sparseGrad((table: Tensor<[4, 2]>) => sum(embedding(table, tensor([], [0]))), at.table));
    expect(none.rows.shape).toEqual([0, 2]);
    expect(toArray(none.toDense())).toEqual(toArray(mul(at.table, 0)));
  });
  test('composes with compile, grad and addRows: a step touches the rows that were read', () => {
    const step = (p: Parameters): Tensor<[4, 2]> => {
      const { indices, rows } = rowsOf(sparseGrad(loss, p).table);
      return addRows(p.table, indices, mul(-0.1, rows) as Tensor<[number, 2]>);
    };
    const expected = toArray(add(at.table, mul(-0.1, grad(loss, at).table)));
    const compiled = compile(step);
    const close = (x: Tensor<[4, 2]>): void =>
      (toArray(x) as number[][]).forEach((row, i) => row.forEach((v, j) => expect(v).toBeCloseTo((expected as number[][])[i]![j]!, 15)));
    close(step(at));
    close(compiled(at));
    compiled.dispose();
    const after = (table: Tensor<[4, 2]>): Tensor<[]> => sum(square(step({ ...at, table })));
    const dense = (table: Tensor<[4, 2]>): Tensor<[]> =>
      sum(
        square(
          add(
            table,
            mul(
              -0.1,
              grad((t: Tensor<[4, 2]>) => loss({ ...at, table: t }), table),
            ),
          ),
        ),
      );
    const [a, b] = [grad(after, at.table).data, grad(dense, at.table).data];
    a.forEach((v, i) => expect(v).toBeCloseTo(b[i]!, 14));
  });
});
