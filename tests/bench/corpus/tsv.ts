import { BenchError } from '../bench-error';

/**
 * Rows of a tab-separated file by the names in its first line.
 * @throws BenchError when one of the `columns` is missing or a row is too short.
 */
export function parseTsv<Column extends string>(
  text: string,
  columns: readonly Column[],
  path: string,
): Record<Column, string>[] {
  const [head = '', ...lines] = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const names = head.split('\t');
  const places = columns.map((column) => [column, names.indexOf(column)] as const);
  const missing = places.find(([, place]) => place < 0);
  if (missing) throw new BenchError(`${path} has no column "${missing[0]}".`);
  return lines.map((line, index) => {
    const cells = line.split('\t');
    const row = places.map(([column, place]) => {
      const cell = cells[place];
      if (cell === undefined) throw new BenchError(`${path}, line ${index + 2}: "${column}" is missing.`);
      return [column, cell] as const;
    });
    return Object.fromEntries(row) as Record<Column, string>;
  });
}

/** Seconds as written in a file, in ms. */
export function secondsToMs(text: string, path: string): number {
  const seconds = Number(text);
  if (text.trim() === '' || !Number.isFinite(seconds)) {
    throw new BenchError(`${path}: "${text}" is no number of seconds.`);
  }
  return seconds * 1000;
}
