// Files of mistakes. Above each mistake stands what is said of it, and in it, `/* ! */` stands before the argument where it is said:
//
//   // ! matmul: inner dimensions differ: [2, 3] × [4, 5] (3 ≠ 4)
//   matmul(zeros([2, 3]), /* ! */ zeros([4, 5])),
//
// `// !types` instead of `// !` is for sentences with a name or another thing that the run time does not know.

const MARK = '/* ! */ ';

/** What is said of one mistake, and where. */
export interface Mistake {
  readonly sentence: string;
  readonly line: number;
  /** From 1, as compilers count. */
  readonly column: number;
  /** Whether the compilers alone say it. */
  readonly typesOnly: boolean;
}

/** The mistakes of a file, in order. @throws Error for one without exactly one `/* ! *\/` */
export function readMistakes(text: string): Mistake[] {
  const lines = text.split('\n');
  const starts = lines.flatMap((line, i) => (/^\s*\/\/ !(?:types)? /.test(line) ? [i] : []));
  return starts.map((start, k) => {
    const [, types, sentence = ''] = /^\s*\/\/ !(types)? (.*)$/.exec(lines[start]!)!;
    const marked = lines.flatMap((line, i) => (i > start && i < (starts[k + 1] ?? lines.length) && line.includes(MARK) ? [i] : []));
    const [at] = marked;
    if (at === undefined || marked.length > 1) throw new Error(`not one mark for: ${sentence}`);
    return { sentence, line: at + 1, column: lines[at]!.indexOf(MARK) + MARK.length + 1, typesOnly: types !== undefined };
  });
}

/** The sentence in a compiler's message, or the whole message. */
export function sentenceOf(message: string): string {
  return / to (?:parameter of )?type '"([^"]*)"'/.exec(message)?.[1] ?? message;
}
