import type { Catalogue } from '../../shared/locales';
import type { Digest } from '../../shared/session/digest';
import type { Mark } from '../../shared/session/events';
import type { Gap, Pause, TakenBack } from '../../shared/session/session-view';
import type { SessionRecord } from '../../shared/session/record';
import { cleanText } from '../text/clean-text';

/** What the text formats have in common. */

/** Tells programs that would not guess it that a text is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Gives the speaker's name in front of each caption or gap, `Me: `, or nothing for a lane without one. As in the
 * transcript, nobody is named where there is one lane.
 */
export function labeller(
  record: Pick<SessionRecord, 'lanes'>,
  named = true,
): (of: { readonly laneId: string }) => string {
  const nameOf = speakers(record, named);
  return (of) => {
    const name = nameOf(of);
    return name === '' ? '' : `${name}: `;
  };
}

/** The same without the colon: the name alone, or nothing. */
export function speakers(
  record: Pick<SessionRecord, 'lanes'>,
  named = true,
): (of: { readonly laneId: string }) => string {
  const lanes = named && record.lanes.length > 1 ? record.lanes : [];
  const names = new Map(lanes.map((lane) => [lane.id, cleanText(lane.name)]));
  return ({ laneId }) => names.get(laneId) ?? '';
}

/** Local date and time with the offset from UTC, such as `2026-11-22 18:05 +09:00`. */
export function localDate(epochMs: number): string {
  const date = new Date(epochMs);
  const offset = -date.getTimezoneOffset();
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  const zone = `${two(Math.abs(offset) / 60)}:${two(Math.abs(offset) % 60)}`;
  return `${day} ${time} ${offset < 0 ? '-' : '+'}${zone}`;
}

/** `HH:MM:SS` and three digits of milliseconds, as in subtitle files. `ms` is a whole number. */
export function subtitleTime(ms: number, decimalMark: ',' | '.'): string {
  const digits = (value: number, count: number): string => String(value).padStart(count, '0');
  const seconds = Math.floor(ms / 1000);
  const hours = digits(Math.floor(seconds / 3600), 2);
  const minutes = digits(Math.floor(seconds / 60) % 60, 2);
  return `${hours}:${minutes}:${digits(seconds % 60, 2)}${decimalMark}${digits(ms % 1000, 3)}`;
}

export type Entry<T> =
  | { type: 'caption'; item: T }
  | { type: 'taken-back'; item: TakenBack }
  | { type: 'gap'; item: Gap }
  | { type: 'pause'; item: Pause }
  | { type: 'mark'; item: Mark };

/**
 * Captions, what was taken back, gaps, pauses and marks in the order in which they were heard and made; a caption comes before what starts
 * with it, and a mark after all.
 */
export function inOrder<T extends { startMs: number }>(
  captions: readonly T[],
  { takenBack, gaps, pauses, marks }: Pick<SessionRecord, 'takenBack' | 'gaps' | 'pauses' | 'marks'>,
): Entry<T>[] {
  const entries: Entry<T>[] = [
    ...captions.map((item) => ({ type: 'caption' as const, item })),
    ...takenBack.map((item) => ({ type: 'taken-back' as const, item })),
    ...gaps.map((item) => ({ type: 'gap' as const, item })),
    ...pauses.map((item) => ({ type: 'pause' as const, item })),
    ...marks.map((item) => ({ type: 'mark' as const, item })),
  ];
  return entries.sort((a, b) => timeOf(a) - timeOf(b));
}

function timeOf(entry: Entry<{ startMs: number }>): number {
  return entry.type === 'mark' ? entry.item.atMs : entry.item.startMs;
}

/** Who made a digest or report, as a document says it. `clean`: makes the name of a model fit for it. */
export function authorLine(
  { author: { engine, model }, incomplete }: Pick<Digest, 'author' | 'incomplete'>,
  words: Catalogue['document'],
  clean: (name: string) => string,
): string {
  const lead = engine === 'inside' ? words.chosenBy : words.writtenBy;
  const by = engine === 'embedded' ? words.embedded : `${lead}: ${clean(model)}`;
  return incomplete ? `${by} (${words.incomplete})` : by;
}

/** When the first of some captions begins, session ms; null where none of them is there. They may be any number. */
export function firstStart(
  captionIds: readonly string[],
  startOf: (captionId: string) => number | undefined,
): number | null {
  const first = captionIds.reduce((before, id) => Math.min(before, startOf(id) ?? Infinity), Infinity);
  return Number.isFinite(first) ? first : null;
}
