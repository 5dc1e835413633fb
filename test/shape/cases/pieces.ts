export const table = `
Concat<[[2, 3], [2, 5]], 1> → [2, 8]
Concat<[[2, 3], [2, 5], [2, 0]], -1> → [2, 8]
Concat<[[2, 3]], 0> → [2, 3]
Concat<[[999999], [1]], 0> → [1000000]
Concat<[['batch', 3], ['batch', 4]], 1> → ['batch', 7]
Concat<[['batch', 3], [2, 3]], 0> → [number, 3]
Concat<[[number, 3], [2, 3]], 1> → [2, 6]
Concat<[[2, 3], Shape], 0> → Shape
Concat<[], 0> ✗ concat: at least one tensor is needed
Concat<[[2, 3], [3, 4]], 1> ✗ concat: [2, 3] and [3, 4] along axis 1 (axis 0: 2 ≠ 3)
Concat<[[2, 3], [2, 3], [2, 4]], 0> ✗ concat: [2, 3] and [2, 4] along axis 0 (axis 1: 3 ≠ 4)
Concat<[[2, 3], [2]], 0> ✗ concat: [2, 3] and [2] along axis 0 (ranks differ)
Concat<[[2, 3], [3]], 0> ✗ concat: [2, 3] and [3] along axis 0 (ranks differ); expandDims makes [3] a [1, 3]
Concat<[[32, 10], [32]], -1> ✗ concat: [32, 10] and [32] along axis -1 (ranks differ); expandDims makes [32] a [32, 1]
Concat<[[2, 3], [2, 3], [3]], 0> ✗ concat: [2, 3] and [3] along axis 0 (ranks differ); expandDims makes [3] a [1, 3]
Concat<[['batch', 3], ['batch']], 1> ✗ concat: [batch, 3] and [batch] along axis 1 (ranks differ); expandDims makes [batch] a [batch, 1]
Concat<[[4, 2, 3], [2, 4]], 0> ✗ concat: [4, 2, 3] and [2, 4] along axis 0 (ranks differ)
Concat<[[2, 3, 4], [4]], 0> ✗ concat: [2, 3, 4] and [4] along axis 0 (ranks differ)
Concat<[[2], [2, 3]], -1> ✗ concat: [2] and [2, 3] along axis -1 (ranks differ)
Concat<[[2, 3]], 3> ✗ concat: axis 3 is out of range for [2, 3]
Concat<[[3], [4]], 1> ✗ concat: axis 1 is out of range for [3]
Concat<[[2, 3], [2, 3]], 2> ✗ concat: axis 2 is out of range for [2, 3]; stack makes a new axis
Concat<[[2, 3], [2, 3]], -3> ✗ concat: axis -3 is out of range for [2, 3]; stack makes a new axis
Concat<[[], []], 0> ✗ concat: axis 0 is out of range for []; stack makes a new axis

Stack<[[2, 3], [2, 3], [2, 3]], 0> → [3, 2, 3]
Stack<[[2, 3], [2, 3]], 1> → [2, 2, 3]
Stack<[[2, 3], [2, 3]], -1> → [2, 3, 2]
Stack<[[]], 0> → [1]
Stack<[[0], [0]], 0> → [2, 0]
Stack<[['batch', 3], [number, 3]], 0> → [2, 'batch', 3]
Stack<[], 0> ✗ stack: at least one tensor is needed
Stack<[[2, 3], [2, 4]], 0> ✗ stack: shapes differ: [2, 3] vs [2, 4]
Stack<[[2, 3]], 3> ✗ stack: axis 3 is out of range for [2, 3]
Stack<[[2, 3]], -4> ✗ stack: axis -4 is out of range for [2, 3]

Split<[2, 6], 3, 1> → [[2, 2], [2, 2], [2, 2]]
Split<[2, 6], [1, 5], -1> → [[2, 1], [2, 5]]
Split<[4], 1, 0> → [[4]]
Split<[0, 2], 2, 0> → [[0, 2], [0, 2]]
Split<[3], [0, 3], 0> → [[0], [3]]
Split<[0], [], 0> → []
Split<['batch', 4], 2, 1> → [['batch', 2], ['batch', 2]]
Split<['batch', 4], 2, 0> → [[number, 4], [number, 4]]
Split<[number, 4], [1, 2], 0> → [[1, 4], [2, 4]]
Split<[2, 3], 2, 1> ✗ split: axis 1 of [2, 3] is not divisible by 2
Split<[2, 3], 0, 1> ✗ split: axis 1 of [2, 3] cannot be cut into 0 parts
Split<[2, 3], -1, 1> ✗ split: axis 1 of [2, 3] cannot be cut into -1 parts
Split<[2, 3], 1.5, 1> ✗ split: axis 1 of [2, 3] cannot be cut into 1.5 parts
Split<[2, 3], [1, 1], -1> ✗ split: sizes [1, 1] do not add up to axis 1 of [2, 3] (2 ≠ 3)
Split<[2, 3], [], 0> ✗ split: sizes [] do not add up to axis 0 of [2, 3] (0 ≠ 2)
Split<[2, 3], [4, -1], 1> ✗ split: -1 in sizes [4, -1] is not a whole number of 0 or more
Split<[2, 3], 3, 2> ✗ split: axis 2 is out of range for [2, 3]

Pad<[2, 3], [[1, 1], [0, 2]]> → [4, 5]
Pad<[0], [[1, 2]]> → [3]
Pad<[], []> → []
Pad<['batch', 3], [[0, 0], [1, 1]]> → ['batch', 5]
Pad<['batch'], [[1, 0]]> → [number]
Pad<Shape, [[1, 1]]> → Shape
Pad<[2, 3], [[1, 1]]> ✗ pad: 1 pairs for the 2 axes of [2, 3]
Pad<[2], [[-1, 0]]> ✗ pad: pair [-1, 0] of axis 0 is not two whole numbers of 0 or more
Pad<[2], [[0, 0.5]]> ✗ pad: pair [0, 0.5] of axis 0 is not two whole numbers of 0 or more
`;

/** Twins that calculate with sizes: rows with names are for the types alone. */
export const numbersOnly: readonly string[] = ['Concat', 'Split', 'Pad'];
