export const table = `
SquareMatrix<'cholesky', [3, 3]> → [3, 3]
SquareMatrix<'inverse', [7, 2, 3, 3]> → [7, 2, 3, 3]
SquareMatrix<'matrixPower', [0, 0]> → [0, 0]
SquareMatrix<'inverse', [1, 1]> → [1, 1]
SquareMatrix<'inverse', [1000000, 1000000]> → [1000000, 1000000]
SquareMatrix<'inverse', ['batch', 'n', 'n']> → ['batch', 'n', 'n']
SquareMatrix<'inverse', [3, number]> → [3, 3]
SquareMatrix<'inverse', [number, number]> → [number, number]
SquareMatrix<'inverse', Shape> → Shape
SquareMatrix<'inverse', [...Dim[], 3, number]> → [...Dim[], 3, 3]
SquareMatrix<'cholesky', [2, 3]> ✗ cholesky: the matrix [2, 3] is not square (2 ≠ 3)
SquareMatrix<'inverse', [8, 'm', 'n']> ✗ inverse: the matrix [8, m, n] is not square (m ≠ n)
SquareMatrix<'inverse', [3]> ✗ inverse: a matrix has two axes, got [3]
SquareMatrix<'inverse', []> ✗ inverse: a matrix has two axes, got []

Determinant<[3, 3]> → []
Determinant<[0, 0]> → []
Determinant<['batch', 4, 3, 3]> → ['batch', 4]
Determinant<Shape> → Shape
Determinant<[2, 3]> ✗ determinant: the matrix [2, 3] is not square (2 ≠ 3)
Determinant<[3]> ✗ determinant: a matrix has two axes, got [3]

Slogdet<[3, 3]> → [[], []]
Slogdet<['batch', 4, 3, 3]> → [['batch', 4], ['batch', 4]]
Slogdet<Shape> → [Shape, Shape]
Slogdet<[8, 2, 3]> ✗ slogdet: the matrix [8, 2, 3] is not square (2 ≠ 3)
Slogdet<[]> ✗ slogdet: a matrix has two axes, got []

Trace<[2, 3]> → []
Trace<[0, 1]> → []
Trace<['batch', 4, 'm', 3]> → ['batch', 4]
Trace<[number, number, number]> → [number]
Trace<Shape> → Shape
Trace<[3]> ✗ trace: a matrix has two axes, got [3]

Qr<[5, 3]> → [[5, 3], [3, 3]]
Qr<[3, 5]> → [[3, 3], [3, 5]]
Qr<[7, 4, 4]> → [[7, 4, 4], [7, 4, 4]]
Qr<[0, 3]> → [[0, 0], [0, 3]]
Qr<[1000000, 999999]> → [[1000000, 999999], [999999, 999999]]
Qr<['n', 'n']> → [['n', 'n'], ['n', 'n']]
Qr<['batch', 'n', 3]> → [['batch', 'n', number], ['batch', number, 3]]
Qr<[number, 3]> → [[number, number], [number, 3]]
Qr<Shape> → [Shape, Shape]
Qr<[3]> ✗ qr: a matrix has two axes, got [3]

Eigh<[3, 3]> → [[3], [3, 3]]
Eigh<['batch', 'n', 'n']> → [['batch', 'n'], ['batch', 'n', 'n']]
Eigh<[1, 1]> → [[1], [1, 1]]
Eigh<[number, 3]> → [[3], [3, 3]]
Eigh<Shape> → [Shape, Shape]
Eigh<[2, 3]> ✗ eigh: the matrix [2, 3] is not square (2 ≠ 3)
Eigh<[3]> ✗ eigh: a matrix has two axes, got [3]

Svd<[5, 3]> → [[5, 3], [3], [3, 3]]
Svd<[7, 3, 5]> → [[7, 3, 3], [7, 3], [7, 3, 5]]
Svd<[0, 0]> → [[0, 0], [0], [0, 0]]
Svd<['batch', 'm', 'n']> → [['batch', 'm', number], ['batch', number], ['batch', number, 'n']]
Svd<['n', 'n']> → [['n', 'n'], ['n'], ['n', 'n']]
Svd<Shape> → [Shape, Shape, Shape]
Svd<[]> ✗ svd: a matrix has two axes, got []

Solve<'solve', [3, 3], [3]> → [3]
Solve<'solve', [3, 3], [3, 2]> → [3, 2]
Solve<'solve', [8, 3, 3], [3]> → [8, 3]
Solve<'solve', [8, 3, 3], [3, 2]> → [8, 3, 2]
Solve<'solve', [3, 3], [8, 3, 2]> → [8, 3, 2]
Solve<'solve', [5, 1, 3, 3], [4, 3, 0]> → [5, 4, 3, 0]
Solve<'triangularSolve', ['batch', 'n', 'n'], ['batch', 'n', 1]> → ['batch', 'n', 1]
Solve<'solve', [number, number], [3]> → [3]
Solve<'solve', Shape, [3]> → Shape
Solve<'solve', [3, 3], Shape> → Shape
Solve<'solve', [3, 3], [4]> ✗ solve: the matrix [3, 3] and the right side [4] differ (3 ≠ 4)
Solve<'triangularSolve', ['n', 'n'], [8, 'm', 2]> ✗ triangularSolve: the matrix [n, n] and the right side [8, m, 2] differ (n ≠ m)
Solve<'solve', [8, 3, 3], [8, 3]> ✗ solve: the matrix [8, 3, 3] and the right side [8, 3] differ (3 ≠ 8)
Solve<'solve', [2, 3, 3], [5, 3, 1]> ✗ solve: [2, 3, 3] and [5, 3, 1]: batch axes: cannot broadcast [2] with [5] (2 vs 5)
Solve<'solve', [3, 3], []> ✗ solve: the right side must be [N] or [...batch, N, K], got []
Solve<'solve', [2, 3], [3]> ✗ solve: the matrix [2, 3] is not square (2 ≠ 3)
Solve<'solve', [3], [3]> ✗ solve: a matrix has two axes, got [3]

Outer<[2], [3]> → [2, 3]
Outer<['batch', 0], [1, number]> → ['batch', 0, 1, number]
Outer<[], []> → []
Outer<Shape, [3]> → [...Dim[], 3]

AttentionOperand<'query', [5, 64]> → [[], 5, 64]
AttentionOperand<'key', [8, 4, 7, 64]> → [[8, 4], 7, 64]
AttentionOperand<'value', ['batch', number, 64]> → [['batch'], number, 64]
AttentionOperand<'value', Shape> → [Shape, number, number]
AttentionOperand<'query', [64]> ✗ scaledDotProductAttention: the query must be [...batch, T, D], got [64]
AttentionOperand<'key', [64]> ✗ scaledDotProductAttention: the key must be [...batch, S, D], got [64]
AttentionOperand<'value', []> ✗ scaledDotProductAttention: the value must be [...batch, S, E], got []

AttentionScores<[5, 64], [7, 64]> → [5, 7]
AttentionScores<['batch', 8, 5, 64], ['batch', 8, 7, 64]> → ['batch', 8, 5, 7]
AttentionScores<[number, 5, 64], [8, 7, number]> → [8, 5, 7]
AttentionScores<Shape, [8, 7, 64]> → [8, number, 7]
AttentionScores<[64], [7, 64]> ✗ scaledDotProductAttention: the query must be [...batch, T, D], got [64]
AttentionScores<[8, 5, 64], [64]> ✗ scaledDotProductAttention: the key must be [...batch, S, D], got [64]
AttentionScores<[8, 5, 64], [8, 7, 32]> ✗ scaledDotProductAttention: query [8, 5, 64] and key [8, 7, 32] have different features (64 ≠ 32)
AttentionScores<[8, 5, 64], [1, 7, 64]> ✗ scaledDotProductAttention: query [8, 5, 64] and key [1, 7, 64] have different batch axes ([8] ≠ [1])
AttentionScores<['batch', 5, 64], [5, 64]> ✗ scaledDotProductAttention: query [batch, 5, 64] and key [5, 64] have different batch axes ([batch] ≠ [])

Attention<[5, 64], [7, 64], [7, 32]> → [5, 32]
Attention<['batch', 8, 'time', 64], ['batch', 8, 'time', 64], ['batch', 8, 'time', 32]> → ['batch', 8, 'time', 32]
Attention<[8, 0, 1], [8, 1, 1], [8, 1, 0]> → [8, 0, 0]
Attention<[8, 5, 64], [8, number, 64], [number, 7, 1000000]> → [8, 5, 1000000]
Attention<Shape, [8, 7, 64], [8, 7, 32]> → [8, number, 32]
Attention<Shape, Shape, Shape> → [...Dim[], number, number]
Attention<[64], [7, 64], [7, 32]> ✗ scaledDotProductAttention: the query must be [...batch, T, D], got [64]
Attention<[5, 64], [7, 64], [7]> ✗ scaledDotProductAttention: the value must be [...batch, S, E], got [7]
Attention<[5, 64], [7, 63], [6, 32]> ✗ scaledDotProductAttention: query [5, 64] and key [7, 63] have different features (64 ≠ 63)
Attention<[5, 64], [7, 64], [6, 32]> ✗ scaledDotProductAttention: key [7, 64] and value [6, 32] have different positions (7 ≠ 6)
Attention<[8, 5, 64], [8, 7, 64], [7, 32]> ✗ scaledDotProductAttention: key [8, 7, 64] and value [7, 32] have different batch axes ([8] ≠ [])
Attention<['batch', 5, 64], ['batch', 'keys', 64], ['batch', 'values', 32]> ✗ scaledDotProductAttention: key [batch, keys, 64] and value [batch, values, 32] have different positions (keys ≠ values)

AttentionMask<[8, 5, 64], [8, 7, 64], [5, 7]> → [8, 5, 7]
AttentionMask<[8, 5, 64], [8, 7, 64], [8, 1, 7]> → [8, 5, 7]
AttentionMask<[8, 5, 64], [8, 7, 64], []> → [8, 5, 7]
AttentionMask<['batch', 'time', 64], ['batch', 'time', 64], ['time', 'time']> → ['batch', 'time', 'time']
AttentionMask<[number, 5, 64], [8, 7, 64], [8, 5, number]> → [8, 5, 7]
AttentionMask<[8, 5, 64], [8, 7, 64], Shape> → [8, 5, 7]
AttentionMask<[8, 5, 64], [8, 7, 64], [5, 6]> ✗ scaledDotProductAttention: the mask [5, 6] does not broadcast to the scores [8, 5, 7]
AttentionMask<[8, 1, 64], [8, 7, 64], [5, 7]> ✗ scaledDotProductAttention: the mask [5, 7] does not broadcast to the scores [8, 1, 7]
AttentionMask<[5, 64], [7, 64], [1, 5, 7]> ✗ scaledDotProductAttention: the mask [1, 5, 7] does not broadcast to the scores [5, 7]
AttentionMask<[5, 64], [7, 32], [5, 7]> ✗ scaledDotProductAttention: query [5, 64] and key [7, 32] have different features (64 ≠ 32)

LayerNorm<'layerNorm', ['batch', 5, 64], [64]> → ['batch', 5, 64]
LayerNorm<'rmsNorm', [8, 5, 64], [5, 64]> → [8, 5, 64]
LayerNorm<'layerNorm', [64], [64]> → [64]
LayerNorm<'layerNorm', [8, 0], [0]> → [8, 0]
LayerNorm<'layerNorm', [8, 'time', number], ['time', 64]> → [8, 'time', number]
LayerNorm<'layerNorm', Shape, [64]> → Shape
LayerNorm<'layerNorm', [8, 64], Shape> → [8, 64]
LayerNorm<'layerNorm', [32, 10], [12]> ✗ layerNorm: the last axes of [32, 10] are not those of the parameter [12] (10 ≠ 12)
LayerNorm<'rmsNorm', [8, 5, 64], [4, 64]> ✗ rmsNorm: the last axes of [8, 5, 64] are not those of the parameter [4, 64] (5 ≠ 4)
LayerNorm<'layerNorm', [8, 10], [1]> ✗ layerNorm: the last axes of [8, 10] are not those of the parameter [1] (10 ≠ 1)
LayerNorm<'layerNorm', [64], [8, 64]> ✗ layerNorm: the parameter [8, 64] has more axes than [64]
LayerNorm<'layerNorm', [8, 64], []> ✗ layerNorm: the parameter is a scalar; it must have the axes to normalize

Channels<'batchNorm', [8, 3, 28, 28]> → 3
Channels<'batchNorm', ['batch', 'channels']> → 'channels'
Channels<'batchNorm', Shape> → number
Channels<'batchNorm', [8]> ✗ batchNorm: the input must be [B, C, ...spatial], got [8]

BatchNorm<'batchNorm', ['batch', 3, 28, 28], [3]> → ['batch', 3, 28, 28]
BatchNorm<'instanceNorm', [8, 3], [3]> → [8, 3]
BatchNorm<'batchNorm', [8, number, 28], [3]> → [8, number, 28]
BatchNorm<'batchNorm', [8, 3], Shape> → [8, 3]
BatchNorm<'batchNorm', Shape, [3]> → Shape
BatchNorm<'batchNorm', [8, 3, 28, 28], [4]> ✗ batchNorm: the input [8, 3, 28, 28] has 3 channels but the parameter [4] has 4
BatchNorm<'batchNorm', [8, 3], [1, 3]> ✗ batchNorm: the parameter must be [C], got [1, 3]
BatchNorm<'batchNorm', [8, 3], []> ✗ batchNorm: the parameter must be [C], got []
BatchNorm<'instanceNorm', [], [3]> ✗ instanceNorm: the input must be [B, C, ...spatial], got []

ChannelGroups<'groupNorm', [8, 6, 28], 3> → 2
ChannelGroups<'groupNorm', [8, 6], 1> → 6
ChannelGroups<'groupNorm', [8, 0], 2> → 0
ChannelGroups<'groupNorm', [8, 1000000], 1000> → 1000
ChannelGroups<'groupNorm', [8, 'channels'], 2> → number
ChannelGroups<'groupNorm', [8, 6], number> → number
ChannelGroups<'groupNorm', Shape, 4> → number
ChannelGroups<'groupNorm', [8, 6, 28], 4> ✗ groupNorm: the 6 channels of [8, 6, 28] do not divide into 4 groups
ChannelGroups<'groupNorm', [8, 6], 0> ✗ groupNorm: the number of groups must be a whole number of 1 or more, got 0
ChannelGroups<'groupNorm', [8, 6], 1.5> ✗ groupNorm: the number of groups must be a whole number of 1 or more, got 1.5
ChannelGroups<'groupNorm', [8, 6], -2> ✗ groupNorm: the number of groups must be a whole number of 1 or more, got -2
ChannelGroups<'groupNorm', [6], 2> ✗ groupNorm: the input must be [B, C, ...spatial], got [6]

GroupNorm<['batch', 6, 28], 3, [6]> → ['batch', 6, 28]
GroupNorm<[8, 6], 6, [6]> → [8, 6]
GroupNorm<[8, 'channels'], 4, ['channels']> → [8, 'channels']
GroupNorm<Shape, 4, [8]> → Shape
GroupNorm<[8, 6, 28], 4, [6]> ✗ groupNorm: the 6 channels of [8, 6, 28] do not divide into 4 groups
GroupNorm<[8, 6, 28], 3, [3]> ✗ groupNorm: the input [8, 6, 28] has 6 channels but the parameter [3] has 3
GroupNorm<[8, 6], 3, [6, 1]> ✗ groupNorm: the parameter must be [C], got [6, 1]

ClassWeights<'crossEntropy', ['batch', 10], [10]> → [10]
ClassWeights<'crossEntropy', [10], [10]> → [10]
ClassWeights<'crossEntropy', [8, number], ['classes']> → ['classes']
ClassWeights<'crossEntropy', [8, 10], Shape> → [10]
ClassWeights<'crossEntropy', Shape, [10]> → [10]
ClassWeights<'crossEntropy', ['batch', 10], [9]> ✗ crossEntropy: the class weights of logits [batch, 10] must be [10], got [9]
ClassWeights<'crossEntropy', [8, 10], [8, 10]> ✗ crossEntropy: the class weights of logits [8, 10] must be [10], got [8, 10]
ClassWeights<'crossEntropy', [8, 10], []> ✗ crossEntropy: the class weights of logits [8, 10] must be [10], got []
ClassWeights<'crossEntropy', [], [10]> ✗ crossEntropy: the logits are a scalar; their last axis must hold the classes

Cosine<[8, 64], [8, 64], -1> → [8]
Cosine<['batch', 64], [64], -1> → ['batch']
Cosine<[5, 1, 64], [1, 7, 64], 2> → [5, 7]
Cosine<[64, 3], [64, 1], 0> → [3]
Cosine<[number, 64], [8, number], 1> → [8]
Cosine<Shape, [64], -1> → Shape
Cosine<[2, 3], [2, 4], -1> ✗ cosineSimilarity: cannot broadcast [2, 3] with [2, 4] (3 vs 4)
Cosine<[2, 3], [3], 2> ✗ cosineSimilarity: axis 2 is out of range for [2, 3]
Cosine<[], [], -1> ✗ cosineSimilarity: axis -1 is out of range for []

Unmap<'vmap', ['batch', 784], 0> → ['batch', [784]]
Unmap<'vmap', [32, 'time', 784], 1> → ['time', [32, 784]]
Unmap<'vmap', [32, 5, 784], -1> → [784, [32, 5]]
Unmap<'vmap', [32, 5, 784], -3> → [32, [5, 784]]
Unmap<'vmap', [0], 0> → [0, []]
Unmap<'vmap', [number, 3], 0> → [number, [3]]
Unmap<'vmap', [2, 3], number> → [number, Shape]
Unmap<'vmap', Shape, 0> → [number, Shape]
Unmap<'vmap', Shape, -1> → [number, Shape]
Unmap<'vmap', Shape, -2> → [number, Shape]
Unmap<'vmap', [5, ...Dim[]], 0> → [5, [...Dim[]]]
Unmap<'vmap', [2, 3], 2> ✗ vmap: axis 2 is out of range for [2, 3]
Unmap<'vmap', [2, 3], -3> ✗ vmap: axis -3 is out of range for [2, 3]
Unmap<'vmap', [2, 3], 0.5> ✗ vmap: axis 0.5 is out of range for [2, 3]
Unmap<'vmap', [2, 3], -0.5> ✗ vmap: axis -0.5 is out of range for [2, 3]
Unmap<'vmap', [], 0> ✗ vmap: axis 0 is out of range for []
Unmap<'vmap', [], -1> ✗ vmap: axis -1 is out of range for []

Remap<'vmap', [10], 'batch', 0> → ['batch', 10]
Remap<'vmap', [10, 5], 32, 1> → [10, 32, 5]
Remap<'vmap', [10, 5], 32, -1> → [10, 5, 32]
Remap<'vmap', [], 0, 0> → [0]
Remap<'vmap', [2, number], number, -2> → [2, number, number]
Remap<'vmap', Shape, 32, 0> → [32, ...Dim[]]
Remap<'vmap', Shape, 32, 1> → Shape
Remap<'vmap', [10], 32, 2> ✗ vmap: axis 2 is out of range for [10]
Remap<'vmap', [], 32, -2> ✗ vmap: axis -2 is out of range for []

MappedSize<'vmap', [['', [32, 784], 0]]> → 32
MappedSize<'vmap', [['x', ['batch', 784], 0], ['y', [10, 'batch'], -1], ['w', [784, 10], null]]> → 'batch'
MappedSize<'vmap', [['0', [0, 3], 0], ['1', [0], 0]]> → 0
MappedSize<'vmap', [['x', [number, 784], 0], ['y', [32], 0]]> → 32
MappedSize<'vmap', [['x', [number, 784], 0], ['y', [number], 0]]> → number
MappedSize<'vmap', [['x', Shape, 0], ['y', ['batch'], 0]]> → 'batch'
MappedSize<'vmap', [['x', [32, 784], 0], ['y', [31], 0]]> ✗ vmap: axis 0 of 'x' is 32, but axis 0 of 'y' is 31
MappedSize<'vmap', [['y', [31], 0], ['x', [32, 784], 0]]> ✗ vmap: axis 0 of 'x' is 32, but axis 0 of 'y' is 31
MappedSize<'vmap', [['b', [4], 0], ['a.w', [2, 3], -1], ['a.b', [3], 0], ['aa', [5], 0]]> ✗ vmap: axis 0 of 'a.b' is 3, but axis 0 of 'aa' is 5
MappedSize<'vmap', [['x', ['batch'], 0], ['y', ['time'], 0]]> ✗ vmap: axis 0 of 'x' is batch, but axis 0 of 'y' is time
MappedSize<'vmap', [['x', [number], 0], ['y', [3], 0], ['z', [4], 0]]> ✗ vmap: axis 0 of 'y' is 3, but axis 0 of 'z' is 4
MappedSize<'vmap', [['', [2, 3], 2]]> ✗ vmap: the argument: axis 2 is out of range for [2, 3]
MappedSize<'vmap', [['x', [2], 0], ['w', [], 0], ['z', [3], 1]]> ✗ vmap: the argument at 'w': axis 0 is out of range for []
MappedSize<'vmap', [['x', [2], 0], ['y', [2], undefined]]> ✗ vmap: the argument at 'y' has no axis; null passes it whole
MappedSize<'vmap', [['x', [2], null]]> ✗ vmap: nothing is mapped; at least one leaf must have an axis
MappedSize<'vmap', []> ✗ vmap: nothing is mapped; at least one leaf must have an axis

MappedOut<'vmap', [['', [10]]], 0> → 0
MappedOut<'vmap', [['loss', []], ['slope', ['batch', 784]]], -1> → -1
MappedOut<'vmap', [['', Shape]], 3> → 3
MappedOut<'vmap', [], 0> → 0
MappedOut<'vmap', [['', [10]]], 2> ✗ vmap: the result: axis 2 is out of range for [10]
MappedOut<'vmap', [['slope', []], ['loss', []], ['x', [1000000]]], 1> ✗ vmap: the result at 'loss': axis 1 is out of range for []
MappedOut<'vmap', [['0', [2, 3]], ['1', [2]]], -3> ✗ vmap: the result at '1': axis -3 is out of range for [2]
`;

/** Twins that calculate with sizes: rows with names are for the types alone. */
export const numbersOnly: readonly string[] = ['Qr', 'Svd', 'ChannelGroups', 'GroupNorm'];
