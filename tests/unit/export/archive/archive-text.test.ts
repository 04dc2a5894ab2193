import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archiveText, type ArchiveOptions } from '../../../../src/main/export/archive/archive-text';
import type { VideoStart } from '../../../../src/shared/session/archive';
import { CATALOGUES } from '../../../../src/shared/locales';
import type { SessionRecord } from '../../../../src/shared/session/record';
import type { Chapter } from '../../../../src/shared/session/report';
import { anyText, digest, record, report } from '../records';

const SESSION: VideoStart = { kind: 'session', startMs: 0, pauses: [] };
const MINUTE = 60_000;

function chapters(...starts: readonly (readonly [startMs: number, title: string])[]): Chapter[] {
  return starts.map(([startMs, title], at) => ({
    title,
    startMs,
    endMs: starts[at + 1]?.[0] ?? 90 * MINUTE,
    summary: '',
  }));
}

/** A show of an hour and a half, with these chapters in its report. */
function show(of: readonly Chapter[], changes: Partial<SessionRecord> = {}): SessionRecord {
  const made = report({ chapters: [...of], highlights: [] });
  return record([{ text: 'Hello.' }], { durationMs: 90 * MINUTE, report: made, ...changes });
}

function write(
  session: SessionRecord,
  format: Parameters<typeof archiveText>[1] = 'youtube',
  options: Partial<ArchiveOptions> = {},
): string {
  return archiveText(session, format, {
    video: SESSION,
    catalogue: CATALOGUES.en,
    clean: (text) => text,
    ...options,
  });
}

const THREE = chapters(
  [2 * MINUTE, 'The village'],
  [30 * MINUTE, 'The bridge'],
  [62 * MINUTE + 5000, 'The end'],
);

describe('chapters for YouTube', () => {
  it.each([
    ['en', '0:00 Start'],
    ['ko', '0:00 시작'],
  ] as const)('begin at 0:00, and have hours where there are some (%s)', (language, first) => {
    expect(write(show(THREE), 'youtube', { catalogue: CATALOGUES[language] })).toBe(
      `${first}\n2:00 The village\n30:00 The bridge\n1:02:05 The end\n`,
    );
  });

  it('have no first one of their own where a chapter begins at once', () => {
    const at = chapters([4000, 'Hello'], [MINUTE, 'The village'], [2 * MINUTE, 'The bridge']);
    expect(write(show(at))).toBe('0:00 Hello\n1:00 The village\n2:00 The bridge\n');
  });

  it('are none below three', () => {
    expect(write(show(chapters([MINUTE, 'One'])))).toBe('');
    expect(write(record([]))).toBe('');
  });

  it('are filled up by what was marked', () => {
    const marks = [
      { id: 'm', atMs: 10 * MINUTE, note: 'Boss fight' },
      { id: 'n', atMs: MINUTE + 5000, note: 'too near to a chapter' },
    ];
    expect(write(show(chapters([MINUTE, 'One']), { marks }))).toBe(
      '0:00 Start\n1:00 One\n10:00 Boss fight\n',
    );
  });

  it('say nothing twice', () => {
    const same = chapters([0, 'One'], [MINUTE, 'One'], [2 * MINUTE, 'Two'], [3 * MINUTE, 'One']);
    expect(write(show(same))).toBe('0:00 One\n2:00 Two\n3:00 One\n');
  });

  it('are made of digests while there is no report', () => {
    const of = (fromMs: number, text: string) =>
      digest({
        id: text,
        fromMs,
        untilMs: fromMs + MINUTE,
        situation: { text, captionIds: ['c0'] },
        highlights: [],
      });
    const digests = [of(0, 'A'), of(MINUTE, 'soon after'), of(20 * MINUTE, 'B'), of(40 * MINUTE, 'C')];
    expect(write(record([], { durationMs: 90 * MINUTE, digests }))).toBe('0:00 A\n20:00 B\n40:00 C\n');
  });

  it('have the times of the video', () => {
    const stream: VideoStart = { kind: 'stream', startMs: -10 * MINUTE, pauses: [] };
    expect(write(show(THREE), 'youtube', { video: stream })).toBe(
      '0:00 Start\n12:00 The village\n40:00 The bridge\n1:12:05 The end\n',
    );
  });

  it('leave out pauses of the recording, and what was before it', () => {
    const video: VideoStart = {
      kind: 'recording',
      startMs: 10 * MINUTE,
      pauses: [{ startMs: 20 * MINUTE, endMs: 25 * MINUTE }],
    };
    // The village goes on when the recording begins.
    expect(write(show(THREE), 'youtube', { video })).toBe(
      '0:00 The village\n15:00 The bridge\n47:05 The end\n',
    );
  });

  it('end with their recording', () => {
    const video: VideoStart = { kind: 'recording', startMs: 0, endMs: 62 * MINUTE + 10_000, pauses: [] };
    expect(write(show(THREE), 'youtube', { video })).toBe('0:00 Start\n2:00 The village\n30:00 The bridge\n');
  });

  it('hold no words that may not be public', () => {
    const clean = (text: string): string => text.replace('village', '***');
    expect(write(show(THREE), 'youtube', { clean })).toContain('\n2:00 The ***\n');
  });

  it('keep to the rules of YouTube, whatever was said and whatever was recorded', () => {
    const atMs = fc.integer({ min: 0, max: 5 * 3_600_000 });
    const chapter = fc.tuple(atMs, anyText);
    const pause = fc
      .tuple(atMs, fc.nat(600_000))
      .map(([startMs, lengthMs]) => ({ startMs, endMs: startMs + lengthMs }));
    const video: fc.Arbitrary<VideoStart> = fc.record({
      kind: fc.constantFrom('stream' as const, 'recording' as const),
      startMs: fc.integer({ min: -3_600_000, max: 4 * 3_600_000 }),
      pauses: fc.array(pause, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(
        fc.array(chapter, { maxLength: 60 }),
        fc.array(chapter, { maxLength: 20 }),
        atMs,
        video,
        (told, marked, durationMs, of) => {
          const sorted = told.toSorted(([a], [b]) => a - b);
          const marks = marked.map(([at, note], nth) => ({ id: `m${nth}`, atMs: at, note }));
          const text = write(show(chapters(...sorted), { marks, durationMs }), 'youtube', { video: of });
          expect(text.length).toBeLessThanOrEqual(5000);
          expect(text).not.toMatch(/[<>]/u);
          const entries = text.split('\n').slice(0, -1).map(parse);
          if (entries.length === 0) return;
          expect(entries.length).toBeGreaterThanOrEqual(3);
          expect(entries[0]?.seconds).toBe(0);
          for (const [at, { seconds, title }] of entries.entries()) {
            expect(title.length).toBeGreaterThan(0);
            expect(title.length).toBeLessThanOrEqual(100);
            if (at > 0) expect(seconds - (entries[at - 1]?.seconds ?? 0)).toBeGreaterThanOrEqual(10);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

/** A line as YouTube reads it. */
function parse(line: string): { readonly seconds: number; readonly title: string } {
  const found = /^(?:([1-9]\d*):([0-5]\d)|([0-5]?\d)):([0-5]\d) (.+)$/u.exec(line);
  expect(found, line).not.toBeNull();
  const [, hours = '0', minutes, only, seconds, title = ''] = found ?? [];
  return { seconds: Number(hours) * 3600 + Number(minutes ?? only) * 60 + Number(seconds), title };
}

describe('markers for Twitch', () => {
  it('are chapters and highlights in one list', () => {
    const marks = [{ id: 'm', atMs: 5 * MINUTE, note: 'Boss <fight>' }];
    expect(write(show(THREE, { marks }), 'twitch')).toBe(
      '00:02:00 The village\n00:05:00 Boss ＜fight＞\n00:30:00 The bridge\n01:02:05 The end\n',
    );
  });

  it('are described in 140 letters at most, none of them cut in two', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 10 }), (texts) => {
        const marks = texts.map((note, at) => ({ id: `m${at}`, atMs: at * 1000, note }));
        for (const line of write(record([], { marks }), 'twitch').split('\n')) {
          expect(line.slice('00:00:00 '.length).length).toBeLessThanOrEqual(140);
          expect(line).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });
});

describe('highlights', () => {
  it('are what was marked, in words that were said where there is no note, and what was picked', () => {
    const marks = [
      { id: 'l', atMs: 5000, note: '' },
      { id: 'm', atMs: 20_000, note: ' ' },
      { id: 'n', atMs: 30_000, note: 'Laugh' },
    ];
    const session = record([{ text: 'Hello.' }, { text: 'What a save!' }], {
      marks,
      report: report({ highlights: [{ captionId: 'c0', atMs: 0, text: 'It begins.', why: 'loud' }] }),
    });
    expect(write(session, 'highlights')).toBe('0:00 It begins.\n0:20 What a save!\n0:30 Laugh\n');
  });

  it('are told once, though every digest tells of them, and not where the video was paused', () => {
    const digests = [digest(), digest({ id: 'd2' })];
    expect(write(record([], { digests }), 'highlights')).toBe('0:02 Hello.\n');
    const video: VideoStart = { kind: 'recording', startMs: 0, pauses: [{ startMs: 1000, endMs: null }] };
    expect(write(record([], { digests }), 'highlights', { video })).toBe('');
  });
});

describe('everything', () => {
  it.each([
    ['en', 'Chapters', 'Highlights'],
    ['ko', '챕터', '하이라이트'],
  ] as const)('has its headings (%s)', (language, first, second) => {
    const session = show(THREE, { marks: [{ id: 'm', atMs: MINUTE, note: 'Laugh' }] });
    expect(write(session, 'plain', { catalogue: CATALOGUES[language] })).toBe(
      [
        'A greeting',
        '',
        first,
        '2:00 The village',
        '30:00 The bridge',
        '1:02:05 The end',
        '',
        second,
        '1:00 Laugh',
        '',
      ].join('\n'),
    );
  });

  it('is nothing where nothing is known', () => {
    expect(write(record([{ text: 'Hello.' }]), 'plain')).toBe('');
  });
});
