import type { DigestLanguage, Highlight } from '../../shared/session/digest';
import type { Mark } from '../../shared/session/events';
import { clip } from '../text/sentences';
import type { SpokenCaption } from '../text/spoken-caption';

/** So long after words people still mark them, ms. */
const AFTERWARDS_MS = 15_000;
/** What begins so soon after a mark may be meant by it, ms. */
const SOON_MS = 5_000;
/** Longest text of a highlight that is there because of a mark alone, characters. */
const MOST_TEXT = 160;

/** Why a marked moment is a highlight. */
export const MARKED_WHY: Readonly<Record<DigestLanguage, string>> = {
  en: 'You marked it',
  ko: '직접 표시한 순간',
};

/** A caption as a mark may be about it. */
type Said = Pick<SpokenCaption, 'id' | 'startMs' | 'endMs'>;

/**
 * The caption that a mark is about: what was being said, else what was said last before it, else what came right after.
 * Undefined where nothing was said around it. `captions`: sorted by start.
 */
function captionOf<T extends Said>({ atMs }: Pick<Mark, 'atMs'>, captions: readonly T[]): T | undefined {
  const before = captions.findLast(({ startMs, endMs }) => startMs <= atMs && atMs - endMs <= AFTERWARDS_MS);
  return before ?? captions.find(({ startMs }) => startMs > atMs && startMs - atMs <= SOON_MS);
}

/** `captions`, sorted by start, with those that a mark is about as `marked`. */
export function withMarks(
  captions: readonly SpokenCaption[],
  marks: readonly Pick<Mark, 'atMs'>[],
): SpokenCaption[] {
  const ids = new Set(marks.map((mark) => captionOf(mark, captions)?.id));
  return captions.map((caption) => (ids.has(caption.id) ? { ...caption, marked: true } : caption));
}

/** What the user wrote to marks, by the captions that they are about; of several the last. `captions`: sorted by start. */
export function notesOf(captions: readonly Said[], marks: readonly Mark[]): ReadonlyMap<string, string> {
  return new Map(
    marks.flatMap((mark): [string, string][] => {
      const note = mark.note.trim();
      const id = note === '' ? undefined : captionOf(mark, captions)?.id;
      return id === undefined ? [] : [[id, note]];
    }),
  );
}

/** Each highlight with the note of the mark there. They are put beside what an engine wrote, and no engine reads them. */
export function withNotes(highlights: readonly Highlight[], notes: ReadonlyMap<string, string>): Highlight[] {
  return highlights.map((highlight) => {
    const note = notes.get(highlight.captionId);
    return note === undefined ? highlight : { ...highlight, note };
  });
}

/**
 * Highlights with all that was marked among `captions`, whatever the engine made of it, at most `most`: what was not marked
 * makes room for it. In their order.
 */
export function withMarked(
  highlights: readonly Highlight[],
  captions: readonly SpokenCaption[],
  language: DigestLanguage,
  most: number,
): Highlight[] {
  const marked = captions.filter((caption) => caption.marked);
  const ids = new Set(marked.map(({ id }) => id));
  const told = new Set(highlights.map(({ captionId }) => captionId));
  const missing = marked.filter(({ id }) => !told.has(id));
  if (missing.length === 0) return [...highlights];
  const added = missing.slice(-most).map(({ id, startMs, text }) => ({
    captionId: id,
    atMs: startMs,
    text: clip(text.trim(), MOST_TEXT),
    why: MARKED_WHY[language],
  }));
  const others = highlights.filter(({ captionId }) => !ids.has(captionId));
  const kept = highlights.filter(({ captionId }) => ids.has(captionId));
  const room = Math.max(0, most - added.length - kept.length);
  return [...added, ...kept, ...(room > 0 ? others.slice(-room) : [])].sort((a, b) => a.atMs - b.atMs);
}
