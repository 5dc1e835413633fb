import { sizeOf } from '../shape/dims.ts';
import { offsetsOf } from './contract-plan.ts';
import type { ContractSpec } from './kernel.ts';

/** A product as a function on the whole memory and the positions of a, b and out in it: each row of the output is a sum of rows of b. */
export function plainContract(spec: ContractSpec): (memory: Float64Array, at: readonly number[]) => void {
  const { batch, rows, columns, sum, a, b, out } = spec;
  const table = (dims: readonly number[], strides: readonly number[]): Int32Array => offsetsOf({ dims, strides });
  const [aBatch, bBatch, outBatch] = [table(batch, a.batch), table(batch, b.batch), table(batch, out.batch)];
  const [aRows, aSum] = [table(rows, a.rows), table(sum, a.sum)];
  const [bColumns, bSum] = [table(columns, b.columns), table(sum, b.sum)];
  const [outRows, outColumns] = [table(rows, out.rows), table(columns, out.columns)];
  const row = new Float64Array(sizeOf(columns));

  /** One row of the output: Σ_p memory[first + aSum[p]] · row p of b. */
  const multiplyRow = (memory: Float64Array, first: number, second: number): void => {
    row.fill(0);
    for (let p = 0; p < aSum.length; p++) {
      const factor = memory[first + aSum[p]!]!;
      const from = second + bSum[p]!;
      for (let j = 0; j < row.length; j++) row[j]! += factor * memory[from + bColumns[j]!]!;
    }
  };

  return (memory, [first, second, target]) => {
    for (let z = 0; z < outBatch.length; z++) {
      for (let i = 0; i < outRows.length; i++) {
        multiplyRow(memory, first! + aBatch[z]! + aRows[i]!, second! + bBatch[z]!);
        const to = target! + outBatch[z]! + outRows[i]!;
        for (let j = 0; j < row.length; j++) memory[to + outColumns[j]!] = row[j]!;
      }
    }
  };
}
