// The registry: one line for each op. Everything that must hold of every op enumerates this namespace.
export { abs } from './abs.ts';
export { absorbingMul } from './absorbing-mul.ts';
export {
  adaptiveAvgPool1d,
  adaptiveAvgPool2d,
  adaptiveAvgPool3d,
  adaptiveMaxPool1d,
  adaptiveMaxPool2d,
  adaptiveMaxPool3d,
} from './adaptive-pool.ts';
export { add } from './add.ts';
export { argmax, argmin } from './argmax.ts';
export { batchNorm, groupNorm, instanceNorm } from './batch-norm.ts';
export { broadcastTo } from './broadcast-to.ts';
export { cholesky } from './cholesky.ts';
export { clip } from './clip.ts';
export { equal, greater, greaterEqual, less, lessEqual, notEqual } from './compare.ts';
export { concat } from './concat.ts';
export { contract } from './contract.ts';
export { conv1d, conv2d, conv3d } from './convolution.ts';
export { all, any, countNonZero } from './count-non-zero.ts';
export { cummax, cummin, cumprod, cumsum, logcumsumexp } from './cumulative.ts';
export { determinant, slogdet } from './determinant.ts';
export { diagonal } from './diagonal.ts';
export { div } from './div.ts';
export { einsum } from './einsum.ts';
export { erf, erfc } from './erf.ts';
export { exp } from './exp.ts';
export { exp2 } from './exp2.ts';
export { expandDims, squeeze } from './expand-dims.ts';
export { expm1 } from './expm1.ts';
export { flatten, unflatten } from './flatten.ts';
export { flip, roll } from './flip.ts';
export { gather, scatterAdd } from './gather.ts';
export { hardTanh, relu6, softsign } from './hard-activations.ts';
export { layerNorm, rmsNorm } from './layer-norm.ts';
export { log } from './log.ts';
export { log10 } from './log10.ts';
export { log1p } from './log1p.ts';
export { isFinite, isNaN, logicalAnd, logicalNot, logicalOr } from './logical.ts';
export { log2 } from './log2.ts';
export { logsumexp } from './logsumexp.ts';
export { crossEntropy, halfSquaredError, mse } from './losses.ts';
export { matmul } from './matmul.ts';
export { matrixPower } from './matrix-power.ts';
export { max, min } from './max.ts';
export { maximum, minimum } from './maximum.ts';
export { mean } from './mean.ts';
export { moveAxis, swapAxes } from './move-axis.ts';
export { mul } from './mul.ts';
export { neg } from './neg.ts';
export { oneHot } from './one-hot.ts';
export { dot, outer } from './outer.ts';
export { permute, transpose } from './permute.ts';
export { avgPool1d, avgPool2d, avgPool3d, maxPool1d, maxPool2d, maxPool3d } from './pool.ts';
export { pow } from './pow.ts';
export { prod } from './prod.ts';
export { randomBits, randomWord } from './random-bits.ts';
export { reciprocal } from './reciprocal.ts';
export { relu } from './relu.ts';
export { reshape } from './reshape.ts';
export { resize } from './resize.ts';
export { ceil, floor, round, trunc } from './round.ts';
export { rsqrt } from './rsqrt.ts';
export { sigmoid } from './sigmoid.ts';
export { sign } from './sign.ts';
export { logSigmoid, silu } from './silu.ts';
export { cos, sin } from './sin.ts';
export { pad, slice } from './slice.ts';
export { logSoftmax, softmax } from './softmax.ts';
export { softplus } from './softplus.ts';
export { inverse, solve } from './solve.ts';
export { split } from './split.ts';
export { sqrt } from './sqrt.ts';
export { square } from './square.ts';
export { stack } from './stack.ts';
export { stopGradient } from './stop-gradient.ts';
export { sub } from './sub.ts';
export { sum } from './sum.ts';
export { tanh } from './tanh.ts';
export { repeat, tile } from './tile.ts';
export { diagonalMatrix, trace } from './trace.ts';
export { tril, triu } from './triangle.ts';
export { convTranspose1d, convTranspose2d, convTranspose3d } from './transposed-convolution.ts';
export { triangularSolve } from './triangular-solve.ts';
export { standardDeviation, variance } from './variance.ts';
export { where } from './where.ts';
