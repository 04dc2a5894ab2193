import { lacksTranslation } from '../../../src/shared/session/session-view';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderExport } from '../../../src/main/export';
import { parseJson } from '../../../src/main/export/json';
import { anyCaptions, digest, record, report, said } from './records';

afterEach(() => vi.unstubAllEnvs());

describe('txt', () => {
  it('says when and how long, then who said what', () => {
    vi.stubEnv('TZ', 'Asia/Seoul');
    const session = record(
      [
        { text: 'And so,\nmy fellow Americans', startMs: 3200 },
        { text: '안녕하세요', startMs: 65_000, laneId: 'sys' },
        { text: 'An hour later', startMs: 3_725_000 },
      ],
      {
        durationMs: 3_730_000,
        gaps: [{ laneId: 'mic', startMs: 12_000, endMs: 15_000, code: 'speech-queue-full' }],
      },
    );
    expect(renderExport(session, 'txt', { words: 'spoken' })).toBe(
      [
        'Jamak · 2026-11-22 18:30 +09:00 · 1:02:10',
        '',
        '[00:03] And so, my fellow Americans',
        '[00:12] ⚠ 00:12–00:15 (speech-queue-full)',
        '[01:05] Guests: 안녕하세요',
        '[1:02:05] An hour later',
        '',
      ].join('\n'),
    );
  });

  it('says whose sound is missing, where lanes have labels', () => {
    const session = record([{ text: 'Hello' }], {
      gaps: [{ laneId: 'sys', startMs: 12_000, endMs: 15_000, code: 'device-lost' }],
    });
    expect(renderExport(session, 'txt')).toContain('\n[00:12] Guests: ⚠ 00:12–00:15 (device-lost)\n');
  });

  it('names nobody where there is one lane', () => {
    const [, guests] = record([]).lanes;
    const session = record([{ text: 'Hello', laneId: 'sys' }], { lanes: [guests!] });
    for (const format of ['txt', 'md', 'srt', 'vtt'] as const) {
      expect(renderExport(session, format)).not.toContain('Guests');
    }
  });

  it('keeps to the language that was spoken where that is wanted', () => {
    const translation = { language: 'ko', text: '안녕하세요', final: true };
    const session = record([{ text: 'Hello', translations: [translation] }]);
    expect(renderExport(session, 'txt', { words: 'spoken' })).toBe(
      renderExport(record([{ text: 'Hello' }]), 'txt'),
    );
  });

  it.each([
    ['America/St_Johns', '2026-11-22 06:00 -03:30'],
    ['UTC', '2026-11-22 09:30 +00:00'],
  ])('gives the time of %s', (zone, expected) => {
    vi.stubEnv('TZ', zone);
    expect(renderExport(record([]), 'txt')).toBe(`Jamak · ${expected} · 01:00\n\n`);
  });

  it.each(['Asia/Seoul', 'America/St_Johns'])(
    'gives the last and the first time that there is, in %s',
    (zone) => {
      vi.stubEnv('TZ', zone);
      for (const [startedAt, year] of [
        [8_640_000_000_000_000, '275760-09-1'],
        [0, zone === 'Asia/Seoul' ? '1970-01-01 09:00 +09:00' : '1969-12-31 20:30 -03:30'],
      ] as const) {
        expect(renderExport(record([], { startedAt }), 'txt')).toContain(`Jamak · ${year}`);
      }
    },
  );

  it('has one line for each caption, whatever was said', () => {
    fc.assert(
      fc.property(anyCaptions, (captions) => {
        const text = renderExport(record(captions), 'txt');
        expect(text.split(/[\n\r\v\f\u0085\u2028\u2029]/u)).toHaveLength(captions.length + 3);
        const [, , ...lines] = text.split('\n');
        const sorted = captions.toSorted((a, b) => (a.startMs ?? 0) - (b.startMs ?? 0));
        const spoken = lines.map((line) => said(line.replace(/^\[[\d:]+\] ([\u2066\u2067]?Guests: )?/u, '')));
        expect(spoken.slice(0, -1)).toEqual(sorted.map(({ text: words }) => said(words ?? '')));
      }),
    );
  });

  it('keeps the marks of lines from right to left in their order, and turns no other line around', () => {
    vi.stubEnv('TZ', 'UTC');
    const session = record([
      { text: 'בוקר טוב, חברים.' },
      { text: 'الدرس 12: النهاية!', laneId: 'sys' },
      { text: '\u202Edlrow olleH\u202C' },
    ]);
    expect(renderExport(session, 'txt').split('\n').slice(2, -1)).toEqual([
      '[00:00] \u2067בוקר טוב, חברים.\u2069',
      '[00:02] \u2067Guests: الدرس 12: النهاية!\u2069',
      '[00:04] dlrow olleH',
    ]);
  });
});

describe('json', () => {
  it('reads back as the same session', () => {
    fc.assert(
      fc.property(anyCaptions, (captions) => {
        const session = record(captions, {
          gaps: [{ laneId: 'sys', startMs: 1, endMs: 2.5, code: 'speech-failed' }],
          digests: [digest(), digest({ id: 'd2', situation: null })],
          report: report(),
          usage: { inputTokens: 1200, outputTokens: 80, cost: null },
        });
        expect(parseJson(renderExport(session, 'json'))).toEqual(session);
      }),
    );
  });

  it('holds nothing that turns the text of a viewer around or breaks its lines', () => {
    const session = record([{ text: 'a\u202Eb\u2069 \u2028\u0085 "\\\u2066"' }]);
    const json = renderExport(session, 'json');
    expect(json).not.toMatch(/[\p{Bidi_Control}\u0085\u2028]/u);
    expect(parseJson(json)).toEqual(session);
  });

  it('holds the translations', () => {
    const translations = [
      { language: 'ko', text: '안녕하세요', final: true },
      { language: 'ja', text: 'こんにちは', final: true },
    ];
    const session = record([{ text: 'Hello', translations }]);
    expect(parseJson(renderExport(session, 'json')).captions[0]?.translations).toEqual(translations);
  });

  it('reads a file from before there were several', () => {
    const translation = { language: 'ko', text: '안녕하세요', final: true };
    const session = record([{ text: 'Hello' }, { text: 'there' }]);
    const [first, second] = session.captions;
    const captions = [{ ...first, translation }, second];
    const older = JSON.stringify({ ...session, captions, format: 'jamak-session', version: 1 });
    expect(parseJson(older).captions).toEqual([{ ...first, translations: [translation] }, second]);
  });

  it('tells which translation is missing', () => {
    const translation = { language: 'ko', text: '', final: true };
    const session = record([{ text: 'Hello', translations: [translation] }]);
    const [read = {}] = parseJson(renderExport(session, 'json')).captions;
    expect([lacksTranslation(read, 'ko'), lacksTranslation(read, 'ja')]).toEqual([true, false]);
    expect(renderExport(session, 'vtt')).toMatch(/\nNOTE 00:00:00\.000 to \S+ not translated\n$/);
    expect(renderExport(session, 'vtt', { words: 'spoken' })).not.toContain('NOTE');
    expect(renderExport(session, 'srt')).not.toContain('translat');
  });

  it('reads a file from before there were digests and reports', () => {
    const session = record([{ text: 'Hello' }]);
    const older: Record<string, unknown> = { ...session, format: 'jamak-session', version: 1 };
    for (const key of ['digests', 'report', 'usage']) delete older[key];
    expect(parseJson(JSON.stringify(older))).toEqual(session);
  });

  it('says what it is', () => {
    expect(JSON.parse(renderExport(record([]), 'json'))).toMatchObject({
      format: 'jamak-session',
      version: 1,
    });
  });

  it.each([
    ['a file of something else', '{ "format": "other", "version": 1 }'],
    ['a newer version', renderExport(record([]), 'json').replace('"version": 1', '"version": 2')],
    ['a file cut off', renderExport(record([]), 'json').slice(0, 50)],
  ])('does not read %s', (_, text) => {
    expect(() => parseJson(text)).toThrow();
  });
});

describe('marks', () => {
  const session = record([{ text: 'Hello', startMs: 3000 }], {
    marks: [
      { id: 'm1', atMs: 2500, note: '' },
      { id: 'm2', atMs: 4200, note: 'The *best* <moment>' },
    ],
  });

  it('stand where they were made, with their notes as plain text', () => {
    expect(renderExport(session, 'txt')).toContain(
      '\n[00:02] ★\n[00:03] Hello\n[00:04] ★ The *best* <moment>\n',
    );
    expect(renderExport(session, 'md')).toContain(
      ['**00:02** ★', '**00:03** Hello', String.raw`**00:04** ★ The \*best\* \<moment>`].join('\n\n'),
    );
    expect(renderExport(session, 'vtt')).toContain('NOTE 00:00:04.200 marked The *best* &lt;moment&gt;\n');
    expect(parseJson(renderExport(session, 'json')).marks).toEqual(session.marks);
  });

  it('are no cues: viewers see none of them', () => {
    expect(renderExport(session, 'srt')).toBe(renderExport({ ...session, marks: [] }, 'srt'));
  });

  it('are none in files of earlier versions', () => {
    const { marks: _, ...older } = JSON.parse(renderExport(session, 'json')) as Record<string, unknown>;
    expect(parseJson(JSON.stringify(older)).marks).toEqual([]);
  });
});
