import { isMet, type Row } from './score.ts';

const nameWidth = 58;
const cellWidth = 20;

/** A table with a column for each set. Whether every bar is met. */
export function printRows(title: string, columns: Readonly<Record<string, readonly Row[]>>): boolean {
  const tables = Object.values(columns);
  const names = Object.keys(columns).map((name) => name.padStart(cellWidth));
  console.log(`${title.padEnd(nameWidth)}${'bar'.padStart(6)}${names.join('')}`);
  for (const [at, row] of (tables[0] ?? []).entries()) {
    const cells = tables.map((table) => toCell(table[at]));
    const bar = (row.isAtMost ? '≤' : '≥') + row.bar.toFixed(2);
    console.log(`${row.name.padEnd(nameWidth)}${bar}${cells.join('')}`.trimEnd());
  }
  const isAllMet = tables.every((table) => table.every(isMet));
  console.log(isAllMet ? 'every bar is met' : 'below the bar where a figure is marked with !');
  return isAllMet;
}

function toCell(row: Row | undefined): string {
  if (!row || row.value === undefined) return '—'.padStart(cellWidth);
  return `${isMet(row) ? '' : '! '}${row.value.toFixed(3)} of ${row.count}`.padStart(cellWidth);
}
