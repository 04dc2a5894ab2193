import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderExport, type ExportOptions } from '../../../src/main/export';
import { DEFAULT_OVERLAY_STYLE } from '../../../src/shared/overlay/style';
import type { TextFormat } from '../../../src/shared/session/record';
import type { Caption } from '../../../src/shared/session/session-view';
import { read } from './players';
import { anyText, orderlyCaptions, record } from './records';

const translations = [{ language: 'ko', text: '여러분, 안녕하세요.', final: true }];
const both = record([
  { text: 'Hello, everyone.', translations },
  { text: 'Nobody translated this.', laneId: 'sys' },
]);

function lines(format: TextFormat, options: ExportOptions = {}, session = both): string[] {
  return renderExport(session, format, options).split('\n');
}

describe('the words that are wanted', () => {
  it.each(['srt', 'vtt', 'ass', 'txt', 'md', 'csv', 'tsv'] as const)('are all in %s', (format) => {
    const text = renderExport(both, format);
    expect(text).toContain('Hello, everyone.');
    expect(text).toContain('여러분, 안녕하세요.');
  });

  it.each(['srt', 'vtt', 'ass', 'txt', 'md', 'csv', 'tsv'] as const)(
    'are those that were said in %s',
    (format) => {
      const text = renderExport(both, format, { words: 'spoken' });
      expect(text).toContain('Hello, everyone.');
      expect(text).not.toContain('안녕');
    },
  );

  it.each(['srt', 'vtt', 'ass', 'txt', 'md', 'csv', 'tsv'] as const)(
    'are the translation in %s, and the caption where there is none',
    (format) => {
      const text = renderExport(both, format, { words: 'translation' });
      expect(text).not.toContain('Hello');
      expect(text).toContain('여러분, 안녕하세요.');
      expect(text).toContain('Nobody translated this.');
    },
  );

  it('stand in one cue, the translation below', async () => {
    const [cue] = await read(renderExport(both, 'srt'), 'srt');
    expect(cue?.text).toBe('Hello, everyone.\n여러분, 안녕하세요.');
  });
});

describe('how cues are set', () => {
  const long = 'This is a sentence that goes on for longer than a narrow line of a subtitle can be. '.repeat(
    2,
  );

  it('has lines as wide and as many as wanted', async () => {
    for (const [columns, most] of [
      [20, 1],
      [20, 3],
      [100, 1],
    ] as const) {
      const content = renderExport(record([{ text: long, endMs: 9000 }]), 'srt', { columns, lines: most });
      for (const { text } of await read(content, 'srt')) {
        expect(text.split('\n').length).toBeLessThanOrEqual(most);
        for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
      }
    }
  });

  it('stands as long as wanted', async () => {
    const times = async (options: ExportOptions): Promise<number[]> => {
      const session = record([{ text: 'Right.', startMs: 1000, endMs: 1200 }]);
      return (await read(renderExport(session, 'srt', options), 'srt')).map((cue) => cue.endMs - cue.startMs);
    };
    expect(await times({ leastMs: 2500 })).toEqual([2500]);
    expect(await times({ leastMs: 300 })).toEqual([300]);
    expect(await times({ leastMs: 5000, mostMs: 2000 })).toEqual([2000]);
  });

  it('never fails or overlaps, whatever is wanted', async () => {
    await fc.assert(
      fc.asyncProperty(
        orderlyCaptions,
        fc.record({
          columns: fc.integer({ min: 16, max: 100 }),
          lines: fc.integer({ min: 1, max: 4 }),
          leastMs: fc.integer({ min: 300, max: 5000 }),
          mostMs: fc.integer({ min: 2000, max: 20_000 }),
          charactersPerSecond: fc.integer({ min: 8, max: 60 }),
          frameRate: fc.constantFrom(null, '23.976' as const, '25' as const, '60' as const),
        }),
        async (captions, options) => {
          const cues = await read(renderExport(record(captions), 'srt', options), 'srt');
          for (const [at, { startMs, endMs }] of cues.entries()) {
            expect(endMs).toBeGreaterThan(startMs);
            expect(cues[at + 1]?.startMs ?? Infinity).toBeGreaterThanOrEqual(endMs);
            expect(endMs - startMs).toBeLessThanOrEqual(options.mostMs + 50);
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  it('falls on frames', async () => {
    const session = record([{ text: 'Right.', startMs: 1010, endMs: 3333 }]);
    const [film] = await read(renderExport(session, 'srt', { frameRate: '23.976' }), 'srt');
    // Frames 24 and 80.
    expect([film?.startMs, film?.endMs]).toEqual([1001, 3337]);
    const [pal] = await read(renderExport(session, 'srt', { frameRate: '25' }), 'srt');
    expect([pal?.startMs, pal?.endMs]).toEqual([1000, 3320]);
  });

  it('lies later or earlier, and what would be before the beginning is cut', async () => {
    const session = record([
      { text: 'gone', startMs: 0, endMs: 900 },
      { text: 'cut', startMs: 1000, endMs: 4000 },
      { text: 'whole', startMs: 5000, endMs: 8000 },
    ]);
    const times = async (offsetMs: number): Promise<unknown[]> =>
      (await read(renderExport(session, 'srt', { offsetMs }), 'srt')).map((cue) => [cue.text, cue.startMs]);
    expect(await times(-2000)).toEqual([
      ['cut', 0],
      ['whole', 3000],
    ]);
    expect(await times(60_500)).toEqual([
      ['gone', 60_500],
      ['cut', 61_500],
      ['whole', 65_500],
    ]);
    expect(renderExport(session, 'json', { offsetMs: 5000 })).toBe(renderExport(session, 'json'));
    const backwards = record([{ text: 'ends before it begins', startMs: 5000, endMs: 1000 }]);
    expect(renderExport(backwards, 'srt', { offsetMs: -2000 })).toContain('00:00:03,000 --> ');
  });
});

describe('speakers', () => {
  it('are left out where that is wanted', () => {
    for (const format of ['srt', 'vtt', 'ass', 'txt', 'md', 'csv'] as const) {
      expect(renderExport(both, format)).toContain('Guests');
      expect(renderExport(both, format, { speakers: 'none' })).not.toContain('Guests');
    }
  });

  it('are voices of WebVTT, whose names end no tag', () => {
    const named = record([{ text: 'Hi.', laneId: 'sys' }]);
    const lanes = named.lanes.map((lane) => ({ ...lane, name: 'A > B & <c>' }));
    expect(lines('vtt', { speakers: 'voices' }, { ...named, lanes })).toContain(
      '<v A &gt; B &amp; &lt;c&gt;>Hi.',
    );
    expect(renderExport(both, 'srt', { speakers: 'voices' })).toBe(renderExport(both, 'srt'));
  });
});

describe('the place of WebVTT', () => {
  it('is said where it is not the usual one', () => {
    expect(lines('vtt')[2]).toBe('00:00:00.000 --> 00:00:01.715');
    expect(lines('vtt', { position: 'top', align: 'end' })[2]).toBe(
      '00:00:00.000 --> 00:00:01.715 line:5% align:end',
    );
  });
});

describe('tables', () => {
  const cell = (text: string, format: 'csv' | 'tsv' = 'csv'): string | undefined =>
    renderExport(record([{ text }]), format).split('\r\n')[1];

  it('have a line for all that is in a session', () => {
    const session = record([{ text: 'Hello, everyone.', translations, laneId: 'sys' }], {
      gaps: [{ laneId: 'mic', startMs: 2000, endMs: 3000, code: 'speech-queue-full' }],
      takenBack: [{ id: 't', laneId: 'mic', startMs: 4000, endMs: 5000 }],
      pauses: [{ startMs: 6000, endMs: null }],
      marks: [{ id: 'm', atMs: 7000, note: 'a "note"' }],
    });
    expect(renderExport(session, 'csv').split('\r\n')).toEqual([
      '\uFEFFkind,start,end,speaker,text,translation',
      'caption,00:00:00.000,00:00:01.500,Guests,"Hello, everyone.","여러분, 안녕하세요."',
      'gap,00:00:02.000,00:00:03.000,,speech-queue-full,',
      'taken-back,00:00:04.000,00:00:05.000,,,',
      'pause,00:00:06.000,00:01:00.000,,,',
      'mark,00:00:07.000,00:00:07.000,,"a ""note""",',
      '',
    ]);
    expect(renderExport(session, 'tsv').split('\r\n')[1]).toBe(
      'caption\t00:00:00.000\t00:00:01.500\tGuests\t"Hello, everyone."\t"여러분, 안녕하세요."',
    );
  });

  it.each([
    ['=HYPERLINK("http://evil")', `"'=HYPERLINK(""http://evil"")"`],
    ['+1', "'+1"],
    ['-1+1', "'-1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1', "'＝1"],
    [' \t=1', "'=1"],
    ['\u202E=1', "'=1"],
    ['a = b', 'a = b'],
  ])('run nothing: %j', (text, expected) => {
    expect(cell(text)).toBe(`caption,00:00:00.000,00:00:01.500,,${expected},`);
  });

  it('have the same cells in every row, whatever was said', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const row = cell(text, 'tsv') ?? '';
        expect(row.split('\t')).toHaveLength(6);
        expect(row).not.toMatch(/[\r\n]/u);
        expect(row.split('\t')[4]).not.toMatch(/^"?[=+\-@＝＋－＠]/u);
      }),
    );
  });
});

describe('Advanced SubStation', () => {
  const style = {
    ...DEFAULT_OVERLAY_STYLE,
    fontFamily: 'Noto Sans KR',
    fontSizePx: 60,
    textColour: '#ff8000',
    boxColour: '#102030',
    boxOpacity: 0.5,
    align: 'center' as const,
  };
  const styles = (options: ExportOptions): string[][] =>
    lines('ass', options)
      .filter((line) => line.startsWith('Style: '))
      .map((line) => line.slice('Style: '.length).split(','));

  it('looks like the overlay', () => {
    const [usual, translated] = styles({ style });
    expect(usual?.slice(0, 8)).toEqual([
      'Default',
      'Noto Sans KR',
      '69',
      '&H000080FF',
      '&H000080FF',
      '&H80302010',
      '&H80302010',
      '-1',
    ]);
    expect(usual?.slice(15)).toEqual(['3', '7.2', '0', '2', '60', '60', '60', '1']);
    expect(translated?.slice(0, 4)).toEqual(['Translation', 'Noto Sans KR', '69', '&H00A6E6FF']);
    const [bare] = styles({
      style: { ...style, box: 'none', outlineEm: 0.1, shadow: 'none', fontFamily: '' },
    });
    expect(bare?.[1]).toBe('Arial');
    expect(bare?.slice(15, 18)).toEqual(['1', '6.0', '0']);
    expect(styles({ style, position: 'top' })[0]?.[18]).toBe('8');
  });

  it('has a line for each cue, its translation in a style of its own, and gaps as comments', () => {
    const session = {
      ...both,
      gaps: [{ laneId: 'mic', startMs: 12_340, endMs: 15_000, code: 'speech-queue-full' as const }],
    };
    const events = lines('ass', {}, session).filter((line) => /^(?:Dialogue|Comment)/u.test(line));
    expect(events).toEqual([
      String.raw`Dialogue: 0,0:00:00.00,0:00:01.72,Default,,0,0,0,,Hello, everyone.\N{\rTranslation}여러분, 안녕하세요.`,
      'Dialogue: 0,0:00:02.00,0:00:03.50,Default,Guests,0,0,0,,Guests: Nobody translated this.',
      'Comment: 0,0:00:12.34,0:00:15.00,Default,,0,0,0,,not captioned: speech-queue-full',
    ]);
  });

  it('lets no word command', () => {
    fc.assert(
      fc.property(fc.array(anyText, { minLength: 1, maxLength: 4 }), (texts) => {
        const captions = texts.map((text): Partial<Caption> => ({ text }));
        for (const line of lines('ass', {}, record(captions))) {
          if (!line.startsWith('Dialogue:')) continue;
          expect(line.replaceAll(String.raw`\N`, '').replaceAll(String.raw`{\an3}`, '')).not.toMatch(
            /[{}\\]/u,
          );
        }
      }),
    );
  });

  it('turns a line that is read from right to left to the right', () => {
    expect(renderExport(record([{ text: 'בוקר טוב, חברים.' }]), 'ass')).toContain(String.raw`,,{\an3}`);
    const named = record([{ text: 'Good morning, friends.' }]);
    const lanes = named.lanes.map((lane) => ({ ...lane, name: 'דנה' }));
    expect(renderExport({ ...named, lanes }, 'ass')).not.toContain(String.raw`{\an3}`);
  });
});
