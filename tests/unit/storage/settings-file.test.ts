import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StorageNotice } from '../../../src/main/storage/contract';
import { openSettings } from '../../../src/main/storage/settings-file';
import { currentGlossary, DEFAULT_SETTINGS, type Settings } from '../../../src/shared/settings';
import { temporaryFolder } from '../scripts/temporary-folder';
import { expectJamakError } from './expect-jamak-error';

const NOW = Date.UTC(2026, 10, 22, 9, 30, 5, 7);

function open(path: string) {
  const notices: StorageNotice[] = [];
  const settings = openSettings({ path, now: () => NOW, onNotice: (notice) => notices.push(notice) });
  return { settings, notices };
}

describe('openSettings', () => {
  it('starts from the defaults and makes the file with the first change', async () => {
    const folder = join(temporaryFolder(), 'new');
    const path = join(folder, 'settings.json');
    const { settings, notices } = open(path);
    expect(settings.get()).toEqual(DEFAULT_SETTINGS);
    const changed = await settings.change({ language: 'ko', exportFolder: '/exports' });
    expect(changed).toEqual({ ...DEFAULT_SETTINGS, language: 'ko', exportFolder: '/exports' });
    expect(open(path).settings.get()).toEqual(changed);
    expect(readdirSync(folder)).toEqual(['settings.json']);
    expect(notices).toEqual([]);
  });

  it('knows a new profile by its missing file, not by one that is damaged or of an older version', () => {
    const path = join(temporaryFolder(), 'settings.json');
    expect(open(path).settings.fresh).toBe(true);
    writeFileSync(path, '{ "language": ');
    const damaged = open(path).settings;
    expect({ fresh: damaged.fresh, firstRun: damaged.get().firstRun }).toEqual({
      fresh: false,
      firstRun: 'done',
    });
    writeFileSync(path, '{ "language": "en" }');
    const older = open(path).settings;
    expect({ fresh: older.fresh, firstRun: older.get().firstRun }).toEqual({
      fresh: false,
      firstRun: 'done',
    });
  });

  it('keeps the folders of text files and of exports when a window changes the rest', async () => {
    const path = join(temporaryFolder(), 'settings.json');
    const { settings } = open(path);
    await settings.change({ textFile: { enabled: false, folder: '/captions' } });
    await settings.change({ textFile: { enabled: true } });
    expect(open(path).settings.get().textFile).toEqual({ enabled: true, folder: '/captions' });
    await settings.change({ autoExport: { enabled: true, formats: ['srt'], folder: '/sessions' } });
    await settings.change({ autoExport: { enabled: false, formats: ['txt'] } });
    expect(open(path).settings.get().autoExport).toEqual({
      enabled: false,
      formats: ['txt'],
      folder: '/sessions',
    });
  });

  it('fills what an older file does not have', () => {
    const path = join(temporaryFolder(), 'settings.json');
    writeFileSync(path, '{ "language": "en" }');
    const { settings, notices } = open(path);
    expect(settings.get()).toEqual({ ...DEFAULT_SETTINGS, language: 'en' });
    expect(settings.intact).toBe(true);
    expect(notices).toEqual([]);
  });

  it.each([
    ['UTF-8', Buffer.from('\uFEFF{ "language": "ko" }')],
    ['UTF-16', Buffer.from('\uFEFF{ "language": "ko" }', 'utf16le')],
  ])('reads what an editor saved with a byte order mark, as %s', (_encoding, content) => {
    const path = join(temporaryFolder(), 'settings.json');
    writeFileSync(path, content);
    const { settings, notices } = open(path);
    expect(settings.get().language).toBe('ko');
    expect(notices).toEqual([]);
  });

  it.each([
    ['cut off', '{ "language": "en", "ov'],
    ['empty', ''],
    ['of another kind', '[1, 2]'],
    ['of a newer Jamak', '{ "version": 3, "language": "en" }'],
  ])('keeps a file that is %s aside and says so', async (_, content) => {
    const folder = temporaryFolder();
    const path = join(folder, 'settings.json');
    writeFileSync(path, content);
    const { settings, notices } = open(path);
    expect(settings.get()).toEqual(DEFAULT_SETTINGS);
    const kept = join(folder, 'settings.broken-2026-11-22T09-30-05-007Z.json');
    expect(notices).toEqual([{ level: 'warning', code: 'settings-broken', params: { path: kept } }]);
    expect(readFileSync(kept, 'utf8')).toBe(content);
    await settings.change({ language: 'ko' });
    expect(readFileSync(kept, 'utf8')).toBe(content);
  });

  it.skipIf(process.platform === 'win32').each<[string, (path: string) => void]>([
    ['is a folder', (path) => mkdirSync(path)],
    // As root, tests may read whatever they like; a loop of links is read by nobody.
    ['can’t be read', (path) => symlinkSync(path, path)],
    ['fills the memory', (path) => (writeFileSync(path, ''), truncateSync(path, 3 * 1024 ** 3))],
  ])('keeps aside what %s, and says so', async (_what, make) => {
    const folder = temporaryFolder();
    const path = join(folder, 'settings.json');
    make(path);
    const { settings, notices } = open(path);
    expect(settings.get()).toEqual(DEFAULT_SETTINGS);
    expect(notices.map(({ code }) => code)).toEqual(['settings-broken']);
    await settings.change({ language: 'ko' });
    expect(open(path).settings.get().language).toBe('ko');
    expect(readdirSync(folder)).toHaveLength(2);
  });

  it('never writes over what it could not read and not keep aside', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'settings.json');
    writeFileSync(path, '{ "language": "ko"');
    // A folder that is not empty stands where the file would be kept.
    const kept = join(folder, 'settings.broken-2026-11-22T09-30-05-007Z.json');
    mkdirSync(join(kept, 'inner'), { recursive: true });
    const { settings, notices } = open(path);
    await settings.change({ language: 'en' });
    expect(settings.get().language).toBe('en');
    expect(notices.map(({ code }) => code)).toEqual(['settings-broken', 'settings-unsaved']);
    expect(readFileSync(path, 'utf8')).toBe('{ "language": "ko"');
  });

  it.skipIf(process.platform === 'win32')('lets only its user read the file', async () => {
    const path = join(temporaryFolder(), 'settings.json');
    writeFileSync(path, '{}', { mode: 0o644 });
    await open(path).settings.change({ language: 'ko' });
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});

describe('one value that is not allowed', () => {
  const KEPT = 'settings.broken-2026-11-22T09-30-05-007Z.json';

  function put(content: string) {
    const folder = temporaryFolder();
    const path = join(folder, 'settings.json');
    writeFileSync(path, content);
    return { folder, path, content, ...open(path) };
  }

  const fixture = (name: string): string =>
    readFileSync(join(import.meta.dirname, '../../fixtures/settings', name), 'utf8');

  it.each([
    ['size.json', 'overlay.fontSizePx', { overlay: { visible: true, fontSizePx: 40 } }],
    [
      'preset.json',
      'speech.server.preset',
      {
        speech: {
          engine: 'server',
          server: { preset: 'openai', endpoints: [{ id: 's1', baseUrl: 'http://127.0.0.1:9/v1' }] },
        },
      },
    ],
  ])('goes back to its default alone, and it is said: %s', async (name, setting, rest) => {
    const { folder, path, content, settings, notices } = put(fixture(name));
    expect(settings.get()).toMatchObject({ language: 'ko', ...rest });
    expect(currentGlossary(settings.get())).toEqual(Array.from({ length: 40 }, (_, at) => `Name ${at}`));
    const kept = join(folder, KEPT);
    expect(notices).toEqual([
      { level: 'warning', code: 'settings-reset', params: { settings: setting, path: kept } },
    ]);
    expect(settings.intact).toBe(false);
    expect(readFileSync(kept, 'utf8')).toBe(content);
    // It is said once: the file is mended.
    await settings.change({});
    const again = open(path);
    expect(again.notices).toEqual([]);
    expect(again.settings.get()).toEqual(settings.get());
  });

  it('of how captions are written leaves the others', async () => {
    const { settings, notices } = put(
      '{ "writing": { "sounds": "show", "numbers": "roman", "chinese": "traditional" } }',
    );
    expect(settings.get().writing).toEqual({ sounds: 'show', numbers: 'heard', chinese: 'traditional' });
    expect(notices.map(({ params }) => params?.['settings'])).toEqual(['writing.numbers']);
    await settings.change({ writing: { ...settings.get().writing, numbers: 'digits' } });
    expect(settings.get().writing.numbers).toBe('digits');
  });

  const glossary = (id: unknown, name: unknown = 'Show', terms: unknown = ['A', 'B']): object => ({
    id,
    name,
    terms,
  });

  it('takes the source of an earlier version for the only lane', () => {
    const path = join(temporaryFolder(), 'settings.json');
    const source = { kind: 'microphone', deviceId: 'usb' };
    writeFileSync(path, JSON.stringify({ version: 1, language: 'ko', source }));
    const { settings, notices } = open(path);
    const [lane] = DEFAULT_SETTINGS.lanes;
    expect(settings.get()).toEqual({ ...DEFAULT_SETTINGS, language: 'ko', lanes: [{ ...lane, source }] });
    expect(notices).toEqual([]);
  });

  it.each<[string, object, string, (settings: Settings) => unknown, unknown]>([
    ['group', { overlay: 'large' }, 'overlay', ({ overlay }) => overlay, DEFAULT_SETTINGS.overlay],
    [
      'null',
      { digest: null, translation: { enabled: true } },
      'digest',
      ({ translation }) => translation.enabled,
      true,
    ],
    [
      'choice',
      { overlay: { visible: false }, segments: {}, writing: { sounds: 'sing' } },
      'writing.sounds',
      ({ writing }) => writing.sounds,
      'hide',
    ],
    [
      'source of an earlier version',
      { source: { kind: 'telepathy' } },
      'lanes',
      ({ lanes }) => lanes,
      DEFAULT_SETTINGS.lanes,
    ],
    ['version', { version: 'one', language: 'ko' }, 'version', ({ language }) => language, 'ko'],
    [
      'glossary',
      { glossaries: [7, glossary('g')] },
      'glossaries.0',
      ({ glossaries }) => glossaries,
      [glossary('g')],
    ],
    [
      'term',
      { glossaries: [glossary('g', 'Show', ['A', null, 'B', 'x'.repeat(81)])] },
      'glossaries.0.terms.1, glossaries.0.terms.3',
      ({ glossaries }) => glossaries[0]?.terms,
      ['A', 'B'],
    ],
    [
      'name of a glossary, whose terms stay',
      { glossaries: [glossary('g', '')] },
      'glossaries.0.name',
      ({ glossaries }) => glossaries[0]?.terms,
      ['A', 'B'],
    ],
    [
      'id of a glossary, whose terms stay',
      { glossaries: [glossary(1)] },
      'glossaries.0.id',
      ({ glossaries }) => glossaries[0]?.terms,
      ['A', 'B'],
    ],
    [
      'id that another has too, which gets one of its own',
      { glossaries: [glossary('g'), glossary('g', 'Other', ['C'])] },
      'glossaries.1.id',
      ({ glossaries }) => [new Set(glossaries.map(({ id }) => id)).size, glossaries[1]?.terms],
      [2, ['C']],
    ],
  ])('may be a %s', (_what, content, setting, look, seen) => {
    const { settings, notices } = put(JSON.stringify(content));
    expect(look(settings.get())).toEqual(seen);
    expect(notices.map(({ code, params }) => [code, params['settings']])).toEqual([
      ['settings-reset', setting],
    ]);
  });

  it('is one of many that are named, as far as a notice has room', () => {
    const { notices } = put(
      JSON.stringify({
        glossaries: [
          glossary(
            'g',
            'Show',
            Array.from({ length: 9 }, () => 1),
          ),
        ],
      }),
    );
    expect(notices[0]?.params['settings']).toMatch(/^glossaries\.0\.terms\.0, .*\.terms\.4, …$/);
  });

  it.each([
    ['speech', { speech: { engine: 'server', server: { endpoints: [{ id: 's', baseUrl: 'nowhere' }] } } }],
    ['speech', { speech: { engine: 'server', server: 7 } }],
    ['languageEngine', { languageEngine: { engine: 'server', model: 'm', baseUrl: 'ftp://nowhere' } }],
  ] as const)('that is the address of a server sends nothing to another one: %s', (group, content) => {
    const { settings, notices } = put(JSON.stringify(content));
    expect(settings.get()[group].engine).toBe(DEFAULT_SETTINGS[group].engine);
    expect(notices[0]?.params['settings']).toContain(`${group}.engine`);
  });

  it('is kept as it was when the file can’t be copied', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'settings.json');
    const content = fixture('size.json');
    writeFileSync(path, content);
    mkdirSync(join(folder, KEPT));
    const { settings, notices } = open(path);
    await settings.change({ language: 'en' });
    expect(settings.get().language).toBe('en');
    expect(notices.map(({ code }) => code)).toContain('settings-unsaved');
    expect(readFileSync(path, 'utf8')).toBe(content);
  });
});

describe('change', () => {
  it('leaves alone what is undefined', async () => {
    const { settings } = open(join(temporaryFolder(), 'settings.json'));
    await settings.change({ exportFolder: '/a' });
    await settings.change({ language: 'en', exportFolder: undefined });
    expect(settings.get()).toMatchObject({ language: 'en', exportFolder: '/a' });
  });

  it('refuses what is not allowed', async () => {
    const { settings } = open(join(temporaryFolder(), 'settings.json'));
    await expectJamakError(() => settings.change({ segments: { endSilenceMs: -1 } }), 'bad-request');
    expect(settings.get()).toEqual(DEFAULT_SETTINGS);
  });

  it('writes one after the other, so that the last one stays', async () => {
    const path = join(temporaryFolder(), 'settings.json');
    const { settings } = open(path);
    const sizes = Array.from({ length: 20 }, (_, at) => 20 + at);
    await Promise.all(
      sizes.map((fontSizePx) => settings.change({ overlay: { ...DEFAULT_SETTINGS.overlay, fontSizePx } })),
    );
    expect(open(path).settings.get().overlay.fontSizePx).toBe(39);
  });

  it('holds until the app ends when it can not be saved', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'settings.json');
    const { settings, notices } = open(path);
    // A folder in its place refuses the rename, also for root.
    mkdirSync(path);
    await settings.change({ language: 'ko' });
    expect(settings.get().language).toBe('ko');
    expect(notices).toEqual([{ level: 'warning', code: 'settings-unsaved', params: { path } }]);
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });
});
