export const table = `
Reduce<'sum', [2, 3], undefined, false> → []
Reduce<'sum', [2, 3], undefined, true> → [1, 1]
Reduce<'sum', [], undefined, false> → []
Reduce<'sum', [2, 3], 0, false> → [3]
Reduce<'sum', [2, 3], -1, false> → [2]
Reduce<'sum', [2, 3], -1, true> → [2, 1]
Reduce<'sum', [2, 3], 1, true> → [2, 1]
Reduce<'sum', [32, 3, 28, 28], [-1, -2], false> → [32, 3]
Reduce<'sum', [32, 3, 28, 28], [2, 0], false> → [3, 28]
Reduce<'sum', [32, 3, 28, 28], [2, 3], true> → [32, 3, 1, 1]
Reduce<'sum', [2, 3], [], false> → [2, 3]
Reduce<'max', [2, 0], 1, false> → [2]
Reduce<'mean', ['batch', 10], 0, false> → [10]
Reduce<'mean', ['batch', 10], -1, true> → ['batch', 1]
Reduce<'sum', [2, number], 0, false> → [number]
Reduce<'sum', Shape, 0, false> → Shape
Reduce<'sum', Shape, undefined, false> → []
Reduce<'sum', Shape, undefined, true> → Shape
Reduce<'sum', [2, 3], number, false> → Shape
Reduce<'sum', [2, 3], 2, false> ✗ sum: axis 2 is out of range for [2, 3]
Reduce<'sum', [2, 3], -0.5, false> ✗ sum: axis -0.5 is out of range for [2, 3]
Reduce<'sum', [2, 3], 0.5, false> ✗ sum: axis 0.5 is out of range for [2, 3]
Reduce<'sum', [2, 3], -3, false> ✗ sum: axis -3 is out of range for [2, 3]
Reduce<'sum', [], 0, false> ✗ sum: axis 0 is out of range for []
Reduce<'sum', [], -1, false> ✗ sum: axis -1 is out of range for []
Reduce<'sum', [2, 3], 0.5, false> ✗ sum: axis 0.5 is out of range for [2, 3]
Reduce<'sum', [2, 3], [1, -1], false> ✗ sum: axis 1 is given twice in [1, -1]
Reduce<'max', [2, 3], [0, 0], true> ✗ max: axis 0 is given twice in [0, 0]
Reduce<'sum', [2, 3], [0, 5], false> ✗ sum: axis 5 is out of range for [2, 3]

Transpose<[2, 3, 4]> → [4, 3, 2]
Transpose<[]> → []
Transpose<['batch', 0]> → [0, 'batch']
Transpose<Shape> → Shape

Permute<[32, 3, 28, 27], [0, 2, 3, -3]> → [32, 28, 27, 3]
Permute<[], []> → []
Permute<['batch', 3], [1, 0]> → [3, 'batch']
Permute<Shape, [1, 0]> → Shape
Permute<[2, 3], [0, 0]> ✗ permute: axis 0 is given twice in [0, 0]
Permute<[2, 3], [1, -1]> ✗ permute: axis 1 is given twice in [1, -1]
Permute<[2, 3], [0, 2]> ✗ permute: axis 2 is out of range for [2, 3]
Permute<[2, 3], [0]> ✗ permute: [2, 3] has 2 axes but [0] names 1; axis 1 is missing
Permute<[2, 3, 4, 5], [0, -2, 1]> ✗ permute: [2, 3, 4, 5] has 4 axes but [0, -2, 1] names 3; axis 3 is missing
Permute<['batch', 3, 4], [2]> ✗ permute: [batch, 3, 4] has 3 axes but [2] names 1; axes [0, 1] are missing
Permute<[2, 3], []> ✗ permute: [2, 3] has 2 axes but [] names 0; axes [0, 1] are missing
Permute<[2, 3, 4], [0, 0]> ✗ permute: [2, 3, 4] has 3 axes but [0, 0] names 2
Permute<[2, 3, 4], [0, 3]> ✗ permute: [2, 3, 4] has 3 axes but [0, 3] names 2
Permute<[2, 3], [0, 1, 2]> ✗ permute: [2, 3] has 2 axes but [0, 1, 2] names 3

ExpandDims<[2, 3], 0> → [1, 2, 3]
ExpandDims<[2, 3], 1> → [2, 1, 3]
ExpandDims<[2, 3], 2> → [2, 3, 1]
ExpandDims<[2, 3], -1> → [2, 3, 1]
ExpandDims<[2, 3], -3> → [1, 2, 3]
ExpandDims<[], 0> → [1]
ExpandDims<['batch'], -1> → ['batch', 1]
ExpandDims<Shape, 0> → [1, ...Dim[]]
ExpandDims<[2, 3], number> → Shape
ExpandDims<[2, 3], 3> ✗ expandDims: axis 3 is out of range for [2, 3]
ExpandDims<[2, 3], -0.5> ✗ expandDims: axis -0.5 is out of range for [2, 3]
ExpandDims<[2, 3], -4> ✗ expandDims: axis -4 is out of range for [2, 3]

Squeeze<[1, 2, 1], undefined> → [2]
Squeeze<[1, 1], undefined> → []
Squeeze<[0, 2], undefined> → [0, 2]
Squeeze<[1, 2, 1], -1> → [1, 2]
Squeeze<[1, 2, 1], [0, 2]> → [2]
Squeeze<['batch', 1], 1> → ['batch']
Squeeze<[number, 2], 0> → [2]
Squeeze<['batch', 1], undefined> → Shape
Squeeze<[number, 1], undefined> → Shape
Squeeze<Shape, 0> → Shape
Squeeze<[2, 3], 0> ✗ squeeze: axis 0 of [2, 3] is 2, not 1
Squeeze<[1, 0], [0, 1]> ✗ squeeze: axis 1 of [1, 0] is 0, not 1
Squeeze<['batch', 1], 0> ✗ squeeze: axis 0 of [batch, 1] is batch, not 1
Squeeze<[1, 3], 2> ✗ squeeze: axis 2 is out of range for [1, 3]
Squeeze<[1, 3], [0, -2]> ✗ squeeze: axis 0 is given twice in [0, -2]

Diagonal<[3, 4, 3], 0, 2> → [3, 4]
Diagonal<[3, 4, 3], 2, 0> → [3, 4]
Diagonal<[2, 3, 3], -1, -2> → [2, 3]
Diagonal<[0, 0], 0, 1> → [0]
Diagonal<['n', 'n'], 0, 1> → ['n']
Diagonal<[number, 3], 0, 1> → [3]
Diagonal<Shape, 0, 1> → Shape
Diagonal<[2, 3], 0, 1> ✗ diagonal: axes 0 and 1 of [2, 3] differ (2 ≠ 3)
Diagonal<[2, 3], 1, 0> ✗ diagonal: axes 0 and 1 of [2, 3] differ (2 ≠ 3)
Diagonal<[3, 3], 1, -1> ✗ diagonal: axis 1 is given twice in [1, -1]
Diagonal<[3, 3], 0, 2> ✗ diagonal: axis 2 is out of range for [3, 3]
Diagonal<[3, 3], 2, 3> ✗ diagonal: axis 2 is out of range for [3, 3]
`;
