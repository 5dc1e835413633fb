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
ScatterAdd<[2], Shape, 3, 1> → [2, 3, ...Dim[]]
ScatterAdd<[2, 3], [4], 5, 1> ✗ scatterAdd: indices [4] are not at axis 1 of values [2, 3] (4 ≠ 3)
ScatterAdd<[2, 3], [3, 4], 5, 1> ✗ scatterAdd: indices [3, 4] are not at axis 1 of values [2, 3] (too few axes)
ScatterAdd<[2, 3], [2], 5, 3> ✗ scatterAdd: indices [2] are not at axis 3 of values [2, 3] (too few axes)
ScatterAdd<[2], [2, 3], 5, -1> ✗ scatterAdd: indices [2, 3] are not at axis -1 of values [2] (too few axes)
ScatterAdd<[2], [2], 5, -3> ✗ scatterAdd: indices [2] are not at axis -3 of values [2] (too few axes)

OneHot<['batch'], 10> → ['batch', 10]
OneHot<[], 3> → [3]
OneHot<[2, 0], number> → [2, 0, number]

Take<[50257, 512], ['batch', 16], 0> → ['batch', 16, 512]
Take<[2, 3], [5], -1> → [2, 5]
Take<[2, 3], [4, 0], undefined> → [4, 0]
Take<[2, 3], [], undefined> → []
Take<[], ['batch'], undefined> → ['batch']
Take<Shape, [5], undefined> → [5]
Take<Shape, [5], 0> → Shape
Take<[2, 3], [5], number> → Shape
Take<[2, 3], Shape, undefined> → Shape
Take<[2, 3], [5], 2> ✗ take: axis 2 is out of range for [2, 3]
Take<[], [5], -1> ✗ take: axis -1 is out of range for []

TakeAlongAxis<['batch', 10], ['batch', 3], 1> → ['batch', 3]
TakeAlongAxis<[2, 3, 4], [2, 5, 4], -2> → [2, 5, 4]
TakeAlongAxis<[2, 3], [1, 5], 1> → [2, 5]
TakeAlongAxis<[1, 3, 1], [4, 0, 5], 1> → [4, 0, 5]
TakeAlongAxis<[0, 3], [0, 1], 1> → [0, 1]
TakeAlongAxis<[0, 3], [1, 1], 1> → [0, 1]
TakeAlongAxis<[1000000], [1], 0> → [1]
TakeAlongAxis<[number, 3], [2, number], 1> → [2, number]
TakeAlongAxis<['batch', 3], [number, 5], 1> → ['batch', 5]
TakeAlongAxis<Shape, [2, 5], 1> → Shape
TakeAlongAxis<[2, 3], Shape, 1> → Shape
TakeAlongAxis<[2, 3], [2, 5], number> → Shape
TakeAlongAxis<[2, 3], [4, 5], 1> ✗ takeAlongAxis: indices [4, 5] do not fit [2, 3] along axis 1 (axis 0: 4 vs 2)
TakeAlongAxis<[2, 3], [2, 0], 0> ✗ takeAlongAxis: indices [2, 0] do not fit [2, 3] along axis 0 (axis 1: 0 vs 3)
TakeAlongAxis<['batch', 3], ['time', 5], -1> ✗ takeAlongAxis: indices [time, 5] do not fit [batch, 3] along axis -1 (axis 0: time vs batch)
TakeAlongAxis<[2, 3], [2], 1> ✗ takeAlongAxis: indices [2] do not fit [2, 3] along axis 1 (ranks differ)
TakeAlongAxis<[3], [4, 5], 0> ✗ takeAlongAxis: indices [4, 5] do not fit [3] along axis 0 (ranks differ)
TakeAlongAxis<[2, 3], [4], 1> ✗ takeAlongAxis: indices [4] do not fit [2, 3] along axis 1 (axis 0: 4 vs 2)
TakeAlongAxis<[2, 3], [2, 5], 2> ✗ takeAlongAxis: axis 2 is out of range for [2, 3]
TakeAlongAxis<[], [], -1> ✗ takeAlongAxis: axis -1 is out of range for []

Embedding<[50257, 512], ['batch', 16]> → ['batch', 16, 512]
Embedding<[3, 4], []> → [4]
Embedding<[0, 4], [0]> → [0, 4]
Embedding<['words', 'width'], [number, 16]> → [number, 16, 'width']
Embedding<[number, number], [5]> → [5, number]
Embedding<Shape, [5]> → [5, number]
Embedding<[3, 4], Shape> → [...Dim[], 4]
Embedding<[512], [5]> ✗ embedding: the table must be [N, D], got [512]
Embedding<[2, 3, 4], [5]> ✗ embedding: the table must be [N, D], got [2, 3, 4]
Embedding<[], []> ✗ embedding: the table must be [N, D], got []

Scatter<'scatter', [10, 4], [5], [5, 4], 0> → [10, 4]
Scatter<'scatterUpdate', [2, 3, 4], [5], [2, 5, 4], 1> → [2, 3, 4]
Scatter<'scatter', [2, 3], [], [2], -1> → [2, 3]
Scatter<'scatter', ['words', 512], ['batch', 16], ['batch', 16, 512], 0> → ['words', 512]
Scatter<'scatter', [3], [0], [0], 0> → [3]
Scatter<'scatter', [3, number], [2], [number, 4], 0> → [3, number]
Scatter<'scatter', Shape, [5], [5, 4], 0> → Shape
Scatter<'scatter', [10, 4], Shape, [5, 4], 0> → [10, 4]
Scatter<'scatter', [10, 4], [5], Shape, 0> → [10, 4]
Scatter<'scatter', [10, 4], [5], [5, 4], number> → [10, 4]
Scatter<'scatter', [10, 4], [5], [3, 4], 0> ✗ scatter: updates [3, 4] do not fit [10, 4] at indices [5] along axis 0; they must be [5, 4]
Scatter<'scatter', [2, 3], [5], [5, 3], -1> ✗ scatter: updates [5, 3] do not fit [2, 3] at indices [5] along axis -1; they must be [2, 5]
Scatter<'scatter', [2, 3], [], [], 1> ✗ scatter: updates [] do not fit [2, 3] at indices [] along axis 1; they must be [2]
Scatter<'scatterMax', [2, 3], [1], [1], 2> ✗ scatterMax: axis 2 is out of range for [2, 3]
Scatter<'scatter', [], [1], [1], 0> ✗ scatter: axis 0 is out of range for []

ScatterAlongAxis<'scatterAlongAxis', ['batch', 10], ['batch', 3], ['batch', 3], 1> → ['batch', 10]
ScatterAlongAxis<'scatterAlongAxis', [2, 3], [1, 5], [1, 5], -1> → [2, 3]
ScatterAlongAxis<'scatterAlongAxis', [1, 3], [4, 0], [4, 0], 1> → [1, 3]
ScatterAlongAxis<'scatterAlongAxis', [2, 3], [2, number], [2, 5], 1> → [2, 3]
ScatterAlongAxis<'scatterAlongAxis', Shape, [2, 5], [2, 5], 1> → Shape
ScatterAlongAxis<'scatterAlongAxis', [2, 3], Shape, [2, 5], 1> → [2, 3]
ScatterAlongAxis<'scatterAlongAxis', [2, 9], [2, 3], [2, 4], 1> ✗ scatterAlongAxis: indices and updates: shapes differ: [2, 3] vs [2, 4]
ScatterAlongAxis<'scatterAlongAxis', [2, 9], [2, 3], [3], 1> ✗ scatterAlongAxis: indices and updates: shapes differ: [2, 3] vs [3]
ScatterAlongAxis<'scatterAlongAxis', [2, 9], [4, 3], [4, 3], 1> ✗ scatterAlongAxis: indices [4, 3] do not fit [2, 9] along axis 1 (axis 0: 4 vs 2)
ScatterAlongAxis<'scatterAlongAxis', [2, 9], [3], [3], -1> ✗ scatterAlongAxis: indices [3] do not fit [2, 9] along axis -1 (axis 0: 3 vs 2)
ScatterAlongAxis<'scatterAlongAxis', [3], [3], [3], 1> ✗ scatterAlongAxis: axis 1 is out of range for [3]

AlongAxis<'sort', ['batch', 10], -1> → ['batch', 10]
AlongAxis<'argsort', [2, 3], 0> → [2, 3]
AlongAxis<'cumsum', [2, 3, 0], 1> → [2, 3, 0]
AlongAxis<'cumprod', [1000000, 1], -2> → [1000000, 1]
AlongAxis<'cummax', [number, 3], -1> → [number, 3]
AlongAxis<'logcumsumexp', Shape, 2> → Shape
AlongAxis<'cummin', Shape, -1> → Shape
AlongAxis<'sort', [2, 3], number> → [2, 3]
AlongAxis<'cumsum', [2, 3], 2> ✗ cumsum: axis 2 is out of range for [2, 3]
AlongAxis<'cumsum', [2, 3], -3> ✗ cumsum: axis -3 is out of range for [2, 3]
AlongAxis<'cumsum', [2, 3], 0.5> ✗ cumsum: axis 0.5 is out of range for [2, 3]
AlongAxis<'cumsum', [2, 3], -0.5> ✗ cumsum: axis -0.5 is out of range for [2, 3]
AlongAxis<'sort', [], -1> ✗ sort: axis -1 is out of range for []
AlongAxis<'sort', [], 0> ✗ sort: axis 0 is out of range for []
AlongAxis<'sort', [], 1000000> ✗ sort: axis 1000000 is out of range for []

TopK<['batch', 10], 3, -1> → [['batch', 3], ['batch', 3]]
TopK<[2, 3], 2, 0> → [[2, 3], [2, 3]]
TopK<[2, 3, 4], 1, -2> → [[2, 1, 4], [2, 1, 4]]
TopK<[3], 0, 0> → [[0], [0]]
TopK<[0], 0, -1> → [[0], [0]]
TopK<[1000000], 999999, 0> → [[999999], [999999]]
TopK<['batch', 10], 3, 0> → [[3, 10], [3, 10]]
TopK<[2, 10], number, -1> → [[2, number], [2, number]]
TopK<[2, number], 5, 1> → [[2, 5], [2, 5]]
TopK<Shape, 3, -1> → [Shape, Shape]
TopK<Shape, 3, 1> → [Shape, Shape]
TopK<[2, 3], 1, number> → [Shape, Shape]
TopK<[2, 3], 5, 1> ✗ topK: axis 1 of [2, 3] has fewer than 5 entries
TopK<[2, 3], 4, -1> ✗ topK: axis 1 of [2, 3] has fewer than 4 entries
TopK<[0, 3], 1, -2> ✗ topK: axis 0 of [0, 3] has fewer than 1 entries
TopK<[2, 3], -1, 1> ✗ topK: k must be a whole number of 0 or more, got -1
TopK<[2, 3], 1.5, -1> ✗ topK: k must be a whole number of 0 or more, got 1.5
TopK<[2, 3], 1, 2> ✗ topK: axis 2 is out of range for [2, 3]
TopK<[2, 3], 1, -3> ✗ topK: axis -3 is out of range for [2, 3]
TopK<[], 1, -1> ✗ topK: axis -1 is out of range for []

SearchSorted<[100], ['batch', 3]> → ['batch', 3]
SearchSorted<[0], []> → []
SearchSorted<['bins'], [number, 2]> → [number, 2]
SearchSorted<Shape, [2]> → [2]
SearchSorted<[100], Shape> → Shape
SearchSorted<[2, 3], [5]> ✗ searchSorted: the sorted values must be [N], got [2, 3]
SearchSorted<[], [5]> ✗ searchSorted: the sorted values must be [N], got []

DynamicSlice<[4, 10], [2], [1, 4]> → [1, 4]
DynamicSlice<['batch', 10], [2], ['batch', 4]> → ['batch', 4]
DynamicSlice<['batch', 10], [2], [8, 4]> → [8, 4]
DynamicSlice<[2, 3], [2], [0, 3]> → [0, 3]
DynamicSlice<[], [0], []> → []
DynamicSlice<[1000000], [1], [999999]> → [999999]
DynamicSlice<[number, 3], [number], [5, number]> → [5, number]
DynamicSlice<Shape, [2], [2, 3]> → [2, 3]
DynamicSlice<[2, 3], Shape, [1, 1]> → [1, 1]
DynamicSlice<[2, 3], [2], [2, 5]> ✗ dynamicSlice: [2, 5] does not fit into [2, 3] (axis 1: 5 > 3)
DynamicSlice<[2, 3], [2], [2]> ✗ dynamicSlice: [2] does not fit into [2, 3] (ranks differ)
DynamicSlice<[2], [1], [2, 3]> ✗ dynamicSlice: [2, 3] does not fit into [2] (ranks differ)
DynamicSlice<[2, 3], [2], [-1, 3]> ✗ dynamicSlice: axis 0 of [-1, 3] is not a whole number of 0 or more
DynamicSlice<[2, 3], [2], [1, 2.5]> ✗ dynamicSlice: axis 1 of [1, 2.5] is not a whole number of 0 or more
DynamicSlice<[2, 3], [3], [2, 3]> ✗ dynamicSlice: starts must be [2], one for each axis of [2, 3], got [3]
DynamicSlice<[2, 3], [2, 1], [2, 3]> ✗ dynamicSlice: starts must be [2], one for each axis of [2, 3], got [2, 1]
DynamicSlice<Shape, [2, 1], [2, 3]> ✗ dynamicSlice: starts must be [?], one for each axis of [...], got [2, 1]
DynamicSlice<[2], [], [2]> ✗ dynamicSlice: starts must be [1], one for each axis of [2], got []

DynamicUpdateSlice<[4, 10], [1, 4], [2]> → [4, 10]
DynamicUpdateSlice<['batch', 10], ['batch', 1], [2]> → ['batch', 10]
DynamicUpdateSlice<[2, 3], [0, 3], [2]> → [2, 3]
DynamicUpdateSlice<[], [], [0]> → []
DynamicUpdateSlice<['batch', number], [5, 7], [number]> → ['batch', number]
DynamicUpdateSlice<Shape, [2, 3], [2]> → Shape
DynamicUpdateSlice<[2, 3], Shape, [2]> → [2, 3]
DynamicUpdateSlice<[2, 3], [1, 4], [2]> ✗ dynamicUpdateSlice: [1, 4] does not fit into [2, 3] (axis 1: 4 > 3)
DynamicUpdateSlice<[2, 3], [3], [2]> ✗ dynamicUpdateSlice: [3] does not fit into [2, 3] (axis 0: 3 > 2)
DynamicUpdateSlice<[2, 3], [1], [2]> ✗ dynamicUpdateSlice: [1] does not fit into [2, 3] (ranks differ)
DynamicUpdateSlice<[2, 3], [1, 3], [1]> ✗ dynamicUpdateSlice: starts must be [2], one for each axis of [2, 3], got [1]

Reduce<'prod', [2, 3], undefined, false> → []
Reduce<'var', ['batch', 10], -1, true> → ['batch', 1]
Reduce<'std', [32, 3, 28, 28], [0, 2, 3], false> → [3]
Reduce<'norm', [2, number, 4], 1, false> → [2, 4]
Reduce<'all', [0], -1, false> → []
Reduce<'any', [], undefined, true> → []
Reduce<'argmax', [2, 3, 4], 1, true> → [2, 1, 4]
Reduce<'argmin', Shape, undefined, false> → []
Reduce<'prod', [2, 3], 2, false> ✗ prod: axis 2 is out of range for [2, 3]
Reduce<'norm', [2, 3], [0, -2], false> ✗ norm: axis 0 is given twice in [0, -2]
Reduce<'argmax', [], -1, false> ✗ argmax: axis -1 is out of range for []
`;

/** Twins that calculate with sizes: rows with names are for the types alone. */
export const numbersOnly: readonly string[] = ['TopK', 'DynamicSlice', 'DynamicUpdateSlice'];
