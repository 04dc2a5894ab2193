import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderExport } from '../../../src/main/export';
import { decodeText } from '../../../src/main/subtitles/decode-text';
import { parseSubtitles, type SubtitleCue } from '../../../src/main/subtitles/parse-subtitles';
import { subtitlesRecord } from '../../../src/main/subtitles/subtitles-record';
import { letters, orderlyCaptions, record, said } from '../export/records';
import { expectJamakError } from '../storage/expect-jamak-error';

async function shown(text: string): Promise<string[]> {
  const { cues } = await parseSubtitles(text, 'a.srt');
  return cues.map(({ startMs, endMs, text: words, voice }) => `${startMs}-${endMs} ${voice}|${words}`);
}

describe('reading subtitles', () => {
  it('reads SubRip as it should be', async () => {
    expect(
      await shown(
        '1\n00:00:01,000 --> 00:00:02,500\nHello,\nworld.\n\n2\n01:00:00,000 --> 01:00:01,000\n안녕.\n',
      ),
    ).toEqual(['1000-2500 |Hello, world.', '3600000-3601000 |안녕.']);
  });

  it('reads SubRip as it is: points, no hours, no numbers, blank lines in a cue, tags, no blank line between', async () => {
    const text = [
      '00:01.5 --> 00:02.25',
      '<i>One</i> {\\an8}<font color="#fff">two</font> List<Gadget>',
      '',
      'three',
      '',
      '7',
      '0:00:03,000 -> 0:00:04,000  X1:40 X2:600',
      'four 1945',
      '8',
      '00:00:05,000 --> 00:00:06,000',
      '1945',
      '',
      '9',
      '00:00:07,000 --> 00:00:06,000',
      'ends before it begins',
    ].join('\n');
    expect(await shown(text)).toEqual([
      '1500-2250 |One two List<Gadget> three',
      '3000-4000 |four 1945',
      '5000-6000 |1945',
      '7000-7000 |ends before it begins',
    ]);
  });

  it('reads WebVTT with voices, notes, styles, settings and escapes', async () => {
    const text = [
      'WEBVTT - a title',
      '',
      'STYLE',
      '::cue { color: red }',
      '',
      'NOTE 00:00:00.000 to 00:00:01.000 not captioned',
      '',
      'intro',
      '00:01.000 --> 00:02.000 line:5% align:start',
      '<v.loud Esther &amp; co>Hello &lt;b&gt; <00:01.500>there</v>',
      '',
      '1:00:03.000 --> 1:00:04.000',
      'no voice',
    ].join('\n');
    expect(await shown(text)).toEqual(['1000-2000 Esther & co|Hello <b> there', '3603000-3604000 |no voice']);
  });

  it('counts what it has to leave out', async () => {
    const { cues, skipped } = await parseSubtitles(
      '1\n00:00:01,000 --> 00:00:xx\nlost\n\n2\n00:00:02,000 --> 00:00:03,000\nkept\n\n3\n9 --> 1\nlost too',
      'a.srt',
    );
    expect([cues.map(({ text }) => text), skipped]).toEqual([['kept'], 2]);
  });

  it('has an error for what holds no subtitles', async () => {
    for (const text of [
      '',
      'WEBVTT\n',
      'Dear diary',
      '\u0000\u0001\u0002',
      '00:00:01,000 --> 00:00:02,000\n\n',
    ]) {
      const error = await expectJamakError(() => parseSubtitles(text, 'a.srt'), 'subtitles-unreadable');
      expect(error.params).toEqual({ name: 'a.srt' });
    }
  });

  it('refuses more than a day can have, without losing its breath', async () => {
    const one = '00:00:01,000 --> 00:00:02,000\nx\n\n';
    await expectJamakError(() => parseSubtitles(one.repeat(100_002), 'a.srt'), 'import-too-large');
  });

  it('ends on anything', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            fc.constantFrom(
              '-->',
              '00:00:01,000 --> 00:00:02,000',
              'WEBVTT',
              '<v ',
              '<',
              '>',
              '{\\',
              '&#',
              '1',
              '',
            ),
            fc.string({ unit: 'binary', maxLength: 40 }),
          ),
          { maxLength: 60 },
        ),
        async (lines) => {
          const result = await parseSubtitles(lines.join('\n'), 'x').catch(() => null);
          for (const { startMs, endMs, text } of result?.cues ?? []) {
            expect(endMs).toBeGreaterThanOrEqual(startMs);
            expect(text).not.toMatch(/[\n\p{Cc}]/u);
          }
        },
      ),
      { numRuns: 200 },
    );
    const hostile = `1\n00:00:01,000 --> 00:00:02,000\n${'<'.repeat(200_000)}${'{\\'.repeat(100_000)}\n`;
    expect((await parseSubtitles(hostile, 'x')).cues).toHaveLength(1);
  });

  it.each(['srt', 'vtt'] as const)('reads back what Jamak writes as %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(orderlyCaptions, async (captions) => {
        const written = renderExport(record(captions), format);
        const words = letters(captions.map(({ text }) => said(text ?? '')).join(''));
        const cues = await parseSubtitles(written, 'x').then(
          (result) => result.cues,
          () => [],
        );
        expect(letters(cues.map(({ text }) => said(text)).join(''))).toBe(words);
      }),
      { numRuns: 60 },
    );
  });
});

describe('encodings', () => {
  const korean = '1\n00:00:01,000 --> 00:00:02,000\n안녕하세요, 똠방각하\n';
  /** As Windows for Korea writes `안녕`. */
  const cp949 = Buffer.concat([
    Buffer.from('1\r\n00:00:01,000 --> 00:00:02,000\r\n'),
    Buffer.from([0xbe, 0xc8, 0xb3, 0xe7, 0x8c, 0x63]),
    Buffer.from('\r\n'),
  ]);

  it.each([
    ['UTF-8', Buffer.from(korean)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${korean}`)],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${korean}`, 'utf16le')],
    ['UTF-16 without one', Buffer.from(korean, 'utf16le')],
    ['UTF-16 the other way round', Buffer.from(`\uFEFF${korean}`, 'utf16le').swap16()],
    ['UTF-16 the other way round, without a mark', Buffer.from(korean, 'utf16le').swap16()],
    ['UTF-8 with old ends of line', Buffer.from(korean.replaceAll('\n', '\r'))],
  ])('reads %s', async (_, bytes) => {
    expect(await shown(await decodeText(bytes))).toEqual(['1000-2000 |안녕하세요, 똠방각하']);
  });

  it('reads what Korean and Western Windows wrote', async () => {
    expect(await shown(await decodeText(cp949))).toEqual(['1000-2000 |안녕똠']);
    const western = Buffer.from('1\n00:00:01,000 --> 00:00:02,000\nÇa va, été à la plage.\n', 'latin1');
    expect(await shown(await decodeText(western))).toEqual(['1000-2000 |Ça va, été à la plage.']);
  });

  it.each([
    ['apostrophes and dashes within words', [0x69, 0x74, 0x92, 0x73, 0x20, 0x61, 0x97, 0x62], 'it’s a—b'],
    ['two capitals side by side, and small letters', [0xc9, 0xc9, 0x20, 0xe9, 0x74, 0xe9], 'ÉÉ été'],
    [
      'Spanish marks',
      [0xbf, 0x51, 0x75, 0xe9, 0x3f, 0x20, 0xa1, 0xc1, 0x6e, 0x64, 0x61, 0x21],
      '¿Qué? ¡Ánda!',
    ],
  ])('takes no Western letters for Korean ones: %s', async (_, bytes, text) => {
    const file = Buffer.concat([Buffer.from('1\r\n00:00:01,000 --> 00:00:02,000\r\n'), Buffer.from(bytes)]);
    expect(await shown(await decodeText(file))).toEqual([`1000-2000 |${text}`]);
  });

  it('loses no more than the letter whose byte was damaged', async () => {
    const broken = Buffer.from(korean);
    // The first of the three bytes of 녕.
    broken[broken.indexOf('녕')] = 0x21;
    expect(await shown(await decodeText(broken))).toEqual(['1000-2000 |안!\uFFFD\uFFFD하세요, 똠방각하']);
    const cut = Buffer.concat([cp949.subarray(0, -4), Buffer.from([0xb3, 0xe7, 0xb3, 0xe7, 0xff])]);
    expect(await shown(await decodeText(cut))).toEqual(['1000-2000 |안녕녕녕\uFFFD']);
  });

  it('takes an end of line for one that another program doubled the half of', async () => {
    const vtt = 'WEBVTT\r\r\n\r\r\n00:01.000 --> 00:02.000\r\r\none\r\r\ntwo\r\r\n\r\r\nnext\r\r\n';
    expect(await decodeText(Buffer.from(vtt))).toBe('WEBVTT\n\n00:01.000 --> 00:02.000\none\ntwo\n\nnext\n');
    expect(await decodeText(Buffer.from('a\r\rb\n\r\nc'))).toBe('a\n\nb\n\nc');
    expect(await decodeText(Buffer.from('\r'.repeat(200_000)))).toBe('\n'.repeat(200_000));
  });
});

describe('subtitles as a session', () => {
  it('have a lane for each voice', () => {
    const cue = (startMs: number, voice: string): SubtitleCue => ({
      startMs,
      endMs: startMs + 500,
      text: 'x',
      voice,
    });
    let id = 0;
    const session = subtitlesRecord([cue(0, ''), cue(1000, 'Ann'), cue(2000, 'Bo'), cue(3000, 'Ann')], {
      name: 'show.vtt',
      startedAt: 1_000_000,
      newId: () => `id-${++id}`,
    });
    expect(session.lanes.map(({ name, source }) => [name, source.kind])).toEqual([
      ['', 'file'],
      ['Ann', 'file'],
      ['Bo', 'file'],
    ]);
    expect(session.captions.map(({ laneId }) => laneId)).toEqual(['lane-1', 'lane-2', 'lane-3', 'lane-2']);
    expect([session.durationMs, session.endedAt]).toEqual([3500, 1_003_500]);
  });
});
