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
`;

/** Twins that calculate with sizes: rows with names are for the types alone. */
export const numbersOnly: readonly string[] = ['Convolution', 'TransposedConvolution', 'Pool', 'AdaptivePool', 'Resize'];
