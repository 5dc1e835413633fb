/** table[digit][read]: how often each digit was read as each. */
export function confusion(labels: ArrayLike<number>, read: ArrayLike<number>, classes = 10): number[][] {
  const table = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let i = 0; i < labels.length; i++) table[labels[i]!]![read[i]!]!++;
  return table;
}

/** The part of all digits that stand on the diagonal; 0 for an empty table. */
export function accuracyOf(table: readonly (readonly number[])[]): number {
  const all = table.flat().reduce((sum, n) => sum + n, 0);
  const right = table.reduce((sum, row, i) => sum + row[i]!, 0);
  return all === 0 ? 0 : right / all;
}

/** The table as text: a row for each digit, a column for what it was read as, `·` for never; the last column is the part read rightly. */
export function drawConfusion(table: readonly (readonly number[])[]): string {
  const width = Math.max(...table.flat().map((n) => String(n).length), 2) + 1;
  const cell = (text: string | number): string => String(text).padStart(width);
  const right = (row: readonly number[], i: number): string => {
    const all = row.reduce((sum, n) => sum + n, 0);
    return all === 0 ? '-' : `${((100 * row[i]!) / all).toFixed(1)} %`;
  };
  const head = ['digit │', ...table.map((_, i) => cell(i)), ' │ read rightly'].join('');
  const rule = `──────┼${'─'.repeat(width * table.length + 1)}┼─────────────`;
  const rows = table.map((row, i) => [`    ${i} │`, ...row.map((n) => cell(n === 0 ? '·' : n)), ' │ ', right(row, i).padStart(7)].join(''));
  return [head, rule, ...rows].join('\n');
}
