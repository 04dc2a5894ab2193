import { comparableWords } from './words';

export interface ErrorCount {
  readonly substitutions: number;
  readonly deletions: number;
  readonly insertions: number;
  readonly referenceLength: number;
  /** Errors per reference token; 0 for an empty reference that was left empty. */
  readonly rate: number;
}

interface Cell {
  readonly cost: number;
  readonly substitutions: number;
  readonly deletions: number;
  readonly insertions: number;
}

/** Levenshtein alignment of tokens (Wagner and Fischer, 1974), with the kinds of errors counted apart. */
export function countErrors(reference: readonly string[], hypothesis: readonly string[]): ErrorCount {
  let row: Cell[] = hypothesis.reduce<Cell[]>(
    (cells, _token, index) => [
      ...cells,
      { cost: index + 1, substitutions: 0, deletions: 0, insertions: index + 1 },
    ],
    [{ cost: 0, substitutions: 0, deletions: 0, insertions: 0 }],
  );
  for (const [index, expected] of reference.entries()) {
    const next: Cell[] = [{ cost: index + 1, substitutions: 0, deletions: index + 1, insertions: 0 }];
    for (const [at, actual] of hypothesis.entries()) {
      const diagonal = row[at] as Cell;
      const above = row[at + 1] as Cell;
      const left = next[at] as Cell;
      if (expected === actual) {
        next.push(diagonal);
        continue;
      }
      const least = Math.min(diagonal.cost, above.cost, left.cost);
      if (diagonal.cost === least) {
        next.push({ ...diagonal, cost: least + 1, substitutions: diagonal.substitutions + 1 });
      } else if (above.cost === least) {
        next.push({ ...above, cost: least + 1, deletions: above.deletions + 1 });
      } else {
        next.push({ ...left, cost: least + 1, insertions: left.insertions + 1 });
      }
    }
    row = next;
  }
  const { cost, substitutions, deletions, insertions } = row[hypothesis.length] as Cell;
  const referenceLength = reference.length;
  const rate = referenceLength === 0 ? (cost === 0 ? 0 : 1) : cost / referenceLength;
  return { substitutions, deletions, insertions, referenceLength, rate };
}

/** Word error rate of what was recognised against what was said, case and punctuation aside. */
export function wordErrors(reference: string, hypothesis: string): ErrorCount {
  return countErrors(comparableWords(reference), comparableWords(hypothesis));
}
