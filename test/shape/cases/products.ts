export const table = `
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
MatMul<[...Dim[], 3], [7, 3, 4]> → Shape
MatMul<[...Dim[], 3], [3, 4]> → [...Dim[], 4]
MatMul<[3], [...Dim[], 3, 4]> → [...Dim[], 4]
MatMul<[32, 784], [785, 10]> ✗ matmul: inner dimensions differ: [32, 784] × [785, 10] (784 ≠ 785)
MatMul<[32, 784], [10, 784]> ✗ matmul: inner dimensions differ: [32, 784] × [10, 784] (784 ≠ 10); did you mean transpose(b)?
MatMul<[5, 32, 784], [10, 784]> ✗ matmul: inner dimensions differ: [5, 32, 784] × [10, 784] (784 ≠ 10); did you mean transpose(b)?
MatMul<[784], [10, 784]> ✗ matmul: inner dimensions differ: [784] × [10, 784] (784 ≠ 10); did you mean transpose(b)?
MatMul<['batch', 'in'], ['out', 'in']> ✗ matmul: inner dimensions differ: [batch, in] × [out, in] (in ≠ out); did you mean transpose(b)?
MatMul<[784, 32], [784, 10]> ✗ matmul: inner dimensions differ: [784, 32] × [784, 10] (32 ≠ 784); did you mean transpose(a)?
MatMul<[784, 32], [784]> ✗ matmul: inner dimensions differ: [784, 32] × [784] (32 ≠ 784); did you mean transpose(a)?
MatMul<[3, 4], [3, 4]> ✗ matmul: inner dimensions differ: [3, 4] × [3, 4] (4 ≠ 3)
MatMul<[number, 4], [3, number]> ✗ matmul: inner dimensions differ: [?, 4] × [3, ?] (4 ≠ 3)
MatMul<[2, 4], [5, 3, 4]> ✗ matmul: inner dimensions differ: [2, 4] × [5, 3, 4] (4 ≠ 3)
MatMul<['batch', 64], ['features', 10]> ✗ matmul: inner dimensions differ: [batch, 64] × [features, 10] (64 ≠ features)
MatMul<[2, 3], [2]> ✗ matmul: inner dimensions differ: [2, 3] × [2] (3 ≠ 2); did you mean transpose(a)?
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

JacobianShape<[10], [28, 28]> → [10, 28, 28]
JacobianShape<[], []> → []
JacobianShape<['batch'], [0]> → ['batch', 0]

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
Einsum<'ij->ij', []> ✗ equation: einsum 'ij->ij': at least one operand is needed
Einsum<'a,ab,bc,cd,d', [[2], [2, 3], [3, 4], [4, 5], [5]]> → []
Einsum<'i,j,k,l->lkji', [[2], ['batch'], [4], [5]]> → [5, 4, 'batch', 2]
Einsum<'i,j,k,l->ijkl', [[2], [3], [4], [5, 6]]> ✗ 3: einsum 'i,j,k,l->ijkl': operand 3 is [5, 6] but its subscript 'l' names a different number of axes
Einsum<'...i,...i->i', [[2, 3], [4, 3]]> ✗ 1: einsum '...i,...i->i': ellipsis axes: cannot broadcast [2] with [4] (2 vs 4)

Dot<[3], [3]> → []
Dot<['n'], ['n']> → []
Dot<['n'], [number]> → []
Dot<[0], [0]> → []
Dot<[1000000], [1000000]> → []
Dot<Shape, [3]> → []
Dot<[3], Shape> → []
Dot<[3], [4]> ✗ dot: vectors of different sizes: [3] · [4] (3 ≠ 4)
Dot<['n'], [4]> ✗ dot: vectors of different sizes: [n] · [4] (n ≠ 4)
Dot<[1], [4]> ✗ dot: vectors of different sizes: [1] · [4] (1 ≠ 4)
Dot<[], [4]> ✗ dot: the left operand is a scalar; use mul
Dot<[4], []> ✗ dot: the right operand is a scalar; use mul
Dot<[2, 3], [3]> ✗ dot: the left operand must be a vector, got [2, 3]; use matmul
Dot<[3], [3, 'batch']> ✗ dot: the right operand must be a vector, got [3, batch]; use matmul

PairwiseInteractions<['batch', 100], [100, 8]> → ['batch']
PairwiseInteractions<[100], [100, 8]> → []
PairwiseInteractions<[2, 3, 0], [0, 0]> → [2, 3]
PairwiseInteractions<[32, 'features'], ['features', number]> → [32]
PairwiseInteractions<['batch', number], [100, 8]> → ['batch']
PairwiseInteractions<Shape, [100, 8]> → Shape
PairwiseInteractions<[32, 100], Shape> → [32]
PairwiseInteractions<[], [100, 8]> ✗ pairwiseInteractions: the input must be [..., N], got []
PairwiseInteractions<[32, 100], [100]> ✗ pairwiseInteractions: the factors must be [N, F], got [100]
PairwiseInteractions<[32, 100], []> ✗ pairwiseInteractions: the factors must be [N, F], got []
PairwiseInteractions<[32, 100], [2, 100, 8]> ✗ pairwiseInteractions: the factors must be [N, F], got [2, 100, 8]
PairwiseInteractions<[32, 100], [99, 8]> ✗ pairwiseInteractions: the input [32, 100] has 100 features but the factors [99, 8] have 99
PairwiseInteractions<['batch', 'users'], ['items', 8]> ✗ pairwiseInteractions: the input [batch, users] has users features but the factors [items, 8] have items
`;
