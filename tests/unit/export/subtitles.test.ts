import fc from 'fast-check';
import { parseText, tokenizeVTTCue, type VTTCue } from 'media-captions';
import { describe, expect, it } from 'vitest';
import { renderExport } from '../../../src/main/export';
import type { SessionRecord } from '../../../src/shared/record';
import { displayWidth } from '../../../src/shared/typeset';
import { anyCaptions, anyText, orderlyCaptions, record, withoutSpace } from './records';

interface ReadCue {
  readonly startMs: number;
  readonly endMs: number;
  readonly text: string;
}

/** Reads a file as a player does: media-captions is the parser of the Vidstack player. */
async function read(content: string, type: 'srt' | 'vtt'): Promise<ReadCue[]> {
  const { cues, errors } = await parseText(content, { type, errors: true });
  expect(errors).toEqual([]);
  return cues.map((cue) => ({
    startMs: Math.round(cue.startTime * 1000),
    endMs: Math.round(cue.endTime * 1000),
    text: type === 'vtt' ? plainText(cue) : cue.text,
  }));
}

/** The text of a WebVTT cue with its escapes undone; it must hold no tags. */
function plainText(cue: VTTCue): string {
  return tokenizeVTTCue(cue)
    .map((token) => {
      expect(token.type).toBe('text');
      return 'data' in token ? token.data : '';
    })
    .join('');
}

describe.each(['srt', 'vtt'] as const)('%s', (type) => {
  const expected = (text: string): string =>
    withoutSpace(type === 'srt' ? text.replaceAll('-->', '→') : text);

  it('reads back as the same words at the same times, whatever was said', async () => {
    await fc.assert(
      fc.asyncProperty(orderlyCaptions, async (captions) => {
        const session = record(captions);
        const cues = await read(renderExport(session, type), type);
        const spoken = session.captions.filter((caption) => withoutSpace(caption.text) !== '');
        expect(withoutSpace(cues.map((cue) => cue.text).join(''))).toBe(
          spoken.map((caption) => expected(caption.text)).join(''),
        );
        for (const caption of spoken) {
          expect(cues.some((cue) => Math.abs(cue.startMs - caption.startMs) <= 1)).toBe(true);
          expect(cues.some((cue) => Math.abs(cue.endMs - caption.endMs) <= 1)).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has no cue without length, and none that overlaps another of its lane', async () => {
    await fc.assert(
      fc.asyncProperty(anyCaptions, async (captions) => {
        for (const laneId of ['mic', 'sys']) {
          const lane = captions.filter((caption) => caption.laneId === laneId);
          const cues = await read(renderExport(record(lane), type), type);
          for (const [at, cue] of cues.entries()) {
            expect(cue.endMs).toBeGreaterThan(cue.startMs);
            expect(cue.startMs).toBeGreaterThanOrEqual(cues[at - 1]?.endMs ?? 0);
          }
        }
        const starts = (await read(renderExport(record(captions), type), type)).map((cue) => cue.startMs);
        expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      }),
      { numRuns: 60 },
    );
  });

  it('shows at most two lines of 42 columns, and shares the time of a long caption by its text', async () => {
    const text = `${'오늘은 실시간 자막이 어떻게 만들어지는지 살펴보겠습니다. '.repeat(4)}It ends in English, as it happens.`;
    const cues = await read(renderExport(record([{ text, startMs: 10_000, endMs: 22_000 }]), type), type);
    expect(cues.length).toBeGreaterThan(2);
    for (const { text: shown } of cues) {
      const lines = shown.split('\n');
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(42);
    }
    expect(cues[0]?.startMs).toBe(10_000);
    expect(cues.at(-1)?.endMs).toBe(22_000);
    const total = cues.reduce((sum, cue) => sum + displayWidth(cue.text), 0);
    for (const cue of cues) {
      const share = (12_000 * displayWidth(cue.text)) / total;
      expect(Math.abs(cue.endMs - cue.startMs - share)).toBeLessThan(300);
    }
  });

  it('shows the translation below the original, two lines of each at most', async () => {
    const long =
      '이것은 자막 한 장에 다 들어가지 않을 만큼 아주 긴 번역이에요. 그래서 자막 여러 장으로 나뉘어요. '.repeat(
        2,
      );
    const captions = [
      { text: 'Hello, everyone.', translation: { language: 'ko', text: '여러분, 안녕하세요.', final: true } },
      { text: 'A short sentence.', translation: { language: 'ko', text: long, final: true } },
      { text: 'Nobody translated this.' },
    ];
    const cues = await read(renderExport(record(captions), type), type);
    expect(cues[0]?.text).toBe('Hello, everyone.\n여러분, 안녕하세요.');
    expect(cues.at(-1)?.text).toBe('Nobody translated this.');
    const split = cues.slice(1, -1);
    expect(split.length).toBeGreaterThan(1);
    for (const { text } of split) {
      const [original, ...translation] = text.split('\n');
      expect(original).toBe('A short sentence.');
      expect(translation.length).toBeGreaterThan(0);
      expect(translation.length).toBeLessThanOrEqual(2);
    }
    const translated = split.map(({ text }) => text.split('\n').slice(1).join(''));
    expect(withoutSpace(translated.join(''))).toBe(withoutSpace(long));
    expect([split[0]?.startMs, split.at(-1)?.endMs]).toEqual([2000, 3500]);
  });

  it('reads back the same with any translation, and without them when they are not wanted', async () => {
    await fc.assert(
      fc.asyncProperty(orderlyCaptions, anyText, async (captions, text) => {
        const translation = { language: 'ko', text, final: true };
        const bilingual = record(captions.map((caption) => ({ ...caption, translation })));
        const cues = await read(renderExport(bilingual, type), type);
        for (const { text: shown } of cues) expect(shown.split('\n').length).toBeLessThanOrEqual(4);
        expect(renderExport(bilingual, type, { bilingual: false })).toBe(
          renderExport(record(captions), type),
        );
      }),
      { numRuns: 40 },
    );
  });

  it('names the speaker of a lane that has a label', async () => {
    const session = record([{ text: 'Hi.' }, { text: 'Hello.', laneId: 'sys' }]);
    const cues = await read(renderExport(session, type), type);
    expect(cues.map((cue) => cue.text)).toEqual(['Hi.', 'Guests: Hello.']);
  });

  it('is a sound file without captions', async () => {
    expect(await read(renderExport(record([]), type), type)).toEqual([]);
  });
});

const session: SessionRecord = record(
  [
    { text: 'And so, my fellow Americans,', startMs: 320.4, endMs: 2100 },
    { text: 'ask <not> & "-->"', startMs: 3_600_000, endMs: 3_601_500.6, laneId: 'sys' },
  ],
  { gaps: [{ laneId: 'mic', startMs: 12_000, endMs: 15_000, code: 'speech-queue-full' }] },
);

describe('the file itself', () => {
  it('is SubRip with a byte order mark', () => {
    expect(renderExport(session, 'srt')).toBe(
      [
        '\uFEFF1',
        '00:00:00,320 --> 00:00:02,100',
        'And so, my fellow Americans,',
        '',
        '2',
        '01:00:00,000 --> 01:00:01,501',
        'Guests: ask <not> & "→"',
        '',
      ].join('\n'),
    );
  });

  it('says in a note whose sound is missing, safe from labels that look like times', () => {
    const lanes = [{ id: 'mic', label: 'A --> B', source: { kind: 'microphone' as const } }];
    expect(renderExport({ ...session, lanes }, 'vtt')).toContain(
      '\nNOTE A --&gt; B: 00:00:12.000 to 00:00:15.000 not captioned: speech-queue-full\n',
    );
  });

  it('is WebVTT with gaps as notes', () => {
    expect(renderExport(session, 'vtt')).toBe(
      [
        'WEBVTT',
        '',
        '00:00:00.320 --> 00:00:02.100',
        'And so, my fellow Americans,',
        '',
        'NOTE 00:00:12.000 to 00:00:15.000 not captioned: speech-queue-full',
        '',
        '01:00:00.000 --> 01:00:01.501',
        'Guests: ask &lt;not&gt; &amp; "--&gt;"',
        '',
      ].join('\n'),
    );
  });
});
