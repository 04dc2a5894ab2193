import type { Digest } from '../../../shared/session/digest';
import type { ReportNotes } from '../../../shared/session/report';
import type { ShowSettings } from '../../../shared/settings';
import type { SpokenCaption } from '../../text/spoken-caption';
import type { References } from '../outputs/references';

/** More would cost tokens with every call and blur what matters. */
const MAX_TERMS = 60;

/**
 * Text as data: in quotation marks, on one line, and without `<`, so that it can neither end the tag
 * around it nor pretend to be another line.
 */
export function quoted(text: string): string {
  return JSON.stringify(text)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`);
}

function block(lines: readonly string[]): string {
  return lines.length > 0 ? lines.join('\n') : '-';
}

/** `[c1] "text"`, or `[c1] "speaker": "text"`; one that the user marked ends in a star. */
export function captionLines(captions: readonly SpokenCaption[], references: References): string {
  return block(
    captions.map((caption) => {
      const { id, startMs, endMs, text } = caption;
      const label = references.add('c', { captionIds: [id], span: { startMs, endMs }, text });
      return `[${label}] ${spoken(caption)}${caption.marked ? ' ★' : ''}`;
    }),
  );
}

/** Captions that are there to be understood only: without labels. */
export function contextLines(captions: readonly SpokenCaption[]): string {
  return block(captions.map(spoken));
}

function spoken({ speaker, text }: SpokenCaption): string {
  return speaker === '' ? quoted(text) : `${quoted(speaker)}: ${quoted(text)}`;
}

/**
 * What stands in digests, each statement with a label of its own, so that one that is kept keeps its captions.
 * A statement that a later digest repeats word for word stands once.
 */
export function digestLines(digests: readonly Digest[], references: References): string {
  const lines: string[] = [];
  const known = new Set<string>();
  const keywords = new Set<string>();
  const addLine = (
    what: string,
    text: string,
    captionIds: readonly string[],
    atMs: number | null = null,
  ): void => {
    if (known.has(text)) return;
    known.add(text);
    const span = atMs === null ? null : { startMs: atMs, endMs: atMs };
    lines.push(`[${references.add('p', { captionIds, span, text })}] ${what}: ${quoted(text)}`);
  };
  for (const { summary, situation, highlights, keywords: words } of digests) {
    for (const { text, captionIds } of summary) addLine('summary', text, captionIds);
    if (situation) addLine('situation', situation.text, situation.captionIds);
    for (const { text, captionId, atMs } of highlights) addLine('highlight', text, [captionId], atMs);
    for (const word of words) keywords.add(word);
  }
  if (keywords.size > 0) lines.push(`keywords: ${[...keywords].slice(0, MAX_TERMS).map(quoted).join(', ')}`);
  return block(lines);
}

/** The notes of all windows: chapters `h`, points `s`, decisions `d`, highlights `m`, quotes `q`. */
export function notesLines(notes: readonly ReportNotes[], references: References): string {
  return block(
    notes.flatMap(({ points, chapters, decisions, highlights, quotes, keywords }) => [
      ...chapters.map(({ title, summary, startMs, endMs }) => {
        const label = references.add('h', { captionIds: [], span: { startMs, endMs }, text: title });
        return `[${label}] chapter: ${quoted(title)}: ${quoted(summary)}`;
      }),
      ...points.map(({ text, captionIds }) => {
        return `[${references.add('s', { captionIds, span: null, text })}] point: ${quoted(text)}`;
      }),
      ...decisions.map(({ text, captionIds }) => {
        return `[${references.add('d', { captionIds, span: null, text })}] decision: ${quoted(text)}`;
      }),
      ...highlights.map(({ captionId, atMs, text }) => {
        const span = { startMs: atMs, endMs: atMs };
        const label = references.add('m', { captionIds: [captionId], span, text });
        return `[${label}] highlight: ${quoted(text)}`;
      }),
      ...quotes.map(({ captionId, atMs, text }) => {
        const span = { startMs: atMs, endMs: atMs };
        const label = references.add('q', { captionIds: [captionId], span, text });
        return `[${label}] quote: ${quoted(text)}`;
      }),
      `keywords: ${keywords.map(quoted).join(', ')}`,
    ]),
  );
}

/** What the show is, as far as the user says; empty where nothing is. */
export function showLines({ title, game }: ShowSettings): string {
  return [
    ...(title === '' ? [] : [`title: ${quoted(title)}`]),
    ...(game === '' ? [] : [`game: ${quoted(game)}`]),
  ].join('\n');
}

/** Names and terms: those that stand in `texts` first, because of a long glossary only some can go along. */
export function glossaryLines(terms: readonly string[], texts: readonly string[]): string {
  const said = texts.join('\n').toLowerCase();
  const standsThere = (term: string): boolean => said.includes(term.toLowerCase());
  const sorted = terms.toSorted((a, b) => Number(standsThere(b)) - Number(standsThere(a)));
  return block(sorted.slice(0, MAX_TERMS).map(quoted));
}
