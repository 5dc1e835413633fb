export const table = `
Convolution<'conv2d', [32, 3, 28, 28], [16, 3, 3, 3], 1, 'valid', 1, 1> → [32, 16, 26, 26]
Convolution<'conv2d', [32, 3, 28, 28], [16, 3, 3, 3], 1, 'same', 1, 1> → [32, 16, 28, 28]
Convolution<'conv2d', [32, 3, 28, 27], [16, 3, 5, 5], 2, 'same', 1, 1> → [32, 16, 14, 14]
Convolution<'conv2d', [8, 3, 224, 224], [64, 3, 7, 7], 2, 3, 1, 1> → [8, 64, 112, 112]
Convolution<'conv2d', [3, 28, 28], [16, 3, 3, 3], [1, 2], [1, 0], [1, 2], 1> → [16, 28, 12]
Convolution<'conv2d', [2, 5, 3, 8, 8], [4, 3, 1, 1], 1, 'valid', 1, 1> → [2, 5, 4, 8, 8]
Convolution<'conv2d', [1, 3, 4, 4], [4, 3, 4, 4], 3, 0, 1, 1> → [1, 4, 1, 1]
Convolution<'conv2d', [1, 3, 4, 6], [4, 3, 2, 2], 1, [[1, 0], [0, 2]], 1, 1> → [1, 4, 4, 7]
Convolution<'conv2d', [1, 3, 4, 6], [4, 3, 2, 2], 1, [[1, 0], 1], 3, 1> → [1, 4, 2, 5]
Convolution<'conv2d', [0, 3, 4, 4], [0, 3, 3, 3], 1, 'same', 1, 1> → [0, 0, 4, 4]
Convolution<'conv2d', [1, 0, 4, 4], [2, 0, 3, 3], 1, 0, 1, 1> → [1, 2, 2, 2]
Convolution<'conv2d', [1, 1, 0, 1], [1, 1, 2, 1], 1, 1, 1, 1> → [1, 1, 1, 3]
Convolution<'conv2d', [1, 1, 1, 1], [1, 1, 3, 3], 1, 'same', 1, 1> → [1, 1, 1, 1]
Convolution<'conv1d', [4, 1000000], [8, 4, 1000], 1, 0, 1, 1> → [8, 999001]
Convolution<'conv1d', [4, 1000000], [8, 4, 1000], 999, 'valid', 2, 1> → [8, 1000]
Convolution<'conv1d', [4, 100], [8, 4, 3], 1, [[4, 0]], 2, 1> → [8, 100]
Convolution<'conv1d', [2, 4, 100], [8, 4, 3], 1000000, 'same', 1, 1> → [2, 8, 1]
Convolution<'conv3d', [2, 3, 16, 28, 28], [8, 3, 3, 3, 3], 1, 'same', 1, 1> → [2, 8, 16, 28, 28]
Convolution<'conv3d', [3, 16, 28, 28], [8, 3, 1, 3, 5], [1, 2, 3], [0, 1, [2, 2]], [4, 1, 2], 1> → [8, 16, 14, 8]
Convolution<'conv2d', [1, 6, 5, 5], [4, 3, 3, 3], 1, 'valid', 1, 2> → [1, 4, 3, 3]
Convolution<'conv2d', [1, 32, 5, 5], [64, 1, 3, 3], 1, 'same', 1, 32> → [1, 64, 5, 5]
Convolution<'conv2d', [1, 0, 5, 5], [0, 0, 3, 3], 1, 'same', 1, 2> → [1, 0, 5, 5]

Convolution<'conv2d', ['batch', 3, 28, 28], [16, 3, 3, 3], 1, 'valid', 1, 1> → ['batch', 16, 26, 26]
Convolution<'conv2d', ['batch', 'c', 'h', 'w'], ['o', 'c', 3, 3], 1, 'same', 1, 1> → ['batch', 'o', 'h', 'w']
Convolution<'conv2d', ['batch', 'c', 'h', 'w'], ['o', 'c', 'k', 'k'], 1, 'same', 1, 1> → ['batch', 'o', 'h', 'w']
Convolution<'conv2d', ['batch', 3, 'h', 'w'], [16, 3, 3, 3], 1, 1, 1, 1> → ['batch', 16, 'h', 'w']
Convolution<'conv2d', ['batch', 3, 'h', 'w'], [16, 3, 3, 1], 1, 0, 1, 1> → ['batch', 16, number, 'w']
Convolution<'conv2d', ['batch', 3, 'h', 'w'], [16, 3, 3, 3], 2, 'same', 1, 1> → ['batch', 16, number, number]
Convolution<'conv1d', ['batch', 'c', 9], ['o', 3, 3], 1, 0, 1, 4> → ['batch', 'o', 7]
Convolution<'conv1d', [4, 'c', 9], ['c', 1, 3], 1, 0, 1, 'c'> → [4, 'c', 7]
Convolution<'conv2d', [number, 3, number, 28], [16, 3, 3, 3], 1, 'valid', 1, 1> → [number, 16, number, 26]
Convolution<'conv2d', [1, number, 9, 9], [number, number, 3, number], 1, 'valid', 1, 1> → [1, number, 7, number]
Convolution<'conv2d', [1, 3, 9, 9], [2, 3, 3, 3], number, 'valid', 1, 1> → [1, 2, number, number]
Convolution<'conv2d', [1, 3, 9, 9], [2, 3, 3, 3], [number, 2], [number, [1, number]], 1, 1> → [1, 2, number, number]
Convolution<'conv2d', [1, 3, 9, 9], [2, 3, 3, 1], 1, 0, number, 1> → [1, 2, number, 9]
Convolution<'conv2d', [1, 6, 9, 9], [4, 3, 3, 3], 1, 0, 1, number> → [1, 4, 7, 7]
Convolution<'conv2d', Shape, [2, 3, 3, 3], 1, 0, 1, 1> → Shape
Convolution<'conv2d', [1, 3, 9, 9], Shape, 1, 0, 1, 1> → Shape
Convolution<'conv2d', [1, ...Dim[]], [2, 3, 3, 3], 1, 0, 1, 1> → Shape
Convolution<'conv2d', [...Dim[], 9, 9], [2, 3, 3, 3], 1, 0, 1, 1> → Shape
Convolution<'conv2d', [...Dim[], 3, 9, 9], [2, 3, 3, 3], 1, 0, 1, 1> → [...Dim[], 2, 7, 7]
Convolution<'conv2d', [1, 3, 9, 9], [2, 3, ...Dim[]], 1, 0, 1, 1> → Shape

Convolution<'conv2d', [32, 4, 28, 28], [16, 3, 3, 3], 1, 'valid', 1, 1> ✗ conv2d: the input [32, 4, 28, 28] has 4 channels but the kernel [16, 3, 3, 3] takes 3
Convolution<'conv2d', ['batch', 'c', 28, 28], [16, 3, 3, 3], 1, 'valid', 1, 1> ✗ conv2d: the input [batch, c, 28, 28] has c channels but the kernel [16, 3, 3, 3] takes 3
Convolution<'conv2d', [32, 28, 28, 3], [16, 3, 3, 3], 1, 'valid', 1, 1> ✗ conv2d: the input [32, 28, 28, 3] has 28 channels but the kernel [16, 3, 3, 3] takes 3; did you mean moveAxis(x, -1, -3)?
Convolution<'conv1d', [9, 4], [8, 4, 3], 1, 'valid', 1, 1> ✗ conv1d: the input [9, 4] has 9 channels but the kernel [8, 4, 3] takes 4; did you mean moveAxis(x, -1, -2)?
Convolution<'conv3d', [9, 9, 9, 4], [8, 4, 3, 3, 3], 1, 'valid', 1, 1> ✗ conv3d: the input [9, 9, 9, 4] has 9 channels but the kernel [8, 4, 3, 3, 3] takes 4; did you mean moveAxis(x, -1, -4)?
Convolution<'conv2d', [8, 6, 5, 5], [4, 2, 3, 3], 1, 'valid', 1, 2> ✗ conv2d: the input [8, 6, 5, 5] has 6 channels but the kernel [4, 2, 3, 3] takes 4 (2 groups of 2)
Convolution<'conv2d', [8, 5, 5, 6], [4, 2, 3, 3], 1, 'valid', 1, 5> ✗ conv2d: the 4 channels of the kernel [4, 2, 3, 3] do not divide into 5 groups
Convolution<'conv2d', [1, 3, 5, 5], [4, 1, 3, 3], 1, 'valid', 1, 2> ✗ conv2d: the 3 channels of the input [1, 3, 5, 5] do not divide into 2 groups
Convolution<'conv2d', [1, 4, 5, 5], [5, 2, 3, 3], 1, 'valid', 1, 2> ✗ conv2d: the 5 channels of the kernel [5, 2, 3, 3] do not divide into 2 groups
Convolution<'conv2d', [1, 3, 5, 5], [4, 3, 3, 3], 1, 'valid', 1, 0> ✗ conv2d: groups 0 is not a whole number of 1 or more
Convolution<'conv2d', [1, 3, 5, 5], [4, 3, 3, 3], 1, 'valid', 1, 1.5> ✗ conv2d: groups 1.5 is not a whole number of 1 or more
Convolution<'conv2d', [1, 3, 4, 6], [4, 3, 5, 5], 1, 'valid', 1, 1> ✗ conv2d: the kernel [4, 3, 5, 5] does not fit into the input [1, 3, 4, 6] (height: 5 > 4)
Convolution<'conv2d', [1, 3, 6, 4], [4, 3, 5, 7], 1, 1, 1, 1> ✗ conv2d: the kernel [4, 3, 5, 7] does not fit into the input [1, 3, 6, 4] (width: 7 > 6 with padding)
Convolution<'conv1d', [3, 5], [4, 3, 4], 1, [[0, 1]], 2, 1> ✗ conv1d: the kernel [4, 3, 4] does not fit into the input [3, 5] (length: 7 with dilation > 6 with padding)
Convolution<'conv3d', [3, 1, 9, 9], [4, 3, 2, 3, 3], 1, 0, 1, 1> ✗ conv3d: the kernel [4, 3, 2, 3, 3] does not fit into the input [3, 1, 9, 9] (depth: 2 > 1)
Convolution<'conv2d', [1, 3, 0, 4], [4, 3, 1, 1], 1, 'valid', 1, 1> ✗ conv2d: the kernel [4, 3, 1, 1] does not fit into the input [1, 3, 0, 4] (height: 1 > 0)
Convolution<'conv2d', [1, 3, 4, 0], [4, 3, 3, 3], 1, 'same', 2, 1> ✗ conv2d: the kernel [4, 3, 3, 3] does not fit into the input [1, 3, 4, 0] (width: 5 with dilation > 0)
Convolution<'conv2d', [1, 3, 4, 4], [4, 3, 3, 0], 1, 'same', 1, 1> ✗ conv2d: the kernel [4, 3, 3, 0] has width 0
Convolution<'conv2d', [28, 28], [4, 3, 3, 3], 1, 'same', 1, 1> ✗ conv2d: the input must be [..., C, H, W], got [28, 28]
Convolution<'conv2d', [28], [4, 3, 3, 3], 1, 'same', 1, 1> ✗ conv2d: the input must be [..., C, H, W], got [28]
Convolution<'conv1d', [], [4, 3, 3], 1, 'same', 1, 1> ✗ conv1d: the input must be [..., C, L], got []
Convolution<'conv3d', [3, 28, 28], [4, 3, 3, 3, 3], 1, 'same', 1, 1> ✗ conv3d: the input must be [..., C, D, H, W], got [3, 28, 28]
Convolution<'conv2d', [3, 28, 28], [4, 3, 3], 1, 'same', 1, 1> ✗ conv2d: the kernel must be [O, C, H, W], got [4, 3, 3]
Convolution<'conv2d', [3, 28, 28], [4], 1, 'same', 1, 1> ✗ conv2d: the kernel must be [O, C, H, W], got [4]
Convolution<'conv1d', [3, 28], [4, 3, 3, 3], 1, 'same', 1, 1> ✗ conv1d: the kernel must be [O, C, L], got [4, 3, 3, 3]
Convolution<'conv2d', [3, 28, 28], [4, 3, 3, 3], 0, 'same', 1, 1> ✗ conv2d: stride 0 is not a whole number of 1 or more
Convolution<'conv2d', [3, 28, 28], [4, 3, 3, 3], [1, -2], 'same', 1, 1> ✗ conv2d: stride -2 is not a whole number of 1 or more
Convolution<'conv2d', Shape, [4, 3, 3, 3], [number, 0], 'same', 1, 1> ✗ conv2d: stride 0 is not a whole number of 1 or more
Convolution<'conv2d', [3, 28, 28], [4, 3, 3, 3], [2], 'same', 1, 1> ✗ conv2d: stride must be a number or [height, width], got [2]
Convolution<'conv3d', [3, 28, 28], [4, 3, 3, 3], [2, 2], 'same', 1, 1> ✗ conv3d: stride must be a number or [depth, height, width], got [2, 2]
Convolution<'conv2d', [3, 28, 28], [4, 3, 3, 3], 1, 'same', 0.5, 1> ✗ conv2d: dilation 0.5 is not a whole number of 1 or more
Convolution<'conv1d', [3, 28], [4, 3, 3], 1, 'same', [1, 1], 1> ✗ conv1d: dilation must be a number or [length], got [1, 1]
Convolution<'conv2d', [3, 28, 28], [4, 3, 3, 3], 1, 'sam', 1, 1> ✗ conv2d: padding 'sam' is not 'same' or 'valid'
Convolution<'conv2d', [3, 28, 28], [4, 3, 3, 3], 1, -1, 1, 1> ✗ conv2d: padding -1 is not a whole number of 0 or more
Convolution<'conv2d', [3, 28, 28], [4, 3, 3, 3], 1, [0, 0.5], 1, 1> ✗ conv2d: padding 0.5 is not a whole number of 0 or more
Convolution<'conv2d', [3, 28, 28], [4, 3, 3, 3], 1, [1, [0, -1]], 1, 1> ✗ conv2d: padding [0, -1] is not two whole numbers of 0 or more
Convolution<'conv2d', [3, 28, 28], [4, 3, 3, 3], 1, [[1], [0, 0]], 1, 1> ✗ conv2d: padding [1] is not two whole numbers of 0 or more
Convolution<'conv2d', [3, 28, 28], [4, 3, 3, 3], 1, [[1, 2], 0, 1], 1, 1> ✗ conv2d: padding must be 'same', 'valid', a number or [height, width], got [[1, 2], 0, 1]
Convolution<'conv1d', [3, 28], [4, 3, 3], 1, [2, 0], 1, 1> ✗ conv1d: padding must be 'same', 'valid', a number or [length], got [2, 0]; did you mean [[2, 0]]?
Convolution<'conv1d', [3, 28], [4, 3, 3], 1, [], 1, 1> ✗ conv1d: padding must be 'same', 'valid', a number or [length], got []

TransposedConvolution<'convTranspose2d', [8, 16, 7, 7], [16, 8, 4, 4], 2, 1, 0, 1, 1> → [8, 8, 14, 14]
TransposedConvolution<'convTranspose2d', [8, 16, 7, 7], [16, 8, 3, 3], 2, 'same', 0, 1, 1> → [8, 8, 14, 14]
TransposedConvolution<'convTranspose2d', [16, 7, 5], [16, 8, 3, 3], [2, 3], [1, [0, 2]], [1, 2], 1, 1> → [8, 14, 15]
TransposedConvolution<'convTranspose2d', [16, 7, 5], [16, 8, 3, 1], 1, 'valid', 2, 3, 1> → [8, 15, 7]
TransposedConvolution<'convTranspose1d', [0, 3, 1], [3, 0, 1], 1, 0, 0, 1, 1> → [0, 0, 1]
TransposedConvolution<'convTranspose1d', [3, 1000], [3, 8, 4], 1000, 0, 0, 1, 1> → [8, 999004]
TransposedConvolution<'convTranspose1d', [3, 9], [3, 8, 3], 1, 4, 0, 1, 1> → [8, 3]
TransposedConvolution<'convTranspose3d', [2, 4, 5, 6, 7], [4, 2, 2, 2, 2], 2, 0, 0, 1, 2> → [2, 4, 10, 12, 14]
TransposedConvolution<'convTranspose2d', ['batch', 'c', 7, 7], ['c', 8, 4, 4], 2, 1, 0, 1, 1> → ['batch', 8, 14, 14]
TransposedConvolution<'convTranspose2d', ['batch', 'c', 'h', 'w'], ['c', 'o', 3, 3], 1, 1, 0, 1, 1> → ['batch', 'o', 'h', 'w']
TransposedConvolution<'convTranspose2d', ['batch', 'c', 'h', 'w'], ['c', 'o', 3, 3], [1, 2], 'same', 0, 1, 1> → ['batch', 'o', 'h', number]
TransposedConvolution<'convTranspose2d', [1, 'c', number, 7], ['c', 'o', 3, 3], 2, 0, [0, number], 1, 2> → [1, number, number, number]
TransposedConvolution<'convTranspose1d', [3, 9], [3, 8, 3], number, 0, 1, 1, 1> → [8, number]
TransposedConvolution<'convTranspose1d', [3, 9], [3, 8, 3], 1, 'same', number, 1, 1> → [8, 9]
TransposedConvolution<'convTranspose1d', [3, 9], [3, 8, 3], 1, 0, 0, 1, number> → [number, 11]
TransposedConvolution<'convTranspose1d', Shape, [3, 8, 3], 1, 0, 0, 1, 1> → Shape
TransposedConvolution<'convTranspose1d', [3, 9], Shape, 1, 0, 0, 1, 1> → Shape
TransposedConvolution<'convTranspose1d', [4, 9], [3, 8, 3], 1, 0, 0, 1, 1> ✗ convTranspose1d: the input [4, 9] has 4 channels but the kernel [3, 8, 3] takes 3
TransposedConvolution<'convTranspose1d', [9, 3], [3, 8, 3], 1, 0, 0, 1, 1> ✗ convTranspose1d: the input [9, 3] has 9 channels but the kernel [3, 8, 3] takes 3; did you mean moveAxis(x, -1, -2)?
TransposedConvolution<'convTranspose1d', [3, 9], [3, 8, 3], 1, 0, 0, 1, 2> ✗ convTranspose1d: the 3 channels of the input [3, 9] do not divide into 2 groups
TransposedConvolution<'convTranspose1d', [3, 9], [3, 8, 3], 1, 0, 0, 1, 0> ✗ convTranspose1d: groups 0 is not a whole number of 1 or more
TransposedConvolution<'convTranspose1d', [9], [3, 8, 3], 1, 0, 0, 1, 1> ✗ convTranspose1d: the input must be [..., C, L], got [9]
TransposedConvolution<'convTranspose2d', [3, 9, 9], [3, 8], 1, 0, 0, 1, 1> ✗ convTranspose2d: the kernel must be [C, O, H, W], got [3, 8]
TransposedConvolution<'convTranspose1d', [3, 9], [3, 8, 0], 1, 0, 0, 1, 1> ✗ convTranspose1d: the kernel [3, 8, 0] has length 0
TransposedConvolution<'convTranspose2d', [3, 9, 0], [3, 8, 1, 1], 1, 'same', 0, 1, 1> ✗ convTranspose2d: the input [3, 9, 0] has width 0
TransposedConvolution<'convTranspose1d', [3, 9], [3, 8, 3], 2, 0, 2, 1, 1> ✗ convTranspose1d: outputPadding 2 must be smaller than stride 2 or dilation 1
TransposedConvolution<'convTranspose2d', [3, 9, 9], [3, 8, 3, 3], [3, 1], 0, [2, 2], [1, 2], 1> ✗ convTranspose2d: outputPadding 2 must be smaller than stride 1 or dilation 2
TransposedConvolution<'convTranspose1d', [3, 9], [3, 8, 3], 2, 'same', 1, 1, 1> ✗ convTranspose1d: outputPadding 1 does not go with padding 'same'
TransposedConvolution<'convTranspose1d', [3, 9], [3, 8, 3], 2, 0, -1, 1, 1> ✗ convTranspose1d: outputPadding -1 is not a whole number of 0 or more
TransposedConvolution<'convTranspose2d', [3, 9, 9], [3, 8, 3, 3], 2, 0, [1], 1, 1> ✗ convTranspose2d: outputPadding must be a number or [height, width], got [1]
TransposedConvolution<'convTranspose2d', [3, 9, 1], [3, 8, 3, 2], 2, 1, 0, 1, 1> ✗ convTranspose2d: padding takes 2 of the width 2 and leaves nothing
TransposedConvolution<'convTranspose1d', [3, 1], [3, 8, 1], 3, [[5, 2]], 1, 1, 1> ✗ convTranspose1d: padding takes 7 of the length 2 and leaves nothing
TransposedConvolution<'convTranspose1d', [3, 9], [3, 8, 3], 0, 0, 0, 1, 1> ✗ convTranspose1d: stride 0 is not a whole number of 1 or more

Pool<'maxPool2d', [32, 16, 28, 28], 2, undefined, 'valid', 1> → [32, 16, 14, 14]
Pool<'maxPool2d', [16, 27, 28], [2, 3], undefined, 0, 1> → [16, 13, 9]
Pool<'maxPool2d', [8, 64, 112, 112], 3, 2, 1, 1> → [8, 64, 56, 56]
Pool<'maxPool2d', [28, 28], 3, [1, 2], 'same', 1> → [28, 14]
Pool<'avgPool1d', [1000000], 1000, undefined, 'valid', 1> → [1000]
Pool<'avgPool1d', [0, 10], 3, 1, 'valid', 2> → [0, 6]
Pool<'avgPool3d', [2, 8, 8, 8], [1, 2, 4], undefined, 'valid', 1> → [2, 8, 4, 2]
Pool<'maxPool1d', [4], 2, 1, [[1, 1]], 1> → [5]
Pool<'maxPool1d', [5], 2, 3, [[0, 2]], 1> → [2]
Pool<'maxPool1d', [3], 2, 1, 3, 3> → [6]
Pool<'maxPool1d', [3], 3, 1, 'same', 3> → [3]
Pool<'maxPool1d', [1], 1, 1, 'same', 9> → [1]
Pool<'maxPool2d', ['batch', 16, 28, 28], 2, undefined, 'valid', 1> → ['batch', 16, 14, 14]
Pool<'maxPool2d', ['batch', 'h', 'w'], 3, 1, 'same', 1> → ['batch', 'h', 'w']
Pool<'maxPool2d', ['batch', 'h', 'w'], 3, 1, 1, 1> → ['batch', 'h', 'w']
Pool<'maxPool2d', ['batch', 'h', 28], 2, undefined, 'valid', 1> → ['batch', number, 14]
Pool<'maxPool2d', ['batch', number, 28], [2, number], undefined, 'valid', 1> → ['batch', number, number]
Pool<'maxPool2d', [...Dim[], 28, 28], 2, undefined, 'valid', 1> → [...Dim[], 14, 14]
Pool<'maxPool1d', ['n'], 2, 1, [[0, 5]], 1> → [number]
Pool<'maxPool2d', Shape, 2, undefined, 'valid', 1> → Shape
Pool<'maxPool2d', [1, ...Dim[]], 2, undefined, 'valid', 1> → Shape
Pool<'maxPool2d', [16, 2, 2], 3, undefined, 'valid', 1> ✗ maxPool2d: the window 3 does not fit into the input [16, 2, 2] (height: 3 > 2)
Pool<'maxPool2d', [16, 4, 4], [2, 3], 1, [0, [1, 0]], [1, 3]> ✗ maxPool2d: the window [2, 3] does not fit into the input [16, 4, 4] (width: 7 with dilation > 5 with padding)
Pool<'maxPool2d', [16, 4, 0], 1, 1, 'same', 1> ✗ maxPool2d: the window 1 does not fit into the input [16, 4, 0] (width: 1 > 0)
Pool<'maxPool2d', [28], 2, undefined, 'valid', 1> ✗ maxPool2d: the input must be [..., H, W], got [28]
Pool<'maxPool2d', [28, 28], 0, undefined, 'valid', 1> ✗ maxPool2d: window 0 is not a whole number of 1 or more
Pool<'maxPool2d', [28, 28], [2, 1.5], undefined, 'valid', 1> ✗ maxPool2d: window 1.5 is not a whole number of 1 or more
Pool<'maxPool2d', [28, 28], [2, 2, 2], undefined, 'valid', 1> ✗ maxPool2d: window must be a number or [height, width], got [2, 2, 2]
Pool<'maxPool2d', [28, 28], 2, 0, 'valid', 1> ✗ maxPool2d: stride 0 is not a whole number of 1 or more
Pool<'maxPool2d', [28, 28], 2, 1, 'full', 1> ✗ maxPool2d: padding 'full' is not 'same' or 'valid'
Pool<'maxPool2d', [1, 4, 4], 2, 1, 2, 1> ✗ maxPool2d: padding [2, 2] leaves a window without entries of the input [1, 4, 4] (height)
Pool<'maxPool2d', [1, 4, 4], 2, 1, [0, [0, 2]], 1> ✗ maxPool2d: padding [0, 2] leaves a window without entries of the input [1, 4, 4] (width)
Pool<'maxPool1d', ['n'], 2, 1, [[2, 0]], 1> ✗ maxPool1d: padding [2, 0] leaves a window without entries of the input [n] (length)
Pool<'maxPool1d', [0], 2, 1, 1, 1> ✗ maxPool1d: padding [1, 1] leaves a window without entries of the input [0] (length)
Pool<'maxPool2d', [2, 9], 2, 1, 'same', 3> ✗ maxPool2d: dilation 3 is larger than the input [2, 9] (height: 3 > 2)

AdaptivePool<'adaptiveAvgPool2d', [8, 16, 30, 41], 7> → [8, 16, 7, 7]
AdaptivePool<'adaptiveAvgPool2d', [3, 4], [1, 9]> → [1, 9]
AdaptivePool<'adaptiveMaxPool1d', [0, 10], 1> → [0, 1]
AdaptivePool<'adaptiveMaxPool3d', [1000000, 5, 5, 5], [1, 2, 1000000]> → [1000000, 1, 2, 1000000]
AdaptivePool<'adaptiveAvgPool2d', ['batch', 16, 'h', number], 7> → ['batch', 16, 7, 7]
AdaptivePool<'adaptiveAvgPool2d', ['batch', 16, 8, 8], ['h', number]> → ['batch', 16, 'h', number]
AdaptivePool<'adaptiveAvgPool2d', [...Dim[], 8, 8], 1> → [...Dim[], 1, 1]
AdaptivePool<'adaptiveAvgPool2d', [16, 8, 8], Shape> → [16, number, number]
AdaptivePool<'adaptiveAvgPool2d', Shape, 7> → Shape
AdaptivePool<'adaptiveAvgPool2d', [8], 7> ✗ adaptiveAvgPool2d: the input must be [..., H, W], got [8]
AdaptivePool<'adaptiveAvgPool2d', [8, 3, 0], 7> ✗ adaptiveAvgPool2d: the input [8, 3, 0] has width 0
AdaptivePool<'adaptiveAvgPool2d', [8, 3, 3], 0> ✗ adaptiveAvgPool2d: size 0 is not a whole number of 1 or more
AdaptivePool<'adaptiveAvgPool2d', [8, 3, 3], [1, 2.5]> ✗ adaptiveAvgPool2d: size 2.5 is not a whole number of 1 or more
AdaptivePool<'adaptiveAvgPool2d', [8, 3, 3], [7]> ✗ adaptiveAvgPool2d: size must be a number or [height, width], got [7]

Resize<'resize', [8, 3, 28, 28], [14, 56]> → [8, 3, 14, 56]
Resize<'resize', [28, 28], [1, 1000000]> → [1, 1000000]
Resize<'resize', [0, 5], [3]> → [0, 3]
Resize<'resize', [2, 3], []> → [2, 3]
Resize<'resize', [], []> → []
Resize<'resize', ['batch', 3, 'h', number], [14, 14]> → ['batch', 3, 14, 14]
Resize<'resize', ['batch', 3, 28, 28], ['h', number]> → ['batch', 3, 'h', number]
Resize<'resize', [...Dim[], 3, 4], [14, 14]> → [...Dim[], 14, 14]
Resize<'resize', Shape, [14, 14]> → Shape
Resize<'resize', [2, 3], Shape> → Shape
Resize<'resize', [28], [14, 14]> ✗ resize: sizes [14, 14] are more than the axes of [28]
Resize<'resize', [], [14]> ✗ resize: sizes [14] are more than the axes of []
Resize<'resize', [2, 28, 28], [14, 0]> ✗ resize: 0 in sizes [14, 0] is not a whole number of 1 or more
Resize<'resize', [2, 28, 28], [-1, 14]> ✗ resize: -1 in sizes [-1, 14] is not a whole number of 1 or more
Resize<'resize', [2, 0, 28], [14, 14]> ✗ resize: axis -2 of [2, 0, 28] has no entries to resize
`;

/** Twins that calculate with sizes: rows with names are for the types alone. */
export const numbersOnly: readonly string[] = ['Convolution', 'TransposedConvolution', 'Pool', 'AdaptivePool', 'Resize'];
