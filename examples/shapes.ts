// Shapes are types: the compiler finds what does not fit, and the run time says the same sentence.
import { add, assertShape, concat, einsum, matmul, reshape, sum, tensor, transpose, zeros, type Shape, type Tensor } from 'cotangent';

/** Prints what a call throws. */
function says(call: () => unknown): void {
  try {
    call();
  } catch (fault) {
    console.log(`  ${(fault as Error).message}`);
  }
}

console.log('shapes that follow from shapes:');
const batch = zeros([32, 784]);
const logits: Tensor<[32, 10]> = matmul(batch, zeros([784, 10]));
const images: Tensor<[32, 28, 28]> = reshape(batch, [-1, 28, 28]);
const rows: Tensor<[32, 28]> = sum(images, -1);
const both: Tensor<[64, 10]> = concat([logits, logits], 0);
const scores: Tensor<[32, 28, 10]> = einsum('bij,jk->bik', images, zeros([28, 10]));
for (const x of [logits, images, rows, both, scores]) console.log(`  [${x.shape.join(', ')}]`);

console.log('a function over any leading axes checks without casts:');
const head = <S extends Shape>(x: Tensor<[...S, 64]>): Tensor<[...S, 10]> => matmul(x, zeros([64, 10]));
for (const x of [head(zeros([64])), head(zeros([32, 64])), head(zeros([7, 3, 64]))]) console.log(`  [${x.shape.join(', ')}]`);

console.log('mistakes; the compiler reports each of them in the same words:');
// @ts-expect-error matmul: inner dimensions differ: [32, 784] × [785, 10] (784 ≠ 785)
says(() => matmul(batch, zeros([785, 10])));
// @ts-expect-error add: cannot broadcast [32, 10] with [32] (10 vs 32); expandDims makes [32] a [32, 1]
says(() => add(logits, zeros([32])));
// @ts-expect-error reshape: [32, 784] has 25088 elements but [32, 28, 29] has 25984
says(() => reshape(batch, [32, 28, 29]));
// @ts-expect-error sum: axis 2 is out of range for [32, 784]
says(() => sum(batch, 2));
// @ts-expect-error einsum 'ij,jk->ik': index 'j' is 784, but operand 1 [785, 10] has 785
says(() => einsum('ij,jk->ik', batch, zeros([785, 10])));

console.log('sizes that are known only when the program runs:');
const measured: Tensor<[number, number]> = tensor(new Float64Array(6), [3 as number, 2 as number]);
says(() => matmul(measured, measured)); // compiles: the sizes may fit
assertShape(measured, [3, 2]);
const square: Tensor<[3, 3]> = matmul(measured, transpose(measured));
console.log(`  after assertShape(measured, [3, 2]): [${square.shape.join(', ')}]`);
