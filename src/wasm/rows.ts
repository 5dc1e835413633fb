// Rows moved by indices that are data. Every index is checked before the first write.
import { f64, f64x2, i32, v128, type Ex, type Local } from './emitter.ts';
import { FunctionBuilder } from './function.ts';
import type { ModuleBuilder } from './module.ts';

type I = Ex<'i32'>;

/** What a failed check leaves in memory: two integers (the call, the entry of the indices) and the value there. */
export const faultRecord = { call: 0, entry: 4, value: 8, bytes: 16 };

const entryBytes = 8;
const constant = i32.constant;

/** Indices of the functions that move rows. */
export interface RowsFunctions {
  /** (indices, count, bound, call, fault record) -> 1 after a fault, else 0 */
  readonly check: number;
  /** (x, indices, y, batch, outer, count, width, bound) */
  readonly gather: number;
  /** (y, indices, x, batch, outer, count, width, bound) */
  readonly scatterAdd: number;
}

/** Add the functions that move rows to a module. */
export function addRows(module: ModuleBuilder): RowsFunctions {
  return { check: module.add(checkFunction()), gather: module.add(gatherFunction()), scatterAdd: module.add(scatterAddFunction()) };
}

/** NaN, fractions, negative numbers and numbers past the end fail: they are not the integer that they are cut to, or it is no less than `bound`. */
function checkFunction(): FunctionBuilder {
  const f = new FunctionBuilder({ returns: true });
  const [indices, count, bound, call, record] = Array.from({ length: 5 }, () => f.param('i32')) as Five;
  const [i, index] = [f.local('i32'), f.local('i32')];
  f.for(i, count, 1, () => {
    f.set(index, i32.saturate(f64.load(indices)));
    const same = f64.equal(f64.fromUnsigned(index), f64.load(indices));
    f.if(i32.isZero(i32.and(same, i32.lessUnsigned(index, bound))), () => {
      f.storeInteger(record, call, faultRecord.call);
      f.storeInteger(record, i, faultRecord.entry);
      f.storeDouble(record, f64.load(indices), faultRecord.value);
      f.return(constant(1));
    });
    f.increase(indices, entryBytes);
  });
  f.return(constant(0));
  return f;
}

/** Variables of a function that walks the rows of an indexed operand and those of a dense one side by side. */
interface RowWalk {
  readonly f: FunctionBuilder;
  readonly indexed: Local<'i32'>;
  readonly dense: Local<'i32'>;
  readonly width: Local<'i32'>;
  readonly blockBytes: I;
}

/** `work` at each pair of rows, in order; `begin` before each block of `outer`. */
function walkRows(
  first: 'indexed' | 'dense',
  begin: (walk: RowWalk) => void,
  work: (walk: RowWalk, indexedRow: Local<'i32'>) => void,
): FunctionBuilder {
  const f = new FunctionBuilder();
  const one = f.param('i32');
  const indices = f.param('i32');
  const other = f.param('i32');
  const [batch, outer, count, width, bound] = Array.from({ length: 5 }, () => f.param('i32')) as Five;
  const [indexed, dense] = first === 'indexed' ? [one, other] : [other, one];
  const [b, o, i, index, row] = Array.from({ length: 5 }, () => f.local('i32')) as Five;
  const rowBytes = i32.mul(width, constant(entryBytes));
  const walk: RowWalk = { f, indexed, dense, width, blockBytes: i32.mul(bound, rowBytes) };
  f.for(b, batch, 1, () => {
    f.for(o, outer, 1, () => {
      begin(walk);
      f.set(index, indices);
      f.for(i, count, 1, () => {
        f.set(row, i32.add(indexed, i32.mul(i32.saturate(f64.load(index)), rowBytes)));
        work(walk, row);
        f.increase(index, entryBytes);
        f.increase(dense, rowBytes);
      });
      f.increase(indexed, walk.blockBytes);
    });
    f.increase(indices, i32.mul(count, constant(entryBytes)));
  });
  return f;
}

/** The entries of a row by twos, and a last one alone. */
function alongRow({ f, width }: RowWalk, pair: (offset: I) => void, single: (offset: I) => void): void {
  const offset = f.local('i32');
  const left = f.local('i32');
  f.set(offset, constant(0));
  f.set(left, i32.shiftRight(width, constant(1)));
  f.if(left, () =>
    f.repeat(left, () => {
      pair(offset);
      f.increase(offset, 2 * entryBytes);
    }),
  );
  f.if(i32.and(width, constant(1)), () => single(offset));
}

function gatherFunction(): FunctionBuilder {
  return walkRows(
    'indexed',
    () => undefined,
    (walk, row) =>
      alongRow(
        walk,
        (offset) => walk.f.storeVector(i32.add(walk.dense, offset), v128.load(i32.add(row, offset))),
        (offset) => walk.f.storeDouble(i32.add(walk.dense, offset), f64.load(i32.add(row, offset))),
      ),
  );
}

function scatterAddFunction(): FunctionBuilder {
  const clear = ({ f, indexed, blockBytes }: RowWalk): void => {
    const [at, end] = [f.local('i32'), f.local('i32')];
    f.set(at, indexed);
    f.set(end, i32.add(indexed, blockBytes));
    f.if(i32.less(at, end), () =>
      f.doWhile(
        () => {
          f.storeDouble(at, f64.constant(0));
          f.increase(at, entryBytes);
        },
        () => i32.less(at, end),
      ),
    );
  };
  return walkRows('dense', clear, (walk, row) =>
    alongRow(
      walk,
      (offset) => {
        const [to, from] = [i32.add(row, offset), i32.add(walk.dense, offset)];
        walk.f.storeVector(to, f64x2.add(v128.load(to), v128.load(from)));
      },
      (offset) => {
        const [to, from] = [i32.add(row, offset), i32.add(walk.dense, offset)];
        walk.f.storeDouble(to, f64.add(f64.load(to), f64.load(from)));
      },
    ),
  );
}

type Five = [Local<'i32'>, Local<'i32'>, Local<'i32'>, Local<'i32'>, Local<'i32'>];
