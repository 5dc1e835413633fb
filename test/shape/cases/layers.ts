export const table = `
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
