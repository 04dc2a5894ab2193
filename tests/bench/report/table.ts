import type { BenchHeader } from '../log/schema';
import type { RunResults } from '../metrics/results';
import { rowsOf, type Column, type Row } from './rows';

const COLUMNS: readonly Column[] = ['value', 'p50', 'p95', 'max'];

/** Whether all that is wanted of a row is so; null where nothing is wanted. */
export function verdictOf({ cells, wanted }: Row): 'met' | 'NOT MET' | 'not measured' | null {
  if (!wanted) return null;
  const columns = COLUMNS.filter((column) => wanted[column] !== undefined);
  if (columns.some((column) => cells[column] == null)) return 'not measured';
  return columns.every((column) => (cells[column] as number) <= (wanted[column] as number))
    ? 'met'
    : 'NOT MET';
}

/** All that was measured, to be read in a terminal. */
export function renderTable(header: BenchHeader, runs: readonly RunResults[]): string {
  const title = `Jamak ${header.commit}, ${header.date}\n${header.machine}`;
  return [title, ...runs.map(renderRun)].join('\n\n');
}

function renderRun(run: RunResults): string {
  const rows = rowsOf(run).map(renderRow);
  const head = ['', 'mean or value', 'p50', 'p95', 'max', 'wanted', '', 'of these'];
  const lines = [head, ...rows];
  const widths = head.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  const table = lines.map((line) =>
    line
      .map((cell, at) => (at >= 1 && at <= 4 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
  const loops = run.loops > 1 ? `, ${run.loops} times in a row` : '';
  const lanes = run.lanes > 1 ? `, in ${run.lanes} lanes` : '';
  const title = `${run.name} (${run.kind}, ${(run.durationMs / 1000).toFixed(0)} s${loops}${lanes})`;
  return [title, ...table, ...run.problems.map((problem) => `Beware: ${problem}`)].join('\n');
}

function renderRow(row: Row): string[] {
  const cells = COLUMNS.map((column) => {
    const cell = row.cells[column];
    return cell === undefined ? '' : cell === null ? 'n/a' : format(cell, row);
  });
  const wanted = COLUMNS.flatMap((column) => {
    const most = row.wanted?.[column];
    if (most === undefined) return [];
    return [`${column === 'value' ? '' : `${column} `}${most === 0 ? '0' : `≤ ${format(most, row)}`}`];
  }).join(', ');
  const label = row.unit ? `${row.label}, ${row.unit}` : row.label;
  return [label, ...cells, wanted, verdictOf(row) ?? '', row.note ?? ''];
}

function format(value: number, { unit }: Row): string {
  if (unit === 'ms' || unit === 'MB') return Math.round(value).toString();
  if (unit === '' && Number.isInteger(value)) return value.toString();
  return value.toFixed(unit === '' ? 3 : 1);
}
