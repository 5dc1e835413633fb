// One table for both twins: the types of types/ and the functions of src/shape/.
//
// A row is a rule with its arguments, as TypeScript writes them, then `→` and the answer, or `✗` and the sentence (after the parameter that an einsum's
// sentence belongs to). `number` is a dim, and `Shape` a rank, that the compiler does not know (`...Dim[]`: further axes); rows with these are for the types alone.

const table = `
Add<784, 16> → 800
Add<999999, 1> → 1000000
Add<95, 5> → 100
Add<5, 995> → 1000
Add<0, 5> → 5
Add<'batch', 0> → 'batch'
Add<'batch', 3> → number
Add<number, 3> → number

Subtract<1000, 1> → 999
Subtract<5, 5> → 0
Subtract<5, 6> → false
Subtract<3, 28> → false
Subtract<1000000, 999999> → 1
Subtract<120, 90> → 30
Subtract<number, 1> → number

Multiply<28, 28> → 784
Multiply<1000000, 1000000> → 1000000000000
Multiply<999999, 999999> → 999998000001
Multiply<123456, 654321> → 80779853376
Multiply<105, 200> → 21000
Multiply<0, 9> → 0
Multiply<0, number> → 0
Multiply<number, 0> → 0
Multiply<1, 'batch'> → 'batch'
Multiply<'batch', 2> → number
Multiply<number, 2> → number
Multiply<1.5, 2> → number
Multiply<-3, 2> → number

DivideWithRemainder<784, 28> → [28, 0]
DivideWithRemainder<784, 3> → [261, 1]
DivideWithRemainder<999998000001, 999999> → [999999, 0]
DivideWithRemainder<5, 7> → [0, 5]
DivideWithRemainder<0, 7> → [0, 0]
DivideWithRemainder<1000000, 10> → [100000, 0]
DivideWithRemainder<number, 7> → [number, number]

LessThan<3, 5> → true
LessThan<5, 5> → false
LessThan<10, 9> → false
LessThan<9, 10> → true
LessThan<0, 1> → true

Product<[32, 28, 28]> → 25088
Product<[]> → 1
Product<[2, 0, number]> → 0
Product<[2, 'batch']> → number

IsWhole<0> → true
IsWhole<-1> → false
IsWhole<2.5> → false
IsWhole<1e-7> → false

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
Broadcast<'add', [32, 10], [32]> ✗ add: cannot broadcast [32, 10] with [32] (10 vs 32)
Broadcast<'mul', [0], [2]> ✗ mul: cannot broadcast [0] with [2] (0 vs 2)
Broadcast<'add', [2, 3], [4, 3]> ✗ add: cannot broadcast [2, 3] with [4, 3] (2 vs 4)
Broadcast<'add', ['batch'], ['time']> ✗ add: cannot broadcast [batch] with [time] (batch vs time)
Broadcast<'add', ['batch', 3], [2, 3]> ✗ add: cannot broadcast [batch, 3] with [2, 3] (batch vs 2)
Broadcast<'add', [number, 3], [2]> ✗ add: cannot broadcast [?, 3] with [2] (3 vs 2)

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

MatMul<[2, 3], [3, 4]> → [2, 4]
MatMul<['batch', 784], [784, 10]> → ['batch', 10]
MatMul<[3], [3]> → []
MatMul<[3], [3, 4]> → [4]
MatMul<[2, 3], [3]> → [2]
MatMul<[5, 2, 3], [3, 4]> → [5, 2, 4]
MatMul<[5, 2, 3], [5, 3, 4]> → [5, 2, 4]
MatMul<[5, 2, 3], [7, 1, 3, 4]> → [7, 5, 2, 4]
MatMul<[2, 3], [7, 3, 4]> → [7, 2, 4]
MatMul<[3], [7, 3, 4]> → [7, 4]
MatMul<[7, 2, 3], [3]> → [7, 2]
MatMul<[2, 0], [0, 4]> → [2, 4]
MatMul<[0, 3], [3, 1]> → [0, 1]
MatMul<[1, 1], [1, 1]> → [1, 1]
MatMul<[2, number], [3, 4]> → [2, 4]
MatMul<Shape, [3, 4]> → Shape
MatMul<[2, 3], Shape> → Shape
MatMul<[32, 784], [785, 10]> ✗ matmul: inner dimensions differ: [32, 784] × [785, 10] (784 ≠ 785)
MatMul<['batch', 64], ['features', 10]> ✗ matmul: inner dimensions differ: [batch, 64] × [features, 10] (64 ≠ features)
MatMul<[2, 3], [2]> ✗ matmul: inner dimensions differ: [2, 3] × [2] (3 ≠ 2)
MatMul<[2], [3]> ✗ matmul: inner dimensions differ: [2] × [3] (2 ≠ 3)
MatMul<[2, 0], [1, 4]> ✗ matmul: inner dimensions differ: [2, 0] × [1, 4] (0 ≠ 1)
MatMul<[2, 3, 4], [5, 4, 6]> ✗ matmul: [2, 3, 4] × [5, 4, 6]: batch axes: cannot broadcast [2] with [5] (2 vs 5)
MatMul<[], [2, 3]> ✗ matmul: the left operand is a scalar; use mul
MatMul<[2, 3], []> ✗ matmul: the right operand is a scalar; use mul
MatMul<[], []> ✗ matmul: the left operand is a scalar; use mul

Contract<[2, 3, 4], [3, 4, 5], 2> → [2, 5]
Contract<[2, 3], [4, 5], 0> → [2, 3, 4, 5]
Contract<[2, 3], [2, 3], 2> → []
Contract<[3], [3], 1> → []
Contract<['batch', 'in'], ['in', 'out'], 1> → ['batch', 'out']
Contract<[2, 0], [0, 3], 1> → [2, 3]
Contract<[2, number], [3, 4], 1> → [2, 4]
Contract<Shape, [3], 1> → Shape
Contract<[2, 3], Shape, 1> → [2, ...Dim[]]
Contract<[2, 3], [3], number> → Shape
Contract<[2, 3], [4, 5], 1> ✗ contract: last 1 axis of [2, 3] does not match the first of [4, 5] (3 ≠ 4)
Contract<[2, 3, 4], [4, 3, 5], 2> ✗ contract: last 2 axes of [2, 3, 4] do not match the first 2 of [4, 3, 5] (3 ≠ 4)
Contract<[2, 3], [2], 2> ✗ contract: last 2 axes of [2, 3] do not match the first 2 of [2] (too few axes)
Contract<[2], [2], 2> ✗ contract: [2] has fewer than 2 axes
Contract<[2], [2], -1> ✗ contract: -1 is not a number of axes
Contract<[2], [2], 0.5> ✗ contract: 0.5 is not a number of axes

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
Permute<[2, 3], [0]> ✗ permute: [2, 3] has 2 axes but [0] names 1

Reshape<[32, 784], [32, 28, 28]> → [32, 28, 28]
Reshape<[32, 784], [-1, 28, 28]> → [32, 28, 28]
Reshape<[32, 784], [-1]> → [25088]
Reshape<[6, 35], [14, 15]> → [14, 15]
Reshape<[], [-1]> → [1]
Reshape<[], [1, 1]> → [1, 1]
Reshape<[1, 1], []> → []
Reshape<[1, 6], [6, -1]> → [6, 1]
Reshape<[0, 3], [5, 0]> → [5, 0]
Reshape<[0, 3], [-1, 5]> → [0, 5]
Reshape<['batch', 784], [-1, 28, 28]> → ['batch', 28, 28]
Reshape<['batch', 784], ['batch', 28, 28]> → ['batch', 28, 28]
Reshape<['batch', 784], [-1]> → [number]
Reshape<['batch', 784], [-1, 28]> → [number, 28]
Reshape<[number, 784], [-1, 28, 28]> → [number, 28, 28]
Reshape<[number, 784], ['batch', 28, 28]> → ['batch', 28, 28]
Reshape<Shape, [2, 3]> → [2, 3]
Reshape<Shape, [-1, 3]> → [number, 3]
Reshape<[2, 3], Shape> → Shape
Reshape<[1000000, 1000000], [1000, 1000000000]> → [1000, 1000000000]
Reshape<[32, 784], [32, 28, 29]> ✗ reshape: [32, 784] has 25088 elements but [32, 28, 29] has 25984
Reshape<[32, 784], [-1, 30]> ✗ reshape: [32, 784] does not divide into [-1, 30]
Reshape<[2, 3], [-1, -1]> ✗ reshape: at most one size may be -1, got [-1, -1]
Reshape<[2, 3], [-2, -3]> ✗ reshape: axis 0 of [-2, -3] is not a whole number of 0 or more
Reshape<[2, 3], [1.5, 4]> ✗ reshape: axis 0 of [1.5, 4] is not a whole number of 0 or more
Reshape<[0, 3], [0, -1]> ✗ reshape: -1 beside a 0 in [0, -1] has no definite size
Reshape<[2, 3], [-1, 0]> ✗ reshape: -1 beside a 0 in [-1, 0] has no definite size
Reshape<[0, 3], [2, 3]> ✗ reshape: [0, 3] has 0 elements but [2, 3] has 6
Reshape<[2, 3], [0]> ✗ reshape: [2, 3] has 6 elements but [0] has 0
Reshape<[2, 3], []> ✗ reshape: [2, 3] has 6 elements but [] has 1
Reshape<['batch', 6], ['time', 6]> ✗ reshape: [batch, 6] and [time, 6] do not name the same axes
Reshape<['batch', 6], ['batch', 5]> ✗ reshape: [batch, 6] has not as many elements as [batch, 5]
Reshape<['batch', 6], [12]> ✗ reshape: [batch, 6] and [12] do not name the same axes

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
Concat<[[2], [2, 3]], -1> ✗ concat: [2] and [2, 3] along axis -1 (ranks differ)
Concat<[[2, 3]], 2> ✗ concat: axis 2 is out of range for [2, 3]
Concat<[[]], 0> ✗ concat: axis 0 is out of range for []

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

Slice<[4, 5], [[1, 3]]> → [2, 5]
Slice<[4, 5], [[0, 4], [2, 2]]> → [4, 0]
Slice<[4, 5], []> → [4, 5]
Slice<[0], [[0, 0]]> → [0]
Slice<['batch', 5], [[0, 2]]> → [2, 5]
Slice<[number, 5], [[0, 2]]> → [2, 5]
Slice<[4, 5], [[0, number]]> → [number, 5]
Slice<Shape, [[0, 1]]> → Shape
Slice<[2, 3], [[0, 2], [0, 5]]> ✗ slice: range [0, 5] of axis 1 ends outside [2, 3]
Slice<[2, 3], [[2, 1]]> ✗ slice: range [2, 1] of axis 0 starts after it stops
Slice<[2, 3], [[-1, 2]]> ✗ slice: range [-1, 2] of axis 0 is not two whole numbers of 0 or more
Slice<[2, 3], [[0, 1.5]]> ✗ slice: range [0, 1.5] of axis 0 is not two whole numbers of 0 or more
Slice<[2], [[0, 1], [0, 1]]> ✗ slice: 2 ranges for the 1 axes of [2]

Pad<[2, 3], [[1, 1], [0, 2]]> → [4, 5]
Pad<[0], [[1, 2]]> → [3]
Pad<[], []> → []
Pad<['batch', 3], [[0, 0], [1, 1]]> → ['batch', 5]
Pad<['batch'], [[1, 0]]> → [number]
Pad<Shape, [[1, 1]]> → Shape
Pad<[2, 3], [[1, 1]]> ✗ pad: 1 pairs for the 2 axes of [2, 3]
Pad<[2], [[-1, 0]]> ✗ pad: pair [-1, 0] of axis 0 is not two whole numbers of 0 or more
Pad<[2], [[0, 0.5]]> ✗ pad: pair [0, 0.5] of axis 0 is not two whole numbers of 0 or more

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

Einsum<'ij,jk->ik', [[2, 3], [3, 4]]> → [2, 4]
Einsum<'bij,bjk->bik', [[7, 2, 3], [7, 3, 4]]> → [7, 2, 4]
Einsum<'ii->i', [[4, 4]]> → [4]
Einsum<'ii', [[4, 4]]> → []
Einsum<'ii->', [[4, 4]]> → []
Einsum<'iij->ij', [[4, 4, 2]]> → [4, 2]
Einsum<'ij,jk', [[2, 3], [3, 4]]> → [2, 4]
Einsum<'ji', [[2, 3]]> → [3, 2]
Einsum<'bA', [[2, 3]]> → [3, 2]
Einsum<'ij, jk , kl -> il', [[2, 3], [3, 4], [4, 5]]> → [2, 5]
Einsum<'...ij,...jk->...ik', [[9, 1, 2, 3], [8, 3, 5]]> → [9, 8, 2, 5]
Einsum<'...ij->...ji', [[8, 2, 3]]> → [8, 3, 2]
Einsum<'...i', [[8, 2, 3]]> → [8, 2, 3]
Einsum<'i...', [[8, 2, 3]]> → [2, 3, 8]
Einsum<'...i->i', [[8, 2, 3]]> → [3]
Einsum<'i...j->...', [[8, 2, 3]]> → [2]
Einsum<'i,...->i...', [[2], []]> → [2]
Einsum<'->', [[]]> → []
Einsum<'', [[]]> → []
Einsum<',i->i', [[], [3]]> → [3]
Einsum<'ij,jk->ik', [[2, 0], [0, 4]]> → [2, 4]
Einsum<'bi, io -> bo', [['batch', number], [3, 5]]> → ['batch', 5]
Einsum<'btd,bsd->bts', [['batch', 'time', 64], ['batch', 'time', 64]]> → ['batch', 'time', 'time']
Einsum<'ij,j->i', [Shape, [3]]> → Shape
Einsum<'bij,bjk->bik', [[8, 2, 3], [8, 4, 5]]> ✗ 1: einsum 'bij,bjk->bik': index 'j' is 3, but operand 1 [8, 4, 5] has 4
Einsum<'ii->i', [[2, 3]]> ✗ 0: einsum 'ii->i': index 'i' is 2, but operand 0 [2, 3] has 3
Einsum<'ij,j->i', [[2, 3], [1]]> ✗ 1: einsum 'ij,j->i': index 'j' is 3, but operand 1 [1] has 1
Einsum<'ij->ik', [[2, 3]]> ✗ equation: einsum 'ij->ik': output index 'k' is not in the input
Einsum<'ij->ii', [[2, 3]]> ✗ equation: einsum 'ij->ii': output index 'i' is given twice
Einsum<'...i->...i...', [[2, 3]]> ✗ equation: einsum '...i->...i...': the output has '...' twice
Einsum<'i1->i', [[2, 3]]> ✗ equation: einsum 'i1->i': '1' is not a letter
Einsum<'i.j->ij', [[2, 3, 4]]> ✗ equation: einsum 'i.j->ij': '.' is not a letter
Einsum<'i...j...->ij', [[2, 3, 4, 5, 6, 7]]> ✗ equation: einsum 'i...j...->ij': '.' is not a letter
Einsum<'ij->j->i', [[2, 3]]> ✗ equation: einsum 'ij->j->i': output index '-' is not in the input
Einsum<'ij,jk->ik', [[2, 3], [3]]> ✗ 1: einsum 'ij,jk->ik': operand 1 is [3] but its subscript 'jk' names a different number of axes
Einsum<'i->i', [[2, 3]]> ✗ 0: einsum 'i->i': operand 0 is [2, 3] but its subscript 'i' names a different number of axes
Einsum<'i...j->ij', [[2]]> ✗ 0: einsum 'i...j->ij': operand 0 is [2] but its subscript 'i...j' names a different number of axes
Einsum<'ij,jk->ik', [[2, 3]]> ✗ equation: einsum 'ij,jk->ik': more subscripts than operands
Einsum<'ij->ij', [[2, 3], [2, 3]]> ✗ equation: einsum 'ij->ij': fewer subscripts than operands
Einsum<'...i,...i->i', [[2, 3], [4, 3]]> ✗ 1: einsum '...i,...i->i': ellipsis axes: cannot broadcast [2] with [4] (2 vs 4)

JacobianShape<[10], [28, 28]> → [10, 28, 28]
JacobianShape<[], []> → []
JacobianShape<['batch'], [0]> → ['batch', 0]

Scalar<'grad', []> → []
Scalar<'grad', Shape> → []
Scalar<'grad', [2]> ✗ grad: the function must return a scalar, got [2]
Scalar<'hessian', [1]> ✗ hessian: the function must return a scalar, got [1]
Scalar<'grad', ['batch', number]> ✗ grad: the function must return a scalar, got [batch, ?]

CrossEntropy<[32, 10], [32, 10]> → []
CrossEntropy<[32, 10], [32]> → []
CrossEntropy<['batch', 10], ['batch']> → []
CrossEntropy<[10], []> → []
CrossEntropy<[10], [10]> → []
CrossEntropy<[4, 32, 10], [4, 32]> → []
CrossEntropy<[number, 10], [32]> → []
CrossEntropy<Shape, [32]> → []
CrossEntropy<[0, 10], [0]> → []
CrossEntropy<[32, 10], [10]> ✗ crossEntropy: labels [10] fit neither logits [32, 10] nor their leading axes [32]
CrossEntropy<[32, 10], []> ✗ crossEntropy: labels [] fit neither logits [32, 10] nor their leading axes [32]
CrossEntropy<[32, 10], [32, 1]> ✗ crossEntropy: labels [32, 1] fit neither logits [32, 10] nor their leading axes [32]
CrossEntropy<[], []> ✗ crossEntropy: the logits are a scalar; their last axis must hold the classes

Batch<['batch', 784], [784]> → ['batch']
Batch<[784], [784]> → []
Batch<[4, 32, 1, 28, 28], [1, 28, 28]> → [4, 32]
Batch<[0, 784], [784]> → [0]
Batch<[2, 3], []> → [2, 3]
Batch<[32, number], [784]> → [32]
Batch<Shape, [784]> → Shape
Batch<[32, 783], [784]> ✗ apply: the model takes [784] but got [32, 783] (783 ≠ 784)
Batch<[28, 28], [1, 28, 28]> ✗ apply: the model takes [1, 28, 28] but got [28, 28]
Batch<[], [784]> ✗ apply: the model takes [784] but got []
`;

/** A type argument, read: literals and lists; `unknown` for what only the program knows, `undefined` for itself. */
export type Argument = number | string | boolean | undefined | typeof unknown | readonly Argument[];

/** What the compiler does not know: `number` as a dim, `Shape` as a shape. */
export const unknown: unique symbol = Symbol('unknown');

/** One row of the table, as text and read. */
export interface Case {
  readonly rule: string;
  /** The arguments as TypeScript writes them. */
  readonly text: string;
  readonly args: readonly Argument[];
  /** The answer as TypeScript writes it and read, unless there is a sentence. */
  readonly answer?: { readonly text: string; readonly value: Argument };
  readonly sentence?: string;
  /** For a sentence of an einsum: the operand it belongs to, or `'equation'`. */
  readonly at?: string;
  /** Whether the row speaks of what only the compiler does not know. */
  readonly typesOnly: boolean;
}

/** Every row of the table. */
export const cases: readonly Case[] = table
  .split('\n')
  .filter((line) => line !== '')
  .map(readCase);

function readCase(line: string): Case {
  const parts = /^(?<rule>\w+)<(?<text>.*)> (?:→ (?<answer>.*)|✗ (?:(?<at>\d|equation): )?(?<sentence>.*))$/.exec(line)?.groups;
  if (parts === undefined) throw new Error(`not a row: ${line}`);
  const { rule = '', text = '', answer, at, sentence } = parts;
  const args = read(`[${text}]`) as readonly Argument[];
  if (answer === undefined)
    return { rule, text, args, typesOnly: isUnknown(args), sentence: sentence!, ...(at === undefined ? {} : { at }) };
  const value = read(answer);
  return { rule, text, args, typesOnly: isUnknown([args, value]), answer: { text: answer, value } };
}

/** The value of a type that is made of literals. */
function read(type: string): Argument {
  const json = type.replace(/'([^']*)'|\b(?:number|Shape|undefined)\b|\.\.\.Dim\[\]/g, (word, name?: string) =>
    JSON.stringify(name ?? { word }),
  );
  return revive(JSON.parse(json));
}

function revive(value: unknown): Argument {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value === 'object') return (value as { word: string }).word === 'undefined' ? undefined : unknown;
  return value as Argument;
}

function isUnknown(value: Argument): boolean {
  return value === unknown || (Array.isArray(value) && value.some(isUnknown));
}
