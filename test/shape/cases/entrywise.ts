export const table = `
Broadcast<'add', [2, 3], [2, 3]> → [2, 3]
Broadcast<'add', [2, 3], [3]> → [2, 3]
Broadcast<'add', [3], [2, 3]> → [2, 3]
Broadcast<'add', [2, 1], [4, 1, 3]> → [4, 2, 3]
Broadcast<'add', [], []> → []
Broadcast<'add', [2, 3], []> → [2, 3]
Broadcast<'add', [], [2, 3]> → [2, 3]
Broadcast<'add', [1], [0]> → [0]
Broadcast<'add', [0], [1]> → [0]
Broadcast<'add', [2, 0], [2, 1]> → [2, 0]
Broadcast<'add', [1, 1], [1]> → [1, 1]
Broadcast<'add', ['batch', 3], [3]> → ['batch', 3]
Broadcast<'add', ['batch', 1], [3]> → ['batch', 3]
Broadcast<'add', [1, 3], ['batch', 3]> → ['batch', 3]
Broadcast<'add', [2, number], [2, 3]> → [2, 3]
Broadcast<'add', [2, 1], [number]> → [2, number]
Broadcast<'add', [number, 1], [number, number]> → [number, number]
Broadcast<'add', [number], ['batch']> → ['batch']
Broadcast<'add', Shape, [2, 3]> → Shape
Broadcast<'add', [2, 3], Shape> → Shape
Broadcast<'add', Shape, Shape> → Shape
Broadcast<'add', [32, 10], [32]> ✗ add: cannot broadcast [32, 10] with [32] (10 vs 32); expandDims makes [32] a [32, 1]
Broadcast<'add', [32], [32, 10]> ✗ add: cannot broadcast [32] with [32, 10] (32 vs 10); expandDims makes [32] a [32, 1]
Broadcast<'add', [4, 32, 10], [32]> ✗ add: cannot broadcast [4, 32, 10] with [32] (10 vs 32)
Broadcast<'add', [32, 10], [31]> ✗ add: cannot broadcast [32, 10] with [31] (10 vs 31)
Broadcast<'mul', [0], [2]> ✗ mul: cannot broadcast [0] with [2] (0 vs 2)
Broadcast<'add', [2, 3], [4, 3]> ✗ add: cannot broadcast [2, 3] with [4, 3] (2 vs 4)
Broadcast<'add', ['batch'], ['time']> ✗ add: cannot broadcast [batch] with [time] (batch vs time)
Broadcast<'add', ['batch', 3], [2, 3]> ✗ add: cannot broadcast [batch, 3] with [2, 3] (batch vs 2)
Broadcast<'add', [number, 3], [2]> ✗ add: cannot broadcast [?, 3] with [2] (3 vs 2); expandDims makes [2] a [2, 1]

Broadcast3<'where', [2, 1], [3], []> → [2, 3]
Broadcast3<'clip', [2, 3], [], [3]> → [2, 3]
Broadcast3<'where', [1], [0], [1]> → [0]
Broadcast3<'where', [2], [3], []> ✗ where: cannot broadcast [2] with [3] (2 vs 3)
Broadcast3<'where', [2, 1], [3], [4]> ✗ where: cannot broadcast [2, 3] with [4] (3 vs 4)

BroadcastTo<[3, 1], [2, 3, 4]> → [2, 3, 4]
BroadcastTo<[], [2, 2]> → [2, 2]
BroadcastTo<[1], [0]> → [0]
BroadcastTo<[0], [2, 0]> → [2, 0]
BroadcastTo<['batch'], [3, 'batch']> → [3, 'batch']
BroadcastTo<[number, 3], [2, 3]> → [2, 3]
BroadcastTo<Shape, [2, 3]> → [2, 3]
BroadcastTo<[2, 3], [2, 4]> ✗ broadcastTo: cannot broadcast [2, 3] to [2, 4] (3 vs 4)
BroadcastTo<[2, 3], [3]> ✗ broadcastTo: cannot broadcast [2, 3] to [3] (too many axes)
BroadcastTo<[2], []> ✗ broadcastTo: cannot broadcast [2] to [] (too many axes)
BroadcastTo<[2], [1]> ✗ broadcastTo: cannot broadcast [2] to [1] (2 vs 1)
BroadcastTo<[3], [-1, 3]> ✗ broadcastTo: axis 0 of [-1, 3] is not a whole number of 0 or more

CheckShape<'zeros', [2, 0, 3]> → [2, 0, 3]
CheckShape<'zeros', []> → []
CheckShape<'zeros', ['batch', 3]> → ['batch', 3]
CheckShape<'zeros', [2, -3]> ✗ zeros: axis 1 of [2, -3] is not a whole number of 0 or more
CheckShape<'ones', [2.5]> ✗ ones: axis 0 of [2.5] is not a whole number of 0 or more
CheckShape<'full', [2, 1e-7]> ✗ full: axis 1 of [2, 1e-7] is not a whole number of 0 or more

SameShape<'mse', [2, 3], [2, 3]> → [2, 3]
SameShape<'mse', [], []> → []
SameShape<'mse', [0], [0]> → [0]
SameShape<'mse', ['batch', 10], [number, 10]> → ['batch', 10]
SameShape<'mse', Shape, [2, 3]> → [2, 3]
SameShape<'mse', [2, 3], Shape> → [2, 3]
SameShape<'mse', [32, 10], [10, 32]> ✗ mse: shapes differ: [32, 10] vs [10, 32]
SameShape<'mse', [2], [2, 1]> ✗ mse: shapes differ: [2] vs [2, 1]
SameShape<'mse', [2, 1], [2]> ✗ mse: shapes differ: [2, 1] vs [2]
SameShape<'mse', [1], [0]> ✗ mse: shapes differ: [1] vs [0]
SameShape<'mse', ['batch'], ['time']> ✗ mse: shapes differ: [batch] vs [time]

Scalar<'grad', []> → []
Scalar<'grad', Shape> → []
Scalar<'grad', [2]> ✗ grad: the function must return a scalar, got [2]
Scalar<'hessian', [1]> ✗ hessian: the function must return a scalar, got [1]
Scalar<'cond', [2], 'the predicate must be'> ✗ cond: the predicate must be a scalar, got [2]
Scalar<'grad', ['batch', number]> ✗ grad: the function must return a scalar, got [batch, ?]

SameRows<'tripletLoss', [8, 64], [8, 64]> → [8]
SameRows<'tripletLoss', [64], [64]> → []
SameRows<'tripletLoss', [], []> → []
SameRows<'tripletLoss', ['batch', 4, 64], [number, 4, 64]> → ['batch', 4]
SameRows<'tripletLoss', Shape, [8, 64]> → [8]
SameRows<'tripletLoss', Shape, Shape> → Shape
SameRows<'tripletLoss', [8, 64], [8, 63]> ✗ tripletLoss: shapes differ: [8, 64] vs [8, 63]
SameRows<'tripletLoss', [], [1]> ✗ tripletLoss: shapes differ: [] vs [1]

CrossEntropy<'crossEntropy', [32, 10], [32, 10]> → [32]
CrossEntropy<'crossEntropy', [32, 10], [32]> → [32]
CrossEntropy<'crossEntropy', ['batch', 10], ['batch']> → ['batch']
CrossEntropy<'crossEntropy', [10], []> → []
CrossEntropy<'crossEntropy', [10], [10]> → []
CrossEntropy<'crossEntropy', [4, 32, 10], [4, 32]> → [4, 32]
CrossEntropy<'crossEntropy', [32, 10], [number, 10]> → [32]
CrossEntropy<'crossEntropy', ['batch', 10], [number, 10]> → ['batch']
CrossEntropy<'negativeLogLikelihood', [32, 10], Shape> → [32]
CrossEntropy<'crossEntropy', [number, 10], [32]> → [32]
CrossEntropy<'crossEntropy', Shape, [32]> → Shape
CrossEntropy<'crossEntropy', [0, 10], [0]> → [0]
CrossEntropy<'crossEntropy', [32, 10], [10]> ✗ crossEntropy: labels [10] fit neither logits [32, 10] nor their leading axes [32]
CrossEntropy<'crossEntropy', [32, 10], []> ✗ crossEntropy: labels [] fit neither logits [32, 10] nor their leading axes [32]
CrossEntropy<'crossEntropy', [32, 10], [32, 1]> ✗ crossEntropy: labels [32, 1] fit neither logits [32, 10] nor their leading axes [32]
CrossEntropy<'crossEntropy', [], []> ✗ crossEntropy: the logits are a scalar; their last axis must hold the classes
`;
