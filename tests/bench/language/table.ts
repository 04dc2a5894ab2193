import type { Measures } from './measure';
import type { Show } from './shows';

const FACTS = 13;

/** What a language engine is wanted to reach, in words. */
export const WANTED =
  'wanted: ≥ 98 % of the statements grounded, ≥ 10 of 13 facts in each report, a digest ≤ 10 s old (p50, embedded engine)';

const COLUMNS = [
  ['show', 14],
  ['held out', 9],
  ['grounded', 12],
  ['digests', 8],
  ['missed?', 8],
  ['report', 7],
  ['its end', 8],
  ['age s p50/p95', 14],
  ['stood', 6],
  ['tokens/min', 11],
  ['particles', 10],
  ['overlaps', 9],
  ['obeyed', 7],
  ['blocked ms', 11],
] as const;

export function headLine(): string {
  return line(COLUMNS.map(([name]) => name));
}

/** One show's row: facts are of 13, `its end` is known to the last digest, the catch-up, the report. */
export function rowOf(show: Show, measures: Measures, blockedMs: number): string {
  const { statements, covered, facts, ended, age, stood, tokensPerMinute } = measures;
  return line([
    show.name,
    show.heldOut ? 'yes' : '',
    `${((covered / Math.max(1, statements)) * 100).toFixed(1)} %`,
    String(facts.digest),
    String(facts.catchUp),
    String(facts.report),
    ended.map((known) => (known ? 'y' : 'n')).join(' '),
    age ? `${age.p50.toFixed(0)} / ${age.p95.toFixed(0)}` : '-',
    String(stood),
    tokensPerMinute.toFixed(0),
    String(measures.keywordsWithParticles.length),
    String(measures.chaptersOverlapping),
    String(measures.obeyed),
    blockedMs.toFixed(0),
  ]);
}

/** The means of the shows that were tuned on, and of those that were not. */
export function totalsOf(all: readonly { readonly show: Show; readonly measures: Measures }[]): string {
  return [false, true]
    .filter((heldOut) => all.some(({ show }) => show.heldOut === heldOut))
    .map((heldOut) => {
      const some = all.filter(({ show }) => show.heldOut === heldOut).map(({ measures }) => measures);
      const sum = (of: (measures: Measures) => number): number =>
        some.reduce((total, measures) => total + of(measures), 0);
      const mean = (of: (measures: Measures) => number): string => (sum(of) / some.length).toFixed(1);
      const grounded = (sum(({ covered }) => covered) / sum(({ statements }) => statements)) * 100;
      return `${heldOut ? 'held out' : 'tuned on'}: grounded ${grounded.toFixed(1)} %, facts of ${FACTS} in digests ${mean(({ facts }) => facts.digest)}, catch-up ${mean(({ facts }) => facts.catchUp)}, report ${mean(({ facts }) => facts.report)}`;
    })
    .join('\n');
}

function line(cells: readonly string[]): string {
  return cells.map((cell, at) => cell.padStart(COLUMNS[at]?.[1] ?? 0)).join('');
}
