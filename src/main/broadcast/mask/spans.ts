/** A stretch of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A stretch that may not be public, and what is shown of it. */
export interface Masked extends Span {
  readonly kind: 'personal' | 'profanity';
}

/** What may lie between two stretches that are shown as one: nothing that says anything. */
const NOTHING = /^[\s,.\-–—/()]*$/u;

/** Stretches in order, those that overlap or touch as one. What is personal decides over what is profane. */
export function joined(text: string, spans: readonly Masked[]): Masked[] {
  const result: Masked[] = [];
  for (const span of spans.toSorted((left, right) => left.start - right.start || right.end - left.end)) {
    const last = result.at(-1);
    if (span.end <= span.start) continue;
    const overlaps = last !== undefined && span.start < last.end;
    const touches =
      last?.kind === 'personal' &&
      span.kind === 'personal' &&
      span.start - last.end < 4 &&
      NOTHING.test(text.slice(last.end, span.start));
    if (last && (overlaps || touches)) {
      const kind = last.kind === 'personal' || span.kind === 'personal' ? 'personal' : 'profanity';
      result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end), kind };
    } else {
      result.push(span);
    }
  }
  return result;
}
