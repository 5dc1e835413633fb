export { SparseMatrix } from './sparse-matrix.ts';
export type { Coordinates, SparseMatrixParts } from './sparse-matrix.ts';
export { SparsityPattern } from './pattern.ts';
export type { LeafRange, PatternData } from './pattern.ts';
export type { CsrParts } from './parts.ts';
export { sparsity } from './sparsity.ts';
export type { EntriesOf, SparsityKind, SparsityOptions } from './sparsity.ts';
