import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openSettings } from '../../../src/main/storage/settings-file';
import { currentGlossary, DEFAULT_SETTINGS, type Settings } from '../../../src/shared/settings';
import { temporaryFolder } from '../scripts/temporary-folder';

/** The settings of a file that holds `content`, and the names of those that were reset. */
function read(content: string): { readonly settings: Settings; readonly reset: readonly unknown[] } {
  const path = join(temporaryFolder(), 'settings.json');
  writeFileSync(path, content);
  const reset: unknown[] = [];
  const file = openSettings({ path, onNotice: ({ params }) => reset.push(params?.['settings']) });
  return { settings: file.get(), reset };
}

const server = (at: number): object => ({ id: `s${at}`, baseUrl: `http://127.0.0.${at + 1}:9/v1` });
const preset = (name: unknown, style: object): object => ({ id: 'p', name, style });

describe('what is good beside a bad value', () => {
  it.each<[string, object, string, (settings: Settings) => unknown, unknown]>([
    [
      'the glossaries, one of which holds',
      { glossaries: [{ id: 'g', name: 'Show', terms: ['A', 'B'] }], glossaryId: 5 },
      'glossaryId',
      currentGlossary,
      ['A', 'B'],
    ],
    [
      'the glossary that holds, under another id',
      { glossaries: [{ id: '', name: 'Show', terms: ['A', 'B'] }], glossaryId: '' },
      'glossaries.0.id',
      currentGlossary,
      ['A', 'B'],
    ],
    [
      'the source of a lane without a name',
      { lanes: [{ id: 'a', name: 7, source: { kind: 'microphone', deviceId: 'usb' } }] },
      'lanes.0.name',
      ({ lanes }) => lanes.map(({ name, source }) => [name, source]),
      [['', { kind: 'microphone', deviceId: 'usb' }]],
    ],
    [
      'the device of a microphone',
      { lanes: [{ id: 'a', name: 'Me', source: { kind: 'microphone', deviceId: 'usb', gainDb: '9' } }] },
      'lanes.0.source.gainDb',
      ({ lanes }) => lanes.map(({ name, source }) => [name, source]),
      [['Me', { kind: 'microphone', deviceId: 'usb' }]],
    ],
    [
      'two lanes of one id',
      {
        lanes: [
          { id: 'a', name: 'Me', source: { kind: 'microphone' } },
          { id: 'a', name: 'Guests', source: { kind: 'system' } },
        ],
      },
      'lanes.1.id',
      ({ lanes }) => [new Set(lanes.map(({ id }) => id)).size, lanes.map(({ name }) => name)],
      [2, ['Me', 'Guests']],
    ],
    [
      'the style of a preset without a name',
      { overlayPresets: [preset('n'.repeat(61), { fontSizePx: 60 })] },
      'overlayPresets.0.name',
      ({ overlayPresets }) => overlayPresets.map(({ style }) => style.fontSizePx),
      [60],
    ],
    [
      'the rest of a preset',
      { overlayPresets: [preset('Mine', { fontSizePx: 60, shadow: 'blurry' })] },
      'overlayPresets.0.style.shadow',
      ({ overlayPresets }) => overlayPresets.map(({ name, style }) => [name, style.fontSizePx]),
      [['Mine', 60]],
    ],
    [
      'formats, one of which is wanted twice',
      { autoExport: { enabled: true, formats: ['vtt', 'vtt', 'md'] } },
      'autoExport.formats.1',
      ({ autoExport }) => autoExport.formats,
      ['vtt', 'md'],
    ],
    [
      'languages behind one that nobody knows, as many as may be',
      { translation: { viewers: ['en', 'xx', 'ja', 'ko', 'de'] } },
      'translation.viewers.1',
      ({ translation }) => translation.viewers,
      ['en', 'ja', 'ko', 'de'],
    ],
    [
      'servers that are too many: the first go on being used',
      {
        speech: { engine: 'server', server: { endpoints: Array.from({ length: 9 }, (_, at) => server(at)) } },
      },
      'speech.server.endpoints',
      ({ speech }) => [speech.engine, speech.server.endpoints.length],
      ['server', 8],
    ],
    [
      'terms beside one that is far too long, one of emoji and one of spaces',
      { glossaries: [{ id: 'default', name: 'Show', terms: ['A', 'x'.repeat(5000), '🇰🇷👩‍👩‍👧', '  '] }] },
      'glossaries.0.terms.1, glossaries.0.terms.3',
      currentGlossary,
      ['A', '🇰🇷👩‍👩‍👧'],
    ],
    [
      'what a newer Jamak might add, which is nothing bad',
      { language: 'ko', hologram: true, overlay: { lines: 3, glow: 5 } },
      '',
      ({ language, overlay }) => [language, overlay.lines],
      ['ko', 3],
    ],
  ])('stays: %s', (_what, content, bad, look, seen) => {
    const { settings, reset } = read(JSON.stringify(content));
    expect(look(settings)).toEqual(seen);
    expect(reset).toEqual(bad === '' ? [] : [bad]);
  });
});

describe('a file that was edited by hand', () => {
  it.each([
    ['a comma behind the last entry', '{ "language": "ko", "show": { "title": "a, ] // b", }, }', []],
    ['comments', '// mine\n{ /* "it", ] */ "language": "ko", "show": { "title": "a, ] // b" } }', []],
    [
      'a word for no value',
      '{ "language": "ko", "show": { "title": "a, ] // b" }, "overlay": { "fontSizePx": NaN } }',
      ['overlay.fontSizePx'],
    ],
    ['CRLF', '{\n  "language": "ko",\n  "show": {\n    "title": "a, ] // b"\n  }\n}\n', []],
  ])('is read with %s', (_what, content, bad) => {
    const { settings, reset } = read(content.replaceAll('\n', '\r\n'));
    const show = { ...DEFAULT_SETTINGS.show, title: 'a, ] // b' };
    expect(settings).toEqual({ ...DEFAULT_SETTINGS, language: 'ko', show });
    expect(reset).toEqual(bad);
  });
});
