// The form of a fixture of hovers: a comment above a line holds what an editor shows at a name in it.
//
//   // ? const y: Tensor<["batch", 10]>
//   const y = matmul(x, w);
//
// A line that goes on with three spaces belongs to the comment above it; `// ?6.0` and `// ?7.0` say what one compiler shows, where they differ.

/** What an editor shows at a place: lines and columns from 0. */
export interface ExpectedHover {
  readonly line: number;
  readonly column: number;
  /** From the beginning of the file. */
  readonly offset: number;
  /** What every compiler shows, or the one named. */
  readonly text: string;
  readonly only: string | undefined;
}

/** The hovers that a fixture expects. @throws for a name that does not stand in the line below its comment */
export function readHovers(source: string): ExpectedHover[] {
  const hovers: ExpectedHover[] = [];
  let comments: { text: string; only: string | undefined }[] = [];
  let start = 0;
  source.split('\n').forEach((code, line) => {
    const { only, text } = /^\s*\/\/ \?(?<only>\d\.\d)? (?<text>.*)$/.exec(code)?.groups ?? {};
    const more = /^\s*\/\/ {3}(.*)$/.exec(code)?.[1];
    const last = comments.at(-1);
    if (text !== undefined) comments.push({ text, only });
    else if (more !== undefined && last) last.text += ` ${more}`;
    else if (!/^\s*\/\//.test(code)) {
      for (const { text, only } of comments) {
        const column = columnOf(nameIn(text), code);
        hovers.push({ line, column, offset: start + column, text: normalized(text), only });
      }
      comments = [];
    }
    start += code.length + 1;
  });
  return hovers;
}

/** A hover without what is form alone: the fence of a code block, what follows it, and the lines that it is set in. */
export function normalized(hover: string): string {
  const code = /^```\w*\n(?<code>[^]*?)\n```/.exec(hover)?.groups?.['code'] ?? hover;
  return code.replace(/\s+/g, ' ').trim();
}

function nameIn(hover: string): string {
  const name = /^(?:const|function|\(parameter\)) (?<name>[\w$]+)/.exec(hover)?.groups?.['name'];
  if (name === undefined) throw new Error(`no name to hover in: ${hover}`);
  return name;
}

function columnOf(name: string, code: string): number {
  const column = [...code.matchAll(/[\w$]+/g)].find(([word]) => word === name)?.index;
  if (column === undefined) throw new Error(`no ${name} in: ${code}`);
  return column;
}
