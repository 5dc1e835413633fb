// Files of mistakes. Above each mistake stands what is said of it, and in it, `/* ! */` stands before the argument where it is said:
//
//   // ! matmul: inner dimensions differ: [2, 3] × [4, 5] (3 ≠ 4)
//   () => matmul(zeros([2, 3]), /* ! */ zeros([4, 5])),
//
// A file that exports its mistakes as functions is also run, and the run time must say the same. Where one of the two knows less:
//
//   // !types     the run time refuses it in other words: a name is a size there
//   // !compiler  the run time computes on: it sees no fault
//   // !run       the compilers see no fault
//
// A file without such an export is for the compilers alone.

/** What stands before the argument at fault. */
export const MARK: string = '/* ! */ ';
const SENTENCE = /^\s*\/\/ !(?<who>types|compiler|run)? (?<sentence>.*)$/;

/** What is said of one mistake, and where. */
export interface Mistake {
  readonly sentence: string;
  readonly line: number;
  /** From 1, as compilers count. */
  readonly column: number;
  /** Who says it: the compilers and the run time alike, where absent. */
  readonly who?: 'types' | 'compiler' | 'run';
  /** The mistake in one line, with its mark. */
  readonly code: string;
}

/** The mistakes of a file, in order. @throws Error for one without exactly one `/* ! *\/` */
export function readMistakes(text: string): Mistake[] {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, i) => (SENTENCE.test(line) ? [i] : []));
  return starts.map((start, k) => {
    const { who, sentence = '' } = SENTENCE.exec(lines[start]!)!.groups!;
    const end = starts[k + 1] ?? lines.length;
    const marked = lines.flatMap((line, i) => (i > start && i < end && line.includes(MARK) ? [i] : []));
    const [at] = marked;
    if (at === undefined || marked.length > 1) throw new Error(`not one mark for: ${sentence}`);
    const column = lines[at]!.indexOf(MARK) + MARK.length + 1;
    const code = codeOf(lines.slice(start + 1, end));
    return { sentence, line: at + 1, column, code, ...(who === undefined ? {} : { who: who as 'run' }) };
  });
}

/** The first lines of a part of a file, up to a blank line, a comment or the end of the list, as one line. */
function codeOf(lines: readonly string[]): string {
  const after = lines.findIndex((line) => /^\s*$|^\];|^\s*\/\/ /.test(line));
  return lines
    .slice(0, after < 0 ? lines.length : after)
    .map((line) => line.trim())
    .join(' ')
    .replace(/([([]) /g, '$1')
    .replace(/,? ([)\]])/g, '$1')
    .replace(/[,;]$/, '');
}

/** The sentence in a compiler's message, or the whole message. */
export function sentenceOf(message: string): string {
  return / to (?:parameter of )?type '"([^"]*)"'/.exec(message)?.[1] ?? message;
}
