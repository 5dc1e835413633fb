// How names, derivatives and indices are written: as plain text, and as LaTeX.

/** A way of writing. Names are as the user gave them: `W1`, `hidden.w`. */
export interface Notation {
  readonly name: (name: string) => string;
  /** ∂of/∂by. */
  readonly derivative: (of: string, by: string) => string;
  readonly times: string;
  readonly parenthesised: (text: string) => string;
  /** A derivative with other values held constant. */
  readonly held: (text: string, names: readonly string[]) => string;
}

const subscripts = '₀₁₂₃₄₅₆₇₈₉';
const subscript = (digits: string): string => [...digits].map((digit) => subscripts[Number(digit)]!).join('');

/** W₁ for `W1`: digits at the end of a name are its subscript. */
const plainName = (name: string): string => name.replace(/(?<=\p{L})\d+$/u, subscript);

export const plain: Notation = {
  name: plainName,
  derivative: (of, by) => `∂${plainName(of)}/∂${plainName(by)}`,
  times: ' · ',
  parenthesised: (text) => `(${text})`,
  held: (text, names) => `${text}|${names.map(plainName).join()}`,
};

function latexName(name: string): string {
  const [, stem = name, digits] = /^(.*?\p{L})(\d+)$/u.exec(name) ?? [];
  const escaped = stem.replace(/[\\{}_^$&%#~]/g, (sign) => (/[_$&%#{}]/.test(sign) ? `\\${sign}` : ' '));
  const written = [...stem].length === 1 ? escaped : `\\mathrm{${escaped}}`;
  return digits === undefined ? written : `${written}_{${digits}}`;
}

export const latex: Notation = {
  name: latexName,
  derivative: (of, by) => `\\frac{\\partial ${latexName(of)}}{\\partial ${latexName(by)}}`,
  times: ' \\cdot ',
  parenthesised: (text) => `\\left(${text}\\right)`,
  held: (text, names) => `\\left.${text}\\right|_{${names.map(latexName).join()}}`,
};

/** A whole number with its thousands apart. */
export const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ' ');
