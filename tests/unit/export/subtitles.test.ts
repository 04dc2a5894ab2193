import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderExport } from '../../../src/main/export';
import { TEXT_FORMATS, type SessionRecord } from '../../../src/shared/session/record';
import { displayWidth } from '../../../src/shared/typeset/width';
import { drawnText, htmlText, read, type SubtitleType } from './players';
import { anyText, letters, orderlyCaptions, record, said } from './records';

describe.each(['srt', 'vtt'] as const)('%s', (type) => {
  it('reads back as the same words, whatever was said', async () => {
    await fc.assert(
      fc.asyncProperty(orderlyCaptions, async (captions) => {
        const cues = await read(renderExport(record(captions), type), type);
        expect(said(cues.map((cue) => cue.text).join(''))).toBe(
          captions.map((caption) => said(caption.text ?? '')).join(''),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('keeps every letter in every player, and lets no word move or style the text', async () => {
    await fc.assert(
      fc.asyncProperty(orderlyCaptions, async (captions) => {
        const cues = await read(renderExport(record(captions), type), type);
        const spoken = letters(captions.map((caption) => said(caption.text ?? '')).join(''));
        expect(letters(cues.map((cue) => drawnText(cue.raw, type)).join(''))).toBe(spoken);
        expect(letters(cues.map((cue) => htmlText(cue.raw)).join(''))).toBe(spoken);
      }),
      { numRuns: 60 },
    );
  });

  it('draws each line with its own marks only, apart from isolates that it closes', async () => {
    await fc.assert(
      fc.asyncProperty(orderlyCaptions, async (captions) => {
        const cues = await read(renderExport(record(captions), type), type);
        for (const line of cues.flatMap((cue) => cue.text.split('\n'))) {
          const inner = /^[\u2066\u2067]([^]*)\u2069$/u.exec(line)?.[1] ?? line;
          expect(inner).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}\u2028\u2029]/u);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('shows at most two lines of 42 columns, and shares the time of a long caption by its text', async () => {
    const text = `${'오늘은 실시간 자막이 어떻게 만들어지는지 살펴보겠습니다. '.repeat(4)}It ends in English, as it happens.`;
    const cues = await read(renderExport(record([{ text, startMs: 10_000, endMs: 24_000 }]), type), type);
    expect(cues.length).toBeGreaterThan(2);
    for (const { text: shown } of cues) {
      const lines = shown.split('\n');
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(42);
    }
    expect(cues[0]?.startMs).toBe(10_000);
    expect(cues.at(-1)?.endMs).toBe(24_000);
    const total = cues.reduce((sum, cue) => sum + displayWidth(cue.text), 0);
    for (const cue of cues) {
      const share = (14_000 * displayWidth(cue.text)) / total;
      expect(Math.abs(cue.endMs - cue.startMs - share)).toBeLessThan(300);
    }
  });

  it('shows the translation below the original, two lines of each at most', async () => {
    const long =
      '이것은 자막 한 장에 다 들어가지 않을 만큼 아주 긴 번역이에요. 그래서 자막 여러 장으로 나뉘어요. '.repeat(
        2,
      );
    const captions = [
      {
        text: 'Hello, everyone.',
        translations: [{ language: 'ko', text: '여러분, 안녕하세요.', final: true }],
      },
      { text: 'A short sentence.', translations: [{ language: 'ko', text: long, final: true }] },
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
    expect(said(translated.join(''))).toBe(said(long));
    expect([split[0]?.startMs, split.at(-1)?.endMs]).toEqual([2000, 4000]);
  });

  it('shows the translation that is chosen of several', async () => {
    const translations = [
      { language: 'ja', text: 'こんにちは。', final: true },
      { language: 'ko', text: '안녕하세요.', final: true },
    ];
    const session = record([{ text: 'Hello.', translations }]);
    const shown = async (translation?: string): Promise<string | undefined> =>
      (await read(renderExport(session, type, translation ? { translation } : {}), type))[0]?.text;
    expect(await shown('ko')).toBe('Hello.\n안녕하세요.');
    expect(await shown('de')).toBe('Hello.\nこんにちは。');
    expect(await shown()).toBe('Hello.\nこんにちは。');
  });

  it('reads back the same with any translation, and without them when they are not wanted', async () => {
    await fc.assert(
      fc.asyncProperty(orderlyCaptions, anyText, async (captions, text) => {
        const translations = [{ language: 'ko', text, final: true }];
        const bilingual = record(captions.map((caption) => ({ ...caption, translations })));
        const cues = await read(renderExport(bilingual, type), type);
        for (const { text: shown } of cues) expect(shown.split('\n').length).toBeLessThanOrEqual(4);
        expect(renderExport(bilingual, type, { words: 'spoken' })).toBe(renderExport(record(captions), type));
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
  it('is SubRip', () => {
    expect(renderExport(session, 'srt')).toBe(
      [
        '1',
        '00:00:00,320 --> 00:00:02,100',
        'And so, my fellow Americans,',
        '',
        '2',
        '01:00:00,000 --> 01:00:01,501',
        'Guests: ask ＜not＞ & "→"',
        '',
      ].join('\n'),
    );
  });

  it('says in a note whose sound is missing, safe from labels that look like times', () => {
    const lanes = [
      {
        id: 'mic',
        name: 'A --> B',
        colour: 'sky' as const,
        muted: false,
        source: { kind: 'microphone' as const },
      },
      ...session.lanes.slice(1),
    ];
    expect(renderExport({ ...session, lanes }, 'vtt')).toContain(
      '\nNOTE A --&gt; B: 00:00:12.000 to 00:00:15.000 not captioned: speech-queue-full\n',
    );
  });

  it('is SubRip with a byte order mark where that is wanted, and no other format has one but tables', () => {
    for (const format of TEXT_FORMATS) {
      if (format === 'csv' || format === 'tsv') continue;
      const plain = renderExport(session, format);
      expect(plain).not.toContain('\uFEFF');
      const mark = format === 'srt' ? '\uFEFF' : '';
      expect(renderExport(session, format, { byteOrderMark: true })).toBe(mark + plain);
    }
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

describe('marks', () => {
  const shownAs = async (text: string, type: SubtitleType): Promise<string | undefined> => {
    const [cue] = await read(renderExport(record([{ text }]), type), type);
    return cue?.text;
  };

  it.each([
    ['a List<Map>, {user} in C:\\new', 'a List＜Map＞, ｛user｝ in C:＼new'],
    ['a --> b', 'a → b'],
    ['it says &lt;b&gt; &#60;', 'it says ＆lt;b＆gt; ＆#60;'],
    ['>> yes, a -> b > c, Q&A & R&D;', '>> yes, a -> b > c, Q&A & R＆D;'],
  ])('are kept in SubRip as what no player takes for markup: %s', async (text, expected) => {
    expect(await shownAs(text, 'srt')).toBe(expected);
  });

  it('are escaped in WebVTT, but for those that have no escape there', async () => {
    expect(await shownAs('a <b> & &amp; --> {user} \\N', 'vtt')).toBe('a <b> & &amp; --> ｛user｝ ＼N');
  });

  it('that close nothing stay in SubRip, however long the caption is', () => {
    const shown = renderExport(record([{ text: 'a > b <c> d > e' }]), 'srt').split('\n')[2];
    expect(shown).toBe('a > b ＜c＞ d ＞ e');
    const long = renderExport(record([{ text: `<${'x > '.repeat(20_000)}` }]), 'srt');
    expect(long.replaceAll(' --> ', '')).not.toContain('>');
  });

  it('of a label are no markup either', async () => {
    const lanes = [
      {
        id: 'mic',
        name: '<v A>: {\\i1}\u202EB\n',
        colour: 'sky' as const,
        muted: false,
        source: { kind: 'microphone' as const },
      },
      ...record([]).lanes.slice(1),
    ];
    const labelled = record([{ text: 'Hi.' }], { lanes });
    const [srt] = await read(renderExport(labelled, 'srt'), 'srt');
    const [vtt] = await read(renderExport(labelled, 'vtt'), 'vtt');
    expect(srt?.text).toBe('＜v A＞: ｛＼i1｝B: Hi.');
    expect(vtt?.text).toBe('<v A>: ｛＼i1｝B: Hi.');
  });
});
