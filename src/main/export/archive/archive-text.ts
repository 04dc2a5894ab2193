import type { ArchiveFormat, VideoStart } from '../../../shared/session/archive';
import { missingCase } from '../../../shared/errors';
import type { Catalogue } from '../../../shared/locales';
import type { SessionRecord } from '../../../shared/session/record';
import { cleanText } from '../../text/clean-text';
import { fullWidth } from '../full-width';
import { chaptersOf, highlightsOf, type Moment } from './moments';
import { isCutOut, longClock, videoClock, videoTimeOf } from './video-time';

/** YouTube's rules for chapters: from 0:00 on, ascending, no fewer, none shorter; and what a description may hold. */
const LEAST_CHAPTERS = 3;
const LEAST_SECONDS = 10;
const MOST_TITLE = 100;
const MOST_DESCRIPTION = 5000;
/** The longest description of a marker at Twitch. */
const MOST_MARKER = 140;
/** The longest line where nobody sets a limit. */
const MOST_PLAIN = 300;

export interface ArchiveOptions {
  /** The video that the times are of. */
  readonly video: VideoStart;
  /** In its language is what the text says of its own. */
  readonly catalogue: Catalogue;
  /** What may be public of a text. */
  readonly clean: (text: string) => string;
}

/** A line of an archive text, whole seconds of the video. */
interface Entry {
  readonly seconds: number;
  readonly text: string;
}

/** Where what is in a video, to be put under it; empty when there is too little to tell. */
export function archiveText(record: SessionRecord, format: ArchiveFormat, options: ArchiveOptions): string {
  switch (format) {
    case 'youtube':
      return lines(youtubeChapters(record, options), videoClock);
    case 'twitch': {
      const all = [...chaptersOf(record), ...highlightsOf(record)];
      return lines(distinct(entriesOf(all, record, options, MOST_MARKER)), longClock);
    }
    case 'highlights':
      return lines(distinct(entriesOf(highlightsOf(record), record, options, MOST_PLAIN)), videoClock);
    case 'plain':
      return plain(record, options);
    default:
      return missingCase(format);
  }
}

function lines(entries: readonly Entry[], clock: (seconds: number) => string): string {
  return entries.map(({ seconds, text }) => `${clock(seconds)} ${text}\n`).join('');
}

/** Chapters as YouTube takes them; where there are too few, moments are chapters as well. */
function youtubeChapters(record: SessionRecord, options: ArchiveOptions): Entry[] {
  const chapters = entriesOf(chaptersOf(record), record, options, MOST_TITLE);
  const enough = toRules(chapters, record, options);
  if (enough.length >= LEAST_CHAPTERS) return enough;
  const moments = entriesOf(highlightsOf(record), record, options, MOST_TITLE).filter(({ seconds }) =>
    chapters.every((chapter) => Math.abs(chapter.seconds - seconds) >= LEAST_SECONDS),
  );
  const all = toRules([...chapters, ...moments].sort(bySeconds), record, options);
  return all.length >= LEAST_CHAPTERS ? all : [];
}

/** `entries` in their order, without those that say nothing new, or leave too little to the one before or to themselves. */
function toRules(
  entries: readonly Entry[],
  record: SessionRecord,
  { video, catalogue }: ArchiveOptions,
): Entry[] {
  const [first] = entries;
  if (!first) return [];
  const kept: Entry[] =
    first.seconds < LEAST_SECONDS
      ? [{ ...first, seconds: 0 }]
      : [{ seconds: 0, text: catalogue.archive.start }, first];
  for (const entry of entries.slice(1)) {
    const last = kept.at(-1) ?? first;
    if (entry.seconds - last.seconds >= LEAST_SECONDS && entry.text !== last.text) kept.push(entry);
  }
  const end = Math.floor(videoTimeOf(video, endOf(record, video)) / 1000);
  while (kept.length > 1 && end - (kept.at(-1)?.seconds ?? 0) < LEAST_SECONDS) kept.pop();
  while (lines(kept, videoClock).length > MOST_DESCRIPTION) kept.splice(shortest(kept), 1);
  return kept;
}

/** The one whose beginning is nearest to that of the one before. */
function shortest(entries: readonly Entry[]): number {
  const since = (at: number): number => (entries[at]?.seconds ?? 0) - (entries[at - 1]?.seconds ?? 0);
  return entries.reduce((least, _, at) => (at > 1 && since(at) < since(least) ? at : least), 1);
}

/** What is in the video, in its time and order. What began before it and went on in it begins with it. */
function entriesOf(
  moments: readonly Moment[],
  record: SessionRecord,
  { video, clean }: ArchiveOptions,
  most: number,
): Entry[] {
  const end = endOf(record, video);
  const entries = moments.flatMap(({ startMs, endMs, text: words }): Entry[] => {
    const goesOn = endMs !== null && startMs < video.startMs && endMs > video.startMs;
    const text = tidy(clean(words), most);
    if (text === '' || startMs >= end || (startMs < video.startMs && !goesOn)) return [];
    if (endMs === null && isCutOut(video, startMs)) return [];
    return [{ seconds: Math.max(0, Math.floor(videoTimeOf(video, startMs) / 1000)), text }];
  });
  return entries.sort(bySeconds);
}

function endOf({ durationMs }: SessionRecord, { endMs }: VideoStart): number {
  return Math.min(durationMs, endMs ?? Infinity);
}

function bySeconds(a: Entry, b: Entry): number {
  return a.seconds - b.seconds;
}

/** Without those that say the same as the one before. */
function distinct(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ text }, at) => text !== entries[at - 1]?.text);
}

/** One line of at most `most` letters, without what a description may not hold. */
function tidy(text: string, most: number): string {
  const line = fullWidth(cleanText(text), /[<>]/gu);
  if (line.length <= most) return line;
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    if (cut.length + segment.length > most - 1) break;
    cut += segment;
  }
  return `${cut.trimEnd()}…`;
}

function plain(record: SessionRecord, options: ArchiveOptions): string {
  const { document: words } = options.catalogue;
  const title = tidy(options.clean(record.report?.title ?? ''), MOST_PLAIN);
  const chapters = entriesOf(chaptersOf(record), record, options, MOST_PLAIN);
  const highlights = distinct(entriesOf(highlightsOf(record), record, options, MOST_PLAIN));
  if (chapters.length + highlights.length === 0) return '';
  return [
    ...(title === '' ? [] : [`${title}\n`]),
    ...(chapters.length > 0 ? [`${words.chapters}\n${lines(chapters, videoClock)}`] : []),
    ...(highlights.length > 0 ? [`${words.highlights}\n${lines(highlights, videoClock)}`] : []),
  ].join('\n');
}
