import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseSubtitles } from '@plussub/srt-vtt-parser';
import { parse as parseAss } from 'ass-compiler';
import { parseText } from 'media-captions';
import { describe, expect, it } from 'vitest';
import { renderExport } from '../../../src/main/export';
import type { SessionRecord } from '../../../src/shared/session/record';
import { letters, record } from '../../unit/export/records';
import { temporaryFolder } from '../../unit/scripts/temporary-folder';

/** How far from the truth a time may be read, ms. */
const MOST_OFF_MS = 100;

type Format = 'srt' | 'vtt' | 'ass';

interface ReadCue {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

/** Sessions whose truth is known: each caption is one cue, and stands for as long as it was said. */
const FIXTURES: Readonly<Record<string, SessionRecord>> = {
  short: record([
    { text: 'And so, my fellow Americans,', startMs: 320, endMs: 2670 },
    { text: 'ask not what your country can do for you.', startMs: 3240, endMs: 7610 },
  ]),
  korean: record([
    {
      text: '오늘 방송 시작합니다.',
      startMs: 1040,
      endMs: 3480,
      translations: [{ language: 'en', text: 'The stream begins.', final: true }],
    },
    { text: '게임은 새로 나온 거예요.', startMs: 4100, endMs: 6990, laneId: 'sys' },
  ]),
  hours: record(
    Array.from({ length: 400 }, (_, at) => ({
      text: `This is number ${at}.`,
      startMs: at * 90_000 + 17,
      endMs: at * 90_000 + 2017,
    })),
  ),
  marks: record([{ text: 'Is 3 < 5, and {that} & "this" → C:\\new?', startMs: 500, endMs: 4500 }]),
};

const READERS: Readonly<Record<string, (content: string, format: Format) => Promise<ReadCue[]>>> = {
  'media-captions': async (content, format) => {
    const { cues, errors } = await parseText(content, { type: format, errors: true });
    expect(errors).toEqual([]);
    return cues.map(({ startTime, endTime, text }) => ({
      startMs: startTime * 1000,
      endMs: endTime * 1000,
      text,
    }));
  },
  'srt-vtt-parser and ass-compiler': (content, format) => {
    if (format !== 'ass') {
      const { entries } = parseSubtitles(content);
      return Promise.resolve(entries.map(({ from, to, text }) => ({ startMs: from, endMs: to, text })));
    }
    const { events } = parseAss(content);
    return Promise.resolve(
      events.dialogue.map(({ Start, End, Text }) => ({
        startMs: Start * 1000,
        endMs: End * 1000,
        text: Text.parsed.map((part) => part.text).join(''),
      })),
    );
  },
};

/** What `text` says, without what formats show in another way. */
function words(text: string): string {
  return letters(text.replaceAll(/\\[Nn]|<[^>]*>|\{[^}]*\}|&(?:lt|gt|amp);/gu, ''));
}

function wanted(session: SessionRecord): ReadCue[] {
  return session.captions.map(({ startMs, endMs, text, translations, laneId }) => ({
    startMs,
    endMs,
    text: [laneId === 'sys' ? 'Guests' : '', text, ...(translations ?? []).map((one) => one.text)].join(' '),
  }));
}

function expectSame(found: readonly ReadCue[], session: SessionRecord): void {
  const truth = wanted(session);
  expect(found).toHaveLength(truth.length);
  for (const [at, { startMs, endMs, text }] of truth.entries()) {
    const cue = found[at];
    expect(Math.abs((cue?.startMs ?? NaN) - startMs)).toBeLessThanOrEqual(MOST_OFF_MS);
    expect(Math.abs((cue?.endMs ?? NaN) - endMs)).toBeLessThanOrEqual(MOST_OFF_MS);
    expect(words(cue?.text ?? '')).toBe(letters(text));
  }
}

const all = Object.entries(FIXTURES).flatMap(([name, session]) =>
  (['srt', 'vtt', 'ass'] as const).map((format) => ({ name, format, session })),
);

describe.each(Object.keys(READERS))('read back by %s', (reader) => {
  it.each(all)('$name as $format', async ({ format, session }) => {
    expectSame((await READERS[reader]?.(renderExport(session, format), format)) ?? [], session);
  });
});

function hasFfmpeg(): boolean {
  try {
    execFileSync('ffmpeg', ['-version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** ffmpeg tells what it read only as a file again: as the one that it makes of all subtitles for itself. */
function byFfmpeg(content: string, format: Format): Promise<ReadCue[]> {
  const path = join(temporaryFolder(), `session.${format}`);
  writeFileSync(path, content);
  const args = ['-v', 'error', '-i', path, '-f', 'ass', '-'];
  const written = execFileSync('ffmpeg', args, { encoding: 'utf8', maxBuffer: 64 * 1024 ** 2 });
  return READERS['media-captions']?.(written, 'ass') ?? Promise.resolve([]);
}

describe.skipIf(!hasFfmpeg())('read back by ffmpeg (it has to be installed)', () => {
  it.each(all)('$name as $format', async ({ format, session }) => {
    expectSame(await byFfmpeg(renderExport(session, format), format), session);
  });
});
