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
`;

/** Twins that calculate with sizes: rows with names are for the types alone. */
export const numbersOnly: readonly string[] = ['Qr', 'Svd'];
