// The packed product: out[rows, columns] = Σ_depth a[rows, depth] · b[depth, columns], with operands addressed through tables of
// byte offsets. Blocked as in Goto and van de Geijn, "Anatomy of high-performance matrix multiplication" (2008).
import { axisWord, blocking, tile, word } from './contract-plan.ts';
import { f64, f64x2, i32, v128, type Ex, type Local } from './emitter.ts';
import { FunctionBuilder } from './function.ts';
import type { ModuleBuilder } from './module.ts';

type I = Ex<'i32'>;

const lanes = 2;
const entryBytes = 8;
const tableBytes = 4;
const constant = i32.constant;

const entryAt = (base: I, index: I): I => i32.add(base, i32.shiftLeft(index, constant(3)));
const tableAt = (base: I, index: I): I => i32.add(base, i32.shiftLeft(index, constant(2)));

/** Add the packed kernel to a module and return its index: (descriptor, first batch axis, batch axes left, a, b, out). */
export function addContract(module: ModuleBuilder): number {
  const pack = module.add(packFunction());
  const multiply = module.add(multiplyFunction());
  const product = module.add(productFunction(pack, multiply));
  return module.add(batchFunction(product));
}

/** Copies `count` × `depth` entries to panels of `tile` rows: target[panel][p][row], with zeros in the rows past the last. */
function packFunction(): FunctionBuilder {
  const f = new FunctionBuilder();
  const [count, depth, source, rowTable, depthTable, target] = Array.from({ length: 6 }, () => f.param('i32')) as Locals<6>;
  const [row, p, there] = [f.local('i32'), f.local('i32'), f.local('i32')];
  const present = f.local('i32');
  const rows = Array.from({ length: tile }, () => f.local('i32'));
  const copy = (entry: (pointer: I, r: number) => Ex<'f64'>): void =>
    f.for(p, depth, 1, () => {
      f.set(there, i32.load(tableAt(depthTable, p)));
      rows.forEach((pointer, r) => f.storeDouble(target, entry(i32.add(pointer, there), r), entryBytes * r));
      f.increase(target, entryBytes * tile);
    });
  f.for(row, count, tile, () => {
    f.set(present, i32.sub(count, row));
    rows.forEach((pointer, r) => {
      // A row past the last reads the panel's first row again, inside the operand.
      const index = r === 0 ? row : i32.select(i32.greater(present, constant(r)), i32.add(row, constant(r)), row);
      f.set(pointer, i32.add(source, i32.load(tableAt(rowTable, index))));
    });
    f.if(
      i32.greaterEqual(present, constant(tile)),
      () => copy((pointer) => f64.load(pointer)),
      () => copy((pointer, r) => f64.select(i32.greater(present, constant(r)), f64.load(pointer), f64.constant(0))),
    );
  });
  return f;
}

/** Multiplies packed panels, tile by tile, and stores or adds the tiles to the output. */
function multiplyFunction(): FunctionBuilder {
  const f = new FunctionBuilder();
  const params = Array.from({ length: 11 }, () => f.param('i32')) as Locals<11>;
  const [rows, columns, depth, packedA, packedB, out, rowTable, columnTable, accumulate, contiguous, spill] = params;
  const [i, j, a, b, left] = Array.from({ length: 5 }, () => f.local('i32')) as Locals<5>;
  const vectorsPerRow = tile / lanes;
  const sums = Array.from({ length: tile * vectorsPerRow }, () => f.local('v128'));
  const fromB = Array.from({ length: vectorsPerRow }, () => f.local('v128'));
  const fromA = f.local('v128');

  const micro = (): void => {
    for (const sum of sums) f.set(sum, v128.zero());
    f.set(a, entryAt(packedA, i32.mul(i, depth)));
    f.set(b, entryAt(packedB, i32.mul(j, depth)));
    f.set(left, depth);
    f.doWhile(
      () => {
        fromB.forEach((value, v) => f.set(value, v128.load(b, 16 * v)));
        for (let r = 0; r < tile; r++) {
          f.set(fromA, v128.loadSplat(a, entryBytes * r));
          fromB.forEach((value, v) => {
            const sum = sums[r * vectorsPerRow + v]!;
            f.set(sum, f64x2.add(sum, f64x2.mul(fromA, value)));
          });
        }
        f.increase(a, entryBytes * tile);
        f.increase(b, entryBytes * tile);
        f.increase(left, -1);
      },
      () => left,
    );
  };

  const target = f.local('i32');
  const storeRows = (value: (sum: Ex<'v128'>, offset: number) => Ex<'v128'>): void => {
    for (let r = 0; r < tile; r++) {
      const row = i32.load(tableAt(rowTable, i), tableBytes * r);
      f.set(target, i32.add(i32.add(out, row), i32.load(tableAt(columnTable, j))));
      for (let v = 0; v < vectorsPerRow; v++) f.storeVector(target, value(sums[r * vectorsPerRow + v]!, 16 * v), 16 * v);
    }
  };
  const store = (): void =>
    f.if(
      accumulate,
      () => storeRows((sum, offset) => f64x2.add(v128.load(target, offset), sum)),
      () => storeRows((sum) => sum),
    );

  const [r, c, entry] = [f.local('i32'), f.local('i32'), f.local('i32')];
  const atMostTile = (count: I): I => i32.select(i32.less(count, constant(tile)), count, constant(tile));
  /** Entry by entry, for ragged tiles and outputs whose columns are apart. */
  const scatter = (): void => {
    sums.forEach((sum, v) => f.storeVector(spill, sum, 16 * v));
    f.for(r, atMostTile(i32.sub(rows, i)), 1, () => {
      f.set(target, i32.add(out, i32.load(tableAt(rowTable, i32.add(i, r)))));
      f.for(c, atMostTile(i32.sub(columns, j)), 1, () => {
        f.set(entry, i32.add(target, i32.load(tableAt(columnTable, i32.add(j, c)))));
        const value = f64.load(entryAt(spill, i32.add(i32.mul(r, constant(tile)), c)));
        f.if(
          accumulate,
          () => f.storeDouble(entry, f64.add(f64.load(entry), value)),
          () => f.storeDouble(entry, value),
        );
      });
    });
  };

  f.for(j, columns, tile, () =>
    f.for(i, rows, tile, () => {
      micro();
      const whole = i32.and(i32.greaterEqual(i32.sub(rows, i), constant(tile)), i32.greaterEqual(i32.sub(columns, j), constant(tile)));
      f.if(i32.and(contiguous, whole), store, scatter);
    }),
  );
  return f;
}

/** Loops over blocks of columns, depth and rows: (descriptor, a, b, out). */
function productFunction(pack: number, multiply: number): FunctionBuilder {
  const f = new FunctionBuilder();
  const [descriptor, a, b, out] = Array.from({ length: 4 }, () => f.param('i32')) as Locals<4>;
  const [j, p, i, columns, depth, rows] = Array.from({ length: 6 }, () => f.local('i32')) as Locals<6>;
  const field = (name: keyof typeof word): I => i32.load(descriptor, 4 * word[name]);
  const block = (into: Local<'i32'>, total: I, from: I, most: number): void => {
    f.set(into, i32.sub(total, from));
    f.set(into, i32.select(i32.less(into, constant(most)), into, constant(most)));
  };
  f.for(j, field('columns'), blocking.columns, () => {
    block(columns, field('columns'), j, blocking.columns);
    f.for(p, field('depth'), blocking.depth, () => {
      block(depth, field('depth'), p, blocking.depth);
      f.call(pack, columns, depth, b, tableAt(field('bColumns'), j), tableAt(field('bSum'), p), field('packedB'));
      f.for(i, field('rows'), blocking.rows, () => {
        block(rows, field('rows'), i, blocking.rows);
        f.call(pack, rows, depth, a, tableAt(field('aRows'), i), tableAt(field('aSum'), p), field('packedA'));
        const tables = [tableAt(field('outRows'), i), tableAt(field('outColumns'), j)];
        const flags = [i32.greater(p, constant(0)), field('contiguous'), field('tile')];
        f.call(multiply, rows, columns, depth, field('packedA'), field('packedB'), out, ...tables, ...flags);
      });
    });
  });
  return f;
}

/** Loops over the batch axes, outermost first, by calling itself: (descriptor, axis, axes left, a, b, out). */
function batchFunction(product: number): FunctionBuilder {
  const f = new FunctionBuilder();
  const [descriptor, axis, left, a, b, out] = Array.from({ length: 6 }, () => f.param('i32')) as Locals<6>;
  const self = product + 1;
  const field = (name: keyof typeof axisWord): I => i32.load(axis, 4 * axisWord[name]);
  f.if(
    left,
    () =>
      f.repeat(field('size'), () => {
        f.call(self, descriptor, i32.add(axis, constant(4 * axisWord.count)), i32.sub(left, constant(1)), a, b, out);
        f.increase(a, field('a'));
        f.increase(b, field('b'));
        f.increase(out, field('out'));
      }),
    () => f.call(product, descriptor, a, b, out),
  );
  return f;
}

/** N integer variables. */
type Locals<N extends number, L extends Local<'i32'>[] = []> = L['length'] extends N ? L : Locals<N, [...L, Local<'i32'>]>;
