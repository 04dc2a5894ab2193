import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StorageNotice } from '../../../src/main/storage/contract';
import { openSettings } from '../../../src/main/storage/settings-file';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings';
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

  it('fills what an older file does not have', () => {
    const path = join(temporaryFolder(), 'settings.json');
    writeFileSync(path, '\uFEFF{ "language": "en" }');
    const { settings, notices } = open(path);
    expect(settings.get()).toEqual({ ...DEFAULT_SETTINGS, language: 'en' });
    expect(notices).toEqual([]);
  });

  it.each([
    ['cut off', '{ "language": "en", "ov'],
    ['empty', ''],
    ['not allowed', '{ "overlay": { "visible": true, "fontSizePx": 9000 } }'],
    ['of a newer Jamak', '{ "version": 2, "language": "en" }'],
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
    await Promise.all(sizes.map((fontSizePx) => settings.change({ overlay: { visible: true, fontSizePx } })));
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
