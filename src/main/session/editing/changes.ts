import { JamakError } from '../../../shared/errors';
import { MOST_MADE_OF, type Caption } from '../../../shared/session/caption';
import { replacer, type Finding } from '../../../shared/session/finding';
import { MAX_CAPTION_TEXT } from '../../../shared/session/rearranging';
import { edited } from '../../../shared/session/session-view';
import { spaceBetween } from '../../../shared/spaceless';
import { displayWidth } from '../../../shared/typeset/width';
import { cleanText } from '../../text/clean-text';
import { splitOriginal } from '../../text/correction/split-original';
import type { Step } from './step';

/** So many others a caption that is split or merged may be made of; undoing it adds to them. */
const MOST_KIN = MOST_MADE_OF / 2;

/**
 * In two before the `at`-th UTF-16 unit of `text`, which somebody made of the caption. Its time is shared out by what
 * is written, since nobody knows when each word was said. The first part keeps the caption's id.
 *
 * @throws JamakError 'split-nowhere' where one of them would have no words, or no time
 */
export function split(caption: Caption, text: string, at: number, newId: () => string): Step {
  const [left, right] = [cleanText(text.slice(0, at)), cleanText(text.slice(at))];
  const { id, laneId, startMs, endMs } = caption;
  if (left === '' || right === '' || endMs - startMs < 2) throw new JamakError('split-nowhere');
  mustBeSimple([caption]);
  const whole = left + spaceBetween(left, right) + right;
  const corrected = caption.original !== undefined || whole !== caption.text;
  const originals = corrected ? splitOriginal(caption.original ?? caption.text, left, right) : null;
  const share = letters(left) / (letters(left) + letters(right));
  const betweenMs = Math.round(startMs + (endMs - startMs) * share);
  const middleMs = Math.min(Math.max(betweenMs, startMs + 1), endMs - 1);
  const part = (
    one: Pick<Caption, 'id' | 'startMs' | 'endMs' | 'text'>,
    original: string | undefined,
  ): Caption => ({
    ...one,
    laneId,
    ...(original !== undefined && { original }),
  });
  return {
    kind: 'split',
    before: [caption],
    after: [
      part({ id, startMs, endMs: middleMs, text: left }, originals?.[0]),
      part({ id: newId(), startMs: middleMs, endMs, text: right }, originals?.[1]),
    ],
  };
}

/** Two captions of one lane as one, which keeps the id of the first. @throws JamakError 'caption-too-long' */
export function merge(first: Caption, second: Caption): Step {
  const join = (left: string, right: string): string => left + spaceBetween(left, right) + right;
  const text = join(first.text, second.text);
  if (text.length > MAX_CAPTION_TEXT) throw new JamakError('caption-too-long');
  mustBeSimple([first, second]);
  const corrected = first.original !== undefined || second.original !== undefined;
  const original = join(first.original ?? first.text, second.original ?? second.text);
  const { id, laneId, startMs } = first;
  const merged: Caption = {
    id,
    laneId,
    startMs,
    endMs: Math.max(first.endMs, second.endMs),
    text,
    ...(corrected && { original }),
  };
  return { kind: 'merge', before: [first, second], after: [merged] };
}

/** The caption that its lane said right before or after it; null for none. `captions` are sorted by start. */
export function neighbour(
  caption: Caption,
  which: 'previous' | 'next',
  captions: readonly Caption[],
): Caption | null {
  const lane = captions.filter(({ laneId }) => laneId === caption.laneId);
  const at = lane.findIndex(({ id }) => id === caption.id);
  return lane[which === 'next' ? at + 1 : at - 1] ?? null;
}

/** Said by another lane; it still reads the same, and so do its translations. */
export function toLane(caption: Caption, laneId: string): Step {
  return { kind: 'speaker', before: [caption], after: [{ ...caption, laneId }] };
}

export function deleted(caption: Caption): Step {
  return { kind: 'delete', before: [caption], after: [] };
}

/** What is found replaced in all captions; null where it is nowhere. */
export function replaced(captions: readonly Caption[], finding: Finding, replacement: string): Step | null {
  const replace = replacer(finding, replacement);
  const pairs = captions.flatMap((caption) => {
    const text = replace(caption.text);
    return text === caption.text ? [] : [{ caption, text: cleanText(text).slice(0, MAX_CAPTION_TEXT) }];
  });
  const changed = pairs.filter(({ caption, text }) => text !== caption.text);
  if (changed.length === 0) return null;
  return {
    kind: 'replace',
    before: changed.map(({ caption }) => caption),
    after: changed.flatMap(({ caption, text }) => (text === '' ? [] : [edited(caption, text)])),
  };
}

/** Room that the letters take: one of Korean is about a syllable, two of Latin. */
function letters(text: string): number {
  return Math.max(1, displayWidth(text.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')));
}

/** @throws JamakError 'caption-too-long', where captions were split and merged so often that nobody could keep track */
function mustBeSimple(captions: readonly Caption[]): void {
  const kin = captions.reduce((sum, { madeOf = [] }) => sum + madeOf.length, 0);
  if (kin > MOST_KIN) throw new JamakError('caption-too-long');
}
