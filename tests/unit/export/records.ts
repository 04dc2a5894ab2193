import fc from 'fast-check';
import type { Digest } from '../../../src/shared/session/digest';
import type { SessionRecord } from '../../../src/shared/session/record';
import type { Report } from '../../../src/shared/session/report';
import type { Caption } from '../../../src/shared/session/session-view';
import { NO_USAGE } from '../../../src/shared/session/usage';

export function record(
  captions: readonly Partial<Caption>[],
  changes: Partial<SessionRecord> = {},
): SessionRecord {
  return {
    id: '019a',
    startedAt: Date.UTC(2026, 10, 22, 9, 30),
    endedAt: Date.UTC(2026, 10, 22, 9, 31),
    durationMs: 60_000,
    lanes: [
      { id: 'mic', name: '', colour: 'sky', muted: false, source: { kind: 'microphone' } },
      { id: 'sys', name: 'Guests', colour: 'sky', muted: false, source: { kind: 'system' } },
    ],
    captions: captions.map((caption, at) => ({
      id: `c${at}`,
      laneId: 'mic',
      startMs: at * 2000,
      endMs: at * 2000 + 1500,
      text: 'words',
      ...caption,
    })),
    gaps: [],
    takenBack: [],
    marks: [],
    pauses: [],
    digests: [],
    report: null,
    otherReports: [],
    struck: [],
    usage: NO_USAGE,
    ...changes,
  };
}

/** Says something of the first two captions of a `record`. */
export function digest(changes: Partial<Digest> = {}): Digest {
  return {
    id: 'd1',
    fromMs: 0,
    untilMs: 3500,
    language: 'en',
    author: { engine: 'embedded', model: '' },
    summary: [{ text: 'They greet each other.', captionIds: ['c1', 'c0'] }],
    situation: { text: 'It begins.', captionIds: ['c0'] },
    keywords: ['greeting', 'guests'],
    highlights: [{ captionId: 'c1', atMs: 2000, text: 'Hello.', why: 'the first word of the guests' }],
    ...changes,
  };
}

export function report(changes: Partial<Report> = {}): Report {
  return {
    title: 'A greeting',
    abstract: 'Two people meet.',
    chapters: [
      { title: 'Hello', startMs: 0, endMs: 3500, summary: 'They greet each other.' },
      { title: 'Silence', startMs: 3500, endMs: 60_000, summary: '' },
    ],
    decisions: [{ text: 'To meet again.', captionIds: ['c1'] }],
    highlights: [{ captionId: 'c1', atMs: 2000, text: 'Hello.', why: '' }],
    quotes: [{ captionId: 'c1', atMs: 2000, text: 'Hello.' }],
    keywords: ['greeting'],
    language: 'en',
    author: { engine: 'server', model: 'gpt-5_mini' },
    madeAt: Date.UTC(2026, 10, 22, 9, 40),
    ...changes,
  };
}

/** What readers of exports could stumble over, and what people really say. */
const WORDS = [
  [
    '-->',
    '->',
    '--',
    '>',
    '<',
    '<b>',
    '</b>',
    '<v Bob>',
    '<3',
    '<00:00:01.000>',
    'List<Gadget>',
    '&amp;',
    '&lt;u&gt;',
    '&',
  ],
  ['{user}', '{{city}}', '{\\an8}', '{\\pos(9,9)}', '{y:i}', '{', '}', '\\N', '\\h', 'C:\\new\\', '\\{', '|'],
  [
    '00:00:01,000 --> 00:00:02,000',
    '00:00:01.000',
    '7',
    '1945',
    'NOTE',
    'STYLE',
    'REGION',
    'WEBVTT',
    'X1:40',
  ],
  ['\n', '\n\n', '\r\n', '\u2028', '\u0085', '\u0000', '\u001B', '\uFEFF', '\uD800', '\uDC00'],
  ['\u202Egnp.exe\u202C', '\u2067', '\u2069', '\u200F', '\u2066x'],
  [
    '안녕하세요',
    '오늘은',
    '字幕を表示します。',
    '👩‍👩‍👧‍👦',
    '🇰🇷',
    '❤️',
    'captions',
    'e\u0301',
    'ก็',
    'x'.repeat(60),
  ],
  ['مرحبا', 'می\u200cخواهم', 'שלום,', 'עולם!', '12:'],
].flat();

export const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
  fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 40 }).map((words) => words.join(' ')),
);

/** Captions of one lane as the segmenter makes them: one after the other, with times between milliseconds. */
export const orderlyCaptions = fc
  .array(
    fc.record({
      pauseMs: fc.integer({ min: 0, max: 5000 }),
      lengthMs: fc.integer({ min: 32, max: 12_000 }),
      text: anyText,
    }),
    { maxLength: 12 },
  )
  .map((items) => {
    let at = 0;
    return items.map(({ pauseMs, lengthMs, text }): Partial<Caption> => {
      const startMs = at + pauseMs + 0.25;
      at = startMs + lengthMs;
      return { startMs, endMs: at, text };
    });
  });

/** Captions of two lanes in any order, overlapping at will, within the 100 hours that every reader knows. */
export const anyCaptions = fc
  .array(
    fc.record({
      laneId: fc.constantFrom('mic', 'sys'),
      startMs: fc.double({ min: 0, max: 350_000_000, noNaN: true }),
      lengthMs: fc.double({ min: 0, max: 12_000, noNaN: true }),
      text: anyText,
    }),
    { maxLength: 20 },
  )
  .map((items) =>
    items.map(({ startMs, lengthMs, ...rest }): Partial<Caption> => ({
      ...rest,
      startMs,
      endMs: startMs + lengthMs,
    })),
  );

/** Full-width forms that stand for marks, and the marks. */
const MARKS: Readonly<Record<string, string>> = {
  '＜': '<',
  '＞': '>',
  '｛': '{',
  '｝': '}',
  '＼': '\\',
  '＆': '&',
  '→': '-->',
};

/**
 * What `text` says, to be compared: without what a line break may have taken or put in and what cleaning takes out, and
 * with marks that subtitles show in another form in one form.
 */
export function said(text: string): string {
  return text
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(/[\s\p{Cc}\p{Co}\p{Bidi_Control}]+/gu, '')
    .replaceAll(/[＜＞｛｝＼＆→]/gu, (mark) => MARKS[mark] ?? '');
}

/** The letters, digits and what belongs to them. */
export function letters(text: string): string {
  return text.replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '');
}
