export const table = `
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
`;

/** Twins that calculate with sizes: rows with names are for the types alone. */
export const numbersOnly: readonly string[] = ['Reshape'];
