const size = 28;
const ink = 96;

/** A digit in block characters, two pixels of a column to each: 14 lines of 28 characters. */
export function drawDigit(image: ArrayLike<number>): string[] {
  const dark = (row: number, column: number): boolean => image[row * size + column]! >= ink;
  return Array.from({ length: size / 2 }, (_, line) =>
    Array.from({ length: size }, (_, column) => block(dark(2 * line, column), dark(2 * line + 1, column))).join(''),
  );
}

function block(upper: boolean, lower: boolean): string {
  if (upper) return lower ? '█' : '▀';
  return lower ? '▄' : ' ';
}

/** Drawings with a caption under each, side by side, as many in a row as fit `columns`. */
export function sideBySide(drawings: readonly { readonly lines: readonly string[]; readonly caption: string }[], columns: number): string {
  const perRow = Math.max(1, Math.floor((columns + 2) / (size + 2)));
  const rows: string[] = [];
  for (let i = 0; i < drawings.length; i += perRow) {
    const row = drawings.slice(i, i + perRow);
    const lines = [...(row[0]?.lines.keys() ?? [])].map((line) => row.map((drawing) => drawing.lines[line]).join('  '));
    // a line that is empty in every drawing says nothing
    rows.push(...lines.filter((line) => line.trim() !== ''), row.map(({ caption }) => caption.padEnd(size)).join('  '), '');
  }
  return rows.map((line) => line.trimEnd()).join('\n');
}
