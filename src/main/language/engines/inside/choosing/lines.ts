import type { Statement } from '../../../../../shared/session/digest';
import { clip, type Sentence } from '../../../../text/sentences';
import { quoted } from '../../../prompts/data';
import { labelsFor, MOST_LINES } from './choice';

/** Longest text of a statement, characters: as the embedded engine has them. */
const STATEMENT_LENGTH = 160;
/** As much of a line as a model needs to tell what it says, characters: what it reads takes its time. */
const SHOWN_LENGTH = 90;
/** A sentence with fewer words of content is no statement by itself. */
const LEAST_CONTENT = 2;

/** Something that was said, to be chosen. */
export interface Line extends Statement {
  /** Session ms; null of an older statement, which has no single place. */
  readonly atMs: number | null;
  readonly captionIds: string[];
}

export function toLine({ text, captionIds, startMs }: Sentence): Line {
  return { text: clip(text, STATEMENT_LENGTH), captionIds: [...captionIds], atMs: startMs };
}

export function toStatement({ text, captionIds }: Line): Statement {
  return { text, captionIds: [...captionIds] };
}

/** Whether a sentence says enough to be chosen. */
export function saysSomething({ keys, text }: Sentence): boolean {
  return keys.size >= LEAST_CONTENT && !/[?？]$/u.test(text);
}

/** Whether both come of the same words. */
function meet(left: Statement, right: Statement): boolean {
  return left.text === right.text || left.text.includes(right.text) || right.text.includes(left.text);
}

/**
 * At most `most` of the sentences, in their order: those that say enough, those first that the picker found, then the longest
 * by words of content, which small models would not miss but which cost them time.
 */
export function linesOf(
  sentences: readonly Sentence[],
  found: readonly Statement[],
  most = MOST_LINES,
): Line[] {
  const worth = (sentence: Sentence): number => {
    const wasFound = found.some((statement) => meet(statement, toLine(sentence)));
    return sentence.keys.size + (wasFound ? 1000 : 0);
  };
  const telling = sentences.filter((sentence) => saysSomething(sentence) || worth(sentence) >= 1000);
  const best = new Set(telling.toSorted((left, right) => worth(right) - worth(left)).slice(0, most));
  return telling.filter((sentence) => best.has(sentence)).map(toLine);
}

/** `count` of `items`, evenly spread, in their order. */
export function spread<T>(items: readonly T[], count: number): T[] {
  if (items.length <= count) return [...items];
  return Array.from({ length: count }, (_, index) => items[Math.floor((index * items.length) / count)] as T);
}

/** Lines with labels, as a model sees them and answers. */
export interface Sheet {
  /** One a line: label, then what was said as quoted data. */
  readonly text: string;
  readonly labels: readonly string[];
  /** Of which line a label is. */
  line(label: string): Line | undefined;
  /** The labels of those lines that `is` says. */
  labelsOf(is: (line: Line) => boolean): readonly string[];
}

/** At most `MOST_LINES` of `lines` as a sheet; the caller has bounded them. */
export function sheetOf(lines: readonly Line[]): Sheet {
  const shown = lines.slice(0, MOST_LINES);
  const labels = labelsFor(shown.length);
  const byLabel = new Map(labels.map((label, index) => [label, shown[index] as Line]));
  return {
    text: [...byLabel].map(([label, { text }]) => `${label}: ${quoted(clip(text, SHOWN_LENGTH))}`).join('\n'),
    labels,
    line: (label) => byLabel.get(label),
    labelsOf: (is) => [...byLabel].flatMap(([label, line]) => (is(line) ? [label] : [])),
  };
}
