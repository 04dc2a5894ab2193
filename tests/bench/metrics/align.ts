/** One step of an alignment; numbers are indexes into the two lists. */
export type Step =
  | { readonly kind: 'equal' | 'substitution'; readonly reference: number; readonly hypothesis: number }
  | { readonly kind: 'deletion'; readonly reference: number }
  | { readonly kind: 'insertion'; readonly hypothesis: number };

export interface AlignOptions {
  /**
   * What is left of the reference after the last token of the hypothesis costs nothing: the hypothesis is
   * the beginning of something unfinished. The shortest part of the reference that fits best is taken.
   */
  readonly openEnd?: boolean;
}

const DIAGONAL = 0;
const DELETION = 1;
const INSERTION = 2;

/**
 * Levenshtein alignment of tokens (Wagner and Fischer, 1974), from first to last step. Equal tokens are
 * matched; among equally cheap ways a substitution goes before a deletion, and that before an insertion,
 * as in `countErrors` of `src/main/text/word-errors`, so both count the same errors.
 */
export function align(
  reference: readonly string[],
  hypothesis: readonly string[],
  { openEnd = false }: AlignOptions = {},
): Step[] {
  const width = hypothesis.length + 1;
  const moves = new Uint8Array((reference.length + 1) * width).fill(INSERTION, 0, width);
  let row = Int32Array.from({ length: width }, (_zero, index) => index);
  let bestEnd = 0;
  let bestCost = row[width - 1] as number;
  for (const [index, expected] of reference.entries()) {
    const next = new Int32Array(width);
    next[0] = index + 1;
    moves[(index + 1) * width] = DELETION;
    for (const [at, actual] of hypothesis.entries()) {
      const diagonal = row[at] as number;
      const above = row[at + 1] as number;
      const left = next[at] as number;
      const equal = expected === actual;
      const least = equal ? diagonal : Math.min(diagonal, above, left);
      next[at + 1] = equal ? diagonal : least + 1;
      const move = diagonal === least ? DIAGONAL : above === least ? DELETION : INSERTION;
      moves[(index + 1) * width + at + 1] = move;
    }
    row = next;
    const cost = row[width - 1] as number;
    if (cost < bestCost) {
      bestCost = cost;
      bestEnd = index + 1;
    }
  }
  return trace(reference, hypothesis, moves, openEnd ? bestEnd : reference.length);
}

function trace(
  reference: readonly string[],
  hypothesis: readonly string[],
  moves: Uint8Array,
  end: number,
): Step[] {
  const width = hypothesis.length + 1;
  const steps: Step[] = [];
  let r = end;
  let h = hypothesis.length;
  while (r > 0 || h > 0) {
    const move = moves[r * width + h];
    if (move === DIAGONAL) {
      r -= 1;
      h -= 1;
      const kind = reference[r] === hypothesis[h] ? 'equal' : 'substitution';
      steps.push({ kind, reference: r, hypothesis: h });
    } else if (move === DELETION) {
      r -= 1;
      steps.push({ kind: 'deletion', reference: r });
    } else {
      h -= 1;
      steps.push({ kind: 'insertion', hypothesis: h });
    }
  }
  return steps.toReversed();
}
