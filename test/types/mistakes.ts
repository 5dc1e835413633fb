// Files of mistakes. Above each mistake stands what is said of it, and in it, `/* ! */` stands before the argument where it is said:
//
//   // ! matmul: inner dimensions differ: [2, 3] × [4, 5] (3 ≠ 4)
//   () => matmul(zeros([2, 3]), /* ! */ zeros([4, 5])),
//
// A file that exports its mistakes as functions is also run: `// !` is what the run time says too. It may know less than the compilers:
// `// !types` is for sentences that it puts in other words (a name has a size there), `// !unseen` for mistakes that it computes on with.
// A file without such an export is for the compilers alone.

const MARK = '/* ! */ ';
const SENTENCE = /^\s*\/\/ !(?<kind>types|unseen)? (?<sentence>.*)$/;

/** What is said of one mistake, and where. */
export interface Mistake {
  readonly sentence: string;
  readonly line: number;
  /** From 1, as compilers count. */
  readonly column: number;
  /** Whether the run time says the same, something else, or nothing. */
  readonly atRunTime: 'same' | 'types' | 'unseen';
  /** The mistake as it is written, from the line below its sentence. */
  readonly code: string;
}

/** The mistakes of a file, in order. @throws Error for one without exactly one `/* ! *\/` */
export function readMistakes(text: string): Mistake[] {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, i) => (SENTENCE.test(line) ? [i] : []));
  return starts.map((start, k) => {
    const { kind = 'same', sentence = '' } = SENTENCE.exec(lines[start]!)!.groups!;
    const end = starts[k + 1] ?? lines.length;
    const marked = lines.flatMap((line, i) => (i > start && i < end && line.includes(MARK) ? [i] : []));
    const [at] = marked;
    if (at === undefined || marked.length > 1) throw new Error(`not one mark for: ${sentence}`);
    const column = lines[at]!.indexOf(MARK) + MARK.length + 1;
    return { sentence, line: at + 1, column, atRunTime: kind as Mistake['atRunTime'], code: codeOf(lines.slice(start + 1, end)) };
  });
}

/** The first lines of a part of a file, up to a blank line, a comment or the end of the list. */
function codeOf(lines: readonly string[]): string {
  const indent = /^\s*/.exec(lines[0]!)![0].length;
  const after = lines.findIndex((line) => /^\s*$|^\];|^\s*\/\/ /.test(line));
  const own = lines.slice(0, after < 0 ? lines.length : after).map((line) => line.slice(indent));
  return own.join('\n').replace(/,$/, '');
}

/** The sentence in a compiler's message, or the whole message. */
export function sentenceOf(message: string): string {
  return / to (?:parameter of )?type '"([^"]*)"'/.exec(message)?.[1] ?? message;
}
