export const table = `
Gather<[50257, 512], ['batch', 16], 0> → ['batch', 16, 512]
Gather<[2, 3, 4], [5], 1> → [2, 5, 4]
Gather<[2, 3], [], -1> → [2]
Gather<[3], [0], 0> → [0]
Gather<[2, 3], [number], 1> → [2, number]
Gather<Shape, [5], 0> → Shape
Gather<[2, 3], [5], 2> ✗ gather: axis 2 is out of range for [2, 3]
Gather<[2, 3], [5], -3> ✗ gather: axis -3 is out of range for [2, 3]
Gather<[], [5], 0> ✗ gather: axis 0 is out of range for []

ScatterAdd<[8, 512], [8], 50257, 0> → [50257, 512]
ScatterAdd<[2, 5, 4], [5], 3, 1> → [2, 3, 4]
ScatterAdd<[2], [], 3, 1> → [2, 3]
ScatterAdd<[2, 5], [5], 3, -1> → [2, 3]
ScatterAdd<['batch', 16, 512], ['batch', 16], 'words', 0> → ['words', 512]
ScatterAdd<[0], [0], 3, 0> → [3]
ScatterAdd<Shape, [5], 3, 0> → [3, ...Dim[]]
ScatterAdd<[2, 3], [4], 5, 1> ✗ scatterAdd: indices [4] are not at axis 1 of values [2, 3] (4 ≠ 3)
ScatterAdd<[2, 3], [3, 4], 5, 1> ✗ scatterAdd: indices [3, 4] are not at axis 1 of values [2, 3] (too few axes)
ScatterAdd<[2, 3], [2], 5, 3> ✗ scatterAdd: indices [2] are not at axis 3 of values [2, 3] (too few axes)
ScatterAdd<[2], [2, 3], 5, -1> ✗ scatterAdd: indices [2, 3] are not at axis -1 of values [2] (too few axes)
ScatterAdd<[2], [2], 5, -3> ✗ scatterAdd: indices [2] are not at axis -3 of values [2] (too few axes)

OneHot<['batch'], 10> → ['batch', 10]
OneHot<[], 3> → [3]
OneHot<[2, 0], number> → [2, 0, number]
`;
