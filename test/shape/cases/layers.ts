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

CellOperand<'gruCell', 'input', ['batch', 28]> → [['batch'], 28]
CellOperand<'lstmCell', 'hidden state', [4, 32, number]> → [[4, 32], number]
CellOperand<'gruCell', 'input', [0]> → [[], 0]
CellOperand<'gruCell', 'input', Shape> → [Shape, number]
CellOperand<'gruCell', 'input', []> ✗ gruCell: the input must be [..., I], got []
CellOperand<'lstmCell', 'hidden state', []> ✗ lstmCell: the hidden state must be [..., H], got []

CellState<'lstmCell', ['batch', 28], ['batch', 64], ['batch', 64]> → ['batch', 64]
CellState<'lstmCell', [28], [64], [64]> → [64]
CellState<'gruCell', [4, 32, 28], [4, 32, 64]> → [4, 32, 64]
CellState<'gruCell', [0, 1], [0, 0]> → [0, 0]
CellState<'gruCell', [32, 28], [number, 64]> → [32, 64]
CellState<'lstmCell', [number, 28], ['batch', 'state'], Shape> → ['batch', 'state']
CellState<'gruCell', Shape, [32, 64]> → [32, 64]
CellState<'gruCell', [32, 28], Shape> → [32, number]
CellState<'gruCell', [], [64]> ✗ gruCell: the input must be [..., I], got []
CellState<'gruCell', [28], []> ✗ gruCell: the hidden state must be [..., H], got []
CellState<'lstmCell', [32, 28], [31, 64], [31, 64]> ✗ lstmCell: input [32, 28] and hidden state [31, 64] have different leading axes ([32] ≠ [31])
CellState<'gruCell', ['batch', 28], [64]> ✗ gruCell: input [batch, 28] and hidden state [64] have different leading axes ([batch] ≠ [])
CellState<'lstmCell', [32, 28], [32, 64], [32, 63]> ✗ lstmCell: hidden state [32, 64] and cell state [32, 63] differ
CellState<'lstmCell', [32, 28], [32, 64], [64]> ✗ lstmCell: hidden state [32, 64] and cell state [64] differ

CellParameters<'lstmCell', 4, ['batch', 28], ['batch', 64], [28, 4, 64], [64, 4, 64], [4, 64]> → ['batch', 64]
CellParameters<'gruCell', 3, [28], [64], [28, 3, 64], [64, 3, 64]> → [64]
CellParameters<'gruCell', 3, [0, 1], [0, 2], [1, 3, 2], [2, 3, 2], [3, 2], [3, 2]> → [0, 2]
CellParameters<'gruCell', 3, [32, 'in'], [32, 'state'], ['in', 3, 'state'], ['state', 3, 'state'], [3, 'state']> → [32, 'state']
CellParameters<'gruCell', 3, [32, number], [32, 64], [28, number, 64], Shape, Shape, [3, number]> → [32, 64]
CellParameters<'gruCell', 3, Shape, Shape, [28, 3, 64], [64, 3, 64]> → [...Dim[], number]
CellParameters<'gruCell', 3, [32, 28], [31, 64], [28, 3, 64], [64, 3, 64]> ✗ gruCell: input [32, 28] and hidden state [31, 64] have different leading axes ([32] ≠ [31])
CellParameters<'gruCell', 3, [28], [64], [28, 192], [192, 64]> ✗ gruCell: the input weights of input [28] and hidden state [64] must be [28, 3, 64], got [28, 192]
CellParameters<'lstmCell', 4, [28], [64], [28, 3, 64], [64, 3, 64]> ✗ lstmCell: the input weights of input [28] and hidden state [64] must be [28, 4, 64], got [28, 3, 64]
CellParameters<'lstmCell', 4, ['batch', 28], ['batch', 64], [28, 4, 64], [28, 4, 64]> ✗ lstmCell: the recurrent weights of input [batch, 28] and hidden state [batch, 64] must be [64, 4, 64], got [28, 4, 64]
CellParameters<'lstmCell', 4, [28], [64], [28, 4, 64], [64, 4, 64], [256]> ✗ lstmCell: the bias of input [28] and hidden state [64] must be [4, 64], got [256]
CellParameters<'gruCell', 3, [28], ['state'], [28, 3, 'state'], ['state', 3, 'state'], [3, 'state'], [3, 64]> ✗ gruCell: the recurrent bias of input [28] and hidden state [state] must be [3, state], got [3, 64]
`;
