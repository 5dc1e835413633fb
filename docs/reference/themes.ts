// Under which heading an op stands. An op that fits nowhere here stands under the last one.

import type { Op } from '../../src/tensor/op.ts';
import type { Declared } from './sources.ts';

/** A heading, the files that stand under it, and the types of calls that do. */
interface Theme {
  readonly title: string;
  readonly files?: RegExp;
  readonly types?: RegExp;
  readonly kinds?: readonly Op['lowering']['kind'][];
}

// the first that fits
const themes: readonly Theme[] = [
  { title: 'Random numbers', files: /^random|dropout/ },
  { title: 'Comparisons and logic', files: /^(compare|logical|where|is-)/ },
  { title: 'Losses', types: /Loss/, files: /loss|entropy|divergence|likelihood|hinge|huber|quantile|triplet|smooth-l1|^(kl|nll)/ },
  { title: 'Normalizations', files: /norm(alization)?s?$/ },
  { title: 'Attention', files: /attention|position/ },
  { title: 'Recurrent cells', files: /-cell$/ },
  { title: 'Windows and pools', files: /pool|convolution|windows|resize|interpol/ },
  {
    title: 'Activations',
    files: /relu|elu|activation|sigmoid|silu|swish|mish|soft(plus|sign|max)|shrink|glu/,
  },
  { title: 'Running operations', types: /^Cumulative/, files: /^cum/ },
  {
    title: 'Linear algebra',
    files: /^matri|cholesky|solve|inverse|determinant|^(det|slogdet|qr|eigh|svd|lu|trace|triangle|kron|cross|cofactors)/,
  },
  { title: 'Products', files: /matmul|contract|einsum|outer|^dot|^cosine|product$|^pairwise|fft|fourier/ },
  { title: 'Indexing and sorting', files: /gather|scatter|take|rows|sparse|sort|argmax|top-?k|one-hot|embedding|dynamic|search|unique|segment/ },
  { title: 'Reductions', types: /^Reduction/, files: /logsumexp|mean|median|variance|norm/ },
  {
    title: 'Moves',
    files:
      /reshape|permute|transpose|flatten|flip|move|concat|stack|split|slice|pad|tile|broadcast|expand|squeeze|diagonal|repeat|roll|swap|stride/,
  },
  { title: 'Within derivatives', files: /stop-gradient|absorbing/ },
  { title: 'Elementwise', files: /gamma/, kinds: ['map'], types: /^(Unary|Binary|Ternary)$/ },
];

/** All headings, in the order of the page. */
export const titles: readonly string[] = [
  'Elementwise',
  'Comparisons and logic',
  'Activations',
  'Reductions',
  'Running operations',
  'Products',
  'Linear algebra',
  'Moves',
  'Indexing and sorting',
  'Windows and pools',
  'Normalizations',
  'Attention',
  'Recurrent cells',
  'Losses',
  'Random numbers',
  'Within derivatives',
  'Others',
];

/** The heading of an op. */
export function themeOf({ file, type }: Pick<Declared, 'file' | 'type'>, kind: Op['lowering']['kind'] | undefined): string {
  const fits = ({ files, types, kinds }: Theme): boolean =>
    (files?.test(file) ?? false) || (types?.test(type) ?? false) || (kind !== undefined && (kinds?.includes(kind) ?? false));
  return themes.find(fits)?.title ?? titles.at(-1)!;
}
