export const table = `
MoveAxis<[32, 3, 28, 28], 1, -1> → [32, 28, 28, 3]
MoveAxis<[2, 3, 4], -1, 0> → [4, 2, 3]
MoveAxis<[2, 3, 4], 0, -1> → [3, 4, 2]
MoveAxis<[2, 3, 4], 2, 2> → [2, 3, 4]
MoveAxis<[2, 3, 4], [0, 1], [2, 0]> → [3, 4, 2]
MoveAxis<[2, 3, 4, 5], [-1, 0], [0, -1]> → [5, 3, 4, 2]
MoveAxis<[2, 3, 4], 0, [1]> → [3, 2, 4]
MoveAxis<[2, 3], [], []> → [2, 3]
MoveAxis<[], [], []> → []
MoveAxis<[7], -1, 0> → [7]
MoveAxis<['batch', 0, 1000000], 0, 2> → [0, 1000000, 'batch']
MoveAxis<[number, 3], 1, 0> → [3, number]
MoveAxis<[2, 3, 4], number, 0> → Shape
MoveAxis<Shape, 0, 1> → Shape
MoveAxis<Shape, -1, 0> → Shape
MoveAxis<[2, 3], [0, 1], 0> ✗ moveAxis: from [0, 1] names 2 axes but to [0] names 1
MoveAxis<[2, 3], [], [0]> ✗ moveAxis: from [] names 0 axes but to [0] names 1
MoveAxis<[2, 3], 2, 0> ✗ moveAxis: axis 2 is out of range for [2, 3]
MoveAxis<[2, 3], 0, -3> ✗ moveAxis: axis -3 is out of range for [2, 3]
MoveAxis<[], -1, 0> ✗ moveAxis: axis -1 is out of range for []
MoveAxis<[], 0, -1> ✗ moveAxis: axis 0 is out of range for []
MoveAxis<[2, 3], [0, -2], [0, 1]> ✗ moveAxis: axis 0 is given twice in [0, -2]
MoveAxis<[2, 3], [0, 1], [1, -1]> ✗ moveAxis: axis 1 is given twice in [1, -1]

SwapAxes<[2, 3, 4], 0, 2> → [4, 3, 2]
SwapAxes<[2, 3, 4], -1, -2> → [2, 4, 3]
SwapAxes<[2, 3, 4], -2, -1> → [2, 4, 3]
SwapAxes<[2, 3, 4], 1, -2> → [2, 3, 4]
SwapAxes<['batch', 0, 1], 0, 1> → [0, 'batch', 1]
SwapAxes<[number, 3], 0, 1> → [3, number]
SwapAxes<[2, 3], 0, number> → Shape
SwapAxes<Shape, -1, -2> → Shape
SwapAxes<[2, 3], 0, 2> ✗ swapAxes: axis 2 is out of range for [2, 3]
SwapAxes<[2, 3], -3, 2> ✗ swapAxes: axis -3 is out of range for [2, 3]
SwapAxes<[2], -1, -2> ✗ swapAxes: axis -2 is out of range for [2]

Flatten<[32, 3, 28, 28], 1, -1> → [32, 2352]
Flatten<[32, 3, 28, 28], 0, -1> → [75264]
Flatten<[2, 3, 4], 0, 1> → [6, 4]
Flatten<[2, 3, 4], -2, -1> → [2, 12]
Flatten<[2, 3, 4], 1, 1> → [2, 3, 4]
Flatten<[5], 0, -1> → [5]
Flatten<[], 0, -1> → [1]
Flatten<[], -1, 0> → [1]
Flatten<[2, 0, 4], 0, -1> → [0]
Flatten<[1000000, 1000000, 2], 0, 1> → [1000000000000, 2]
Flatten<['batch', 3, 28, 28], 1, -1> → ['batch', 2352]
Flatten<['batch', 1, 1, 3], 0, 2> → ['batch', 3]
Flatten<[1, 'batch', 3], 0, 1> → ['batch', 3]
Flatten<['batch', 3], 0, -1> → [number]
Flatten<[number, 3], 0, 1> → [number]
Flatten<[number, 0], -2, -1> → [0]
Flatten<[2, 3], number, -1> → Shape
Flatten<Shape, 1, -1> → Shape
Flatten<Shape, -2, -1> → Shape
Flatten<[2, 3, 4], 2, 1> ✗ flatten: axis 2 comes after axis 1 in [2, 3, 4]
Flatten<[2, 3], -1, -2> ✗ flatten: axis 1 comes after axis 0 in [2, 3]
Flatten<[2, 3], 0, 2> ✗ flatten: axis 2 is out of range for [2, 3]
Flatten<[2, 3], -3, 1> ✗ flatten: axis -3 is out of range for [2, 3]
Flatten<[], 0, 1> ✗ flatten: axis 1 is out of range for []
Flatten<[], -2, -1> ✗ flatten: axis -2 is out of range for []

Unflatten<[32, 784], 1, [28, 28]> → [32, 28, 28]
Unflatten<[2, 12, 5], -2, [3, -1]> → [2, 3, 4, 5]
Unflatten<[2, 12], -1, [-1]> → [2, 12]
Unflatten<[6], 0, [1, 6, 1]> → [1, 6, 1]
Unflatten<[2, 1], -1, []> → [2]
Unflatten<[2, 0], 1, [3, -1]> → [2, 3, 0]
Unflatten<[2, 0], 1, [0, 5]> → [2, 0, 5]
Unflatten<[1000000000000], 0, [1000000, -1]> → [1000000, 1000000]
Unflatten<['batch', 784], -1, [28, 28]> → ['batch', 28, 28]
Unflatten<['batch', 3], 0, [1, 'batch']> → [1, 'batch', 3]
Unflatten<['batch', 3], 0, [-1, 1]> → ['batch', 1, 3]
Unflatten<['batch', 3], 0, [-1, 4]> → [number, 4, 3]
Unflatten<[number, 3], 0, [5, 2]> → [5, 2, 3]
Unflatten<[number, 3], 0, [-1, 2]> → [number, 2, 3]
Unflatten<[12], 0, [number, 3]> → [number, 3]
Unflatten<[12], number, [4, 3]> → Shape
Unflatten<Shape, 0, [2, 3]> → Shape
Unflatten<Shape, -1, [2, 3]> → Shape
Unflatten<[2, 12], 1, [5, 2]> ✗ unflatten: axis 1 of [2, 12] is not the product of sizes [5, 2] (12 ≠ 10)
Unflatten<[2, 12], -1, []> ✗ unflatten: axis 1 of [2, 12] is not the product of sizes [] (12 ≠ 1)
Unflatten<['batch'], 0, [2, 3]> ✗ unflatten: axis 0 of [batch] is not the product of sizes [2, 3] (batch ≠ 6)
Unflatten<[2, 12], -1, [-1, 5]> ✗ unflatten: axis 1 of [2, 12] does not divide into sizes [-1, 5]
Unflatten<[0], 0, [0, -1]> ✗ unflatten: -1 beside a 0 in sizes [0, -1] has no definite size
Unflatten<[12], 0, [-1, 2, -1]> ✗ unflatten: at most one size may be -1, got [-1, 2, -1]
Unflatten<[12], 0, [3, -4]> ✗ unflatten: -4 in sizes [3, -4] is not a whole number of 0 or more
Unflatten<[12], 0, [1.5, 8]> ✗ unflatten: 1.5 in sizes [1.5, 8] is not a whole number of 0 or more
Unflatten<[2, 12], 2, [3, 4]> ✗ unflatten: axis 2 is out of range for [2, 12]
Unflatten<[], -1, [1]> ✗ unflatten: axis -1 is out of range for []

Flip<[2, 3], 0> → [2, 3]
Flip<[2, 3], [0, -1]> → [2, 3]
Flip<[2, 3], []> → [2, 3]
Flip<[2, 0], undefined> → [2, 0]
Flip<[], undefined> → []
Flip<['batch', 1000000], -1> → ['batch', 1000000]
Flip<[number, 3], 1> → [number, 3]
Flip<[2, 3], number> → [2, 3]
Flip<Shape, 1> → Shape
Flip<Shape, undefined> → Shape
Flip<[2, 3], 2> ✗ flip: axis 2 is out of range for [2, 3]
Flip<[], -1> ✗ flip: axis -1 is out of range for []
Flip<[2, 3], [0, 1, 1]> ✗ flip: axis 1 is given twice in [0, 1, 1]

Roll<[2, 3], 1, 0> → [2, 3]
Roll<[2, 3], -5, -1> → [2, 3]
Roll<[2, 3], [1, -1000000], [1, 0]> → [2, 3]
Roll<[2, 3], 0, [1]> → [2, 3]
Roll<[2, 0], [], []> → [2, 0]
Roll<['batch', 1], 1, 0> → ['batch', 1]
Roll<[number, 3], number, 0> → [number, 3]
Roll<[2, 3], 1, number> → [2, 3]
Roll<Shape, 1, 0> → Shape
Roll<Shape, 1, -1> → Shape
Roll<[2, 3], [1, 2], [0]> ✗ roll: shifts [1, 2] are 2 but axes [0] are 1
Roll<[2, 3], 1, [0, 1]> ✗ roll: shifts [1] are 1 but axes [0, 1] are 2
Roll<[2, 3], [1, 0.5], [0, 1]> ✗ roll: shift 0.5 is not a whole number
Roll<[2, 3], -1.5, -1> ✗ roll: shift -1.5 is not a whole number
Roll<[2, 3], 1, 2> ✗ roll: axis 2 is out of range for [2, 3]
Roll<[], 1, -1> ✗ roll: axis -1 is out of range for []
Roll<[2, 3], [1, 1], [1, -1]> ✗ roll: axis 1 is given twice in [1, -1]

Tile<[2, 3], 2> → [2, 6]
Tile<[2, 3], [2, 2]> → [4, 6]
Tile<[2, 3], [4, 1, 2]> → [4, 2, 6]
Tile<[2, 3], []> → [2, 3]
Tile<[], [2, 3]> → [2, 3]
Tile<[], []> → []
Tile<[], 5> → [5]
Tile<[2, 3], 0> → [2, 0]
Tile<[2, 0], [3, 3]> → [6, 0]
Tile<[1000000], 1000000> → [1000000000000]
Tile<['batch', 3], [1, 2]> → ['batch', 6]
Tile<['batch', 1], [2, 2]> → [number, 2]
Tile<[number, 3], 2> → [number, 6]
Tile<[2, 3], [number, 1]> → [number, 3]
Tile<Shape, 2> → Shape
Tile<Shape, []> → Shape
Tile<[2, 3], -1> ✗ tile: -1 in repeats [-1] is not a whole number of 0 or more
Tile<[2, 3], [2, -1]> ✗ tile: -1 in repeats [2, -1] is not a whole number of 0 or more
Tile<[2, 3], [1.5, 2, 2]> ✗ tile: 1.5 in repeats [1.5, 2, 2] is not a whole number of 0 or more

Repeat<[2, 3], 2, 0> → [4, 3]
Repeat<[2, 3], 4, -1> → [2, 12]
Repeat<[2, 3], 0, -2> → [0, 3]
Repeat<[2, 0], 3, 1> → [2, 0]
Repeat<[1, 1000000], 1000000, 1> → [1, 1000000000000]
Repeat<['batch', 3], 2, 1> → ['batch', 6]
Repeat<['batch', 3], 1, 0> → ['batch', 3]
Repeat<['batch', 3], 2, 0> → [number, 3]
Repeat<[number, 3], 2, 0> → [number, 3]
Repeat<[2, 3], number, 1> → [2, number]
Repeat<[2, 3], 2, number> → Shape
Repeat<Shape, 2, 0> → Shape
Repeat<Shape, 2, -1> → Shape
Repeat<[2, 3], -1, 0> ✗ repeat: -1 times is not a whole number of 0 or more
Repeat<[2, 3], 0.5, -1> ✗ repeat: 0.5 times is not a whole number of 0 or more
Repeat<[2, 3], 2, 2> ✗ repeat: axis 2 is out of range for [2, 3]
Repeat<[], 2, -1> ✗ repeat: axis -1 is out of range for []

Triangle<'tril', [3, 3]> → [3, 3]
Triangle<'triu', [5, 0, 1000000]> → [5, 0, 1000000]
Triangle<'tril', ['batch', number, 1]> → ['batch', number, 1]
Triangle<'tril', Shape> → Shape
Triangle<'tril', [3]> ✗ tril: the input must have at least 2 axes, got [3]
Triangle<'triu', []> ✗ triu: the input must have at least 2 axes, got []

Slice<[9], [[7, 2, number]]> → [number]
Slice<[4, 5], [[1, 3]]> → [2, 5]
Slice<[4, 5], [[0, 4], [2, 2]]> → [4, 0]
Slice<[4, 5], []> → [4, 5]
Slice<[], []> → []
Slice<[0], [[0, 0]]> → [0]
Slice<[4, 5], [null, [1, 2]]> → [4, 1]
Slice<[4, 5], [[null, null], [null, 2]]> → [4, 2]
Slice<[4, 5], [[4, null], [5, 5]]> → [0, 0]
Slice<[4, 5], [[-3, null], [1, -1]]> → [3, 3]
Slice<[4, 5], [[-4, -4], [-5, 5]]> → [0, 5]
Slice<[10, 9], [[0, 10, 3], [1, 9, 4]]> → [4, 2]
Slice<[10, 9], [[null, null, 10], [null, null, 100]]> → [1, 1]
Slice<[10, 9], [[null, null, -1], [null, null, -2]]> → [10, 5]
Slice<[10, 9], [[8, 2, -3], [-1, -9, -8]]> → [2, 1]
Slice<[10, 9], [[4, null, -2], [null, 4, -1]]> → [3, 4]
Slice<[10, 9], [[4, 4, -1], [0, null, -1]]> → [0, 1]
Slice<[0, 0], [[null, null, -1], [null, null, 2]]> → [0, 0]
Slice<[1000000], [[1, 1000000, 2]]> → [500000]
Slice<[4, 5, 6], [0, null, -1]> → [5]
Slice<[4, 5], [-4]> → [5]
Slice<[4], [3]> → []
Slice<[4, 5], [1, 4]> → []
Slice<['batch', 5], [[0, 2]]> → [2, 5]
Slice<['batch', 5], [null, 0]> → ['batch']
Slice<['batch', 5], [[null, null]]> → ['batch', 5]
Slice<['batch', 5], [[null, null, -1]]> → ['batch', 5]
Slice<['batch', 5], [[null, null, 2]]> → [number, 5]
Slice<['batch', 5], [[-3, null], [0, 1]]> → [3, 1]
Slice<['batch', 5], [[-3, -1]]> → [2, 5]
Slice<['batch', 5], [[1, null]]> → [number, 5]
Slice<['batch', 5], [[1, -1]]> → [number, 5]
Slice<['batch', 5], [[-1, -4, -1]]> → [3, 5]
Slice<['batch', 5], [7]> → [5]
Slice<[number, 5], [[0, 2]]> → [2, 5]
Slice<[number, 5], [-1]> → [5]
Slice<[number, 5], [[null, null]]> → [number, 5]
Slice<[4, 5], [[0, number]]> → [number, 5]
Slice<[4, 5], [[0, 4, number]]> → [number, 5]
Slice<[4, 5], [number]> → [5]
Slice<Shape, [[0, 1]]> → Shape
Slice<Shape, []> → Shape
Slice<[2, 3], [[0, 2], [0, 5]]> ✗ slice: range [0, 5] of axis 1 ends outside [2, 3]
Slice<[2, 3], [null, [0, -4]]> ✗ slice: range [0, -4] of axis 1 ends outside [2, 3]
Slice<[2, 3], [0, [-4, null]]> ✗ slice: range [-4, null] of axis 1 starts outside [2, 3]
Slice<[2, 3], [[3, 4]]> ✗ slice: range [3, 4] of axis 0 starts outside [2, 3]
Slice<[2, 3], [[2, null, -1]]> ✗ slice: range [2, null, -1] of axis 0 starts outside [2, 3]
Slice<[2, 3], [[null, 2, -1]]> ✗ slice: range [null, 2, -1] of axis 0 ends outside [2, 3]
Slice<[2, 3], [[null, -3, -1]]> ✗ slice: range [null, -3, -1] of axis 0 ends outside [2, 3]
Slice<[0], [[0, null, -1]]> ✗ slice: range [0, null, -1] of axis 0 starts outside [0]
Slice<[2, 3], [[2, 1]]> ✗ slice: range [2, 1] of axis 0 starts after it stops
Slice<[2, 3], [null, [-1, -2]]> ✗ slice: range [-1, -2] of axis 1 starts after it stops
Slice<['batch'], [[-1, -2]]> ✗ slice: range [-1, -2] of axis 0 starts after it stops
Slice<[2, 3], [null, [-1, 1]]> ✗ slice: range [-1, 1] of axis 1 starts after it stops
Slice<[2, 3], [null, [0, 2, -1]]> ✗ slice: range [0, 2, -1] of axis 1 steps backwards but starts before it stops
Slice<[2, 3], [null, [null, null, 0]]> ✗ slice: range [null, null, 0] of axis 1 has step 0
Slice<[2, 3], [[0, 1.5]]> ✗ slice: range [0, 1.5] of axis 0 is not of whole numbers
Slice<[2, 3], [[-0.5, null]]> ✗ slice: range [-0.5, null] of axis 0 is not of whole numbers
Slice<[2, 3], [[0, 1, 0.5]]> ✗ slice: range [0, 1, 0.5] of axis 0 is not of whole numbers
Slice<[2, 3], [0, 3]> ✗ slice: index 3 of axis 1 is outside [2, 3]
Slice<[2, 3], [-3]> ✗ slice: index -3 of axis 0 is outside [2, 3]
Slice<[0], [0]> ✗ slice: index 0 of axis 0 is outside [0]
Slice<[2, 3], [0.5]> ✗ slice: index 0.5 of axis 0 is not a whole number
Slice<[2], [[0, 1], [0, 1]]> ✗ slice: 2 ranges for the 1 axes of [2]
Slice<[], [0]> ✗ slice: 1 ranges for the 0 axes of []

DiagonalMatrix<['batch', 3]> → ['batch', 3, 3]
DiagonalMatrix<['n']> → ['n', 'n']
DiagonalMatrix<[0]> → [0, 0]
DiagonalMatrix<[2, number]> → [2, number, number]
DiagonalMatrix<Shape> → Shape
DiagonalMatrix<[]> ✗ diagonalMatrix: a scalar has no axis to lay on the diagonal
`;

/** Twins that calculate with sizes: rows with names are for the types alone. */
export const numbersOnly: readonly string[] = ['Flatten', 'Unflatten', 'Tile', 'Repeat', 'Slice'];
