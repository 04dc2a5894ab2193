import type { Mark } from '../../shared/session/events';
import type { SpokenCaption } from '../text/spoken-caption';

/** So long after words people still mark them, ms. */
const AFTERWARDS_MS = 15_000;
/** What begins so soon after a mark may be meant by it, ms. */
const SOON_MS = 5_000;

/**
 * The caption that a mark is about: what was being said, else what was said last before it, else what came right after.
 * Undefined where nothing was said around it. `captions`: sorted by start.
 */
function captionOf(
  { atMs }: Pick<Mark, 'atMs'>,
  captions: readonly SpokenCaption[],
): SpokenCaption | undefined {
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
