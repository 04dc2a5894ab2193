import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileName, presetFile, readPreset } from '../../../../src/main/app/overlay/preset-files';
import { BUILT_IN_PRESETS, MOST_PRESET_BYTES } from '../../../../src/shared/overlay/presets';

let folder: string;

function write(content: string | Buffer, name = '내 스타일.json'): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const GAME = { format: 'jamak-overlay-preset', version: 1, name: 'Game', style: BUILT_IN_PRESETS.game };

describe('a preset in a file', () => {
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'jamak-preset-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('comes back as it was exported, under an id of its own', async () => {
    const own = [{ id: 'mine', name: '내 것', style: BUILT_IN_PRESETS.bubble }];
    for (const [id, language] of [
      ['mine', 'en'],
      ['game', 'ko'],
    ] as const) {
      const file = presetFile(id, own, language);
      const read = await readPreset(write(JSON.stringify(file)));
      expect([read.name, read.style]).toEqual([file?.name, file?.style]);
      expect(read.id).not.toBe(id);
    }
    expect(presetFile('constructor', own, 'en')).toBeNull();
  });

  it('takes defaults for what an older Jamak did not know, and drops what nobody knows', async () => {
    const { style } = await readPreset(write(JSON.stringify({ ...GAME, style: { lines: 1, onload: 'x' } })));
    expect(style).toEqual({ ...BUILT_IN_PRESETS.jamak, lines: 1 });
  });

  it.each<[string, string | Buffer]>([
    ['nothing', ''],
    ['no JSON', '{'],
    ['something else', '{"captions": []}'],
    ['a list', '[]'],
    ['a later version', JSON.stringify({ ...GAME, version: 2 })],
    ['no name', JSON.stringify({ ...GAME, name: '' })],
    ['a name without end', JSON.stringify({ ...GAME, name: 'x'.repeat(1000) })],
    [
      'style that is code',
      JSON.stringify({ ...GAME, style: { ...GAME.style, fontFamily: '"; } body { x' } }),
    ],
    ['a size out of bounds', JSON.stringify({ ...GAME, style: { ...GAME.style, fontSizePx: 1e9 } })],
    ['depth', '['.repeat(20_000)],
    ['bytes', Buffer.from([0xff, 0xfe, 0, 0, 1])],
    ['more than any preset', JSON.stringify({ ...GAME, rest: 'x'.repeat(MOST_PRESET_BYTES) })],
  ])('is refused by its name when it holds %s', async (_what, content) => {
    await expect(readPreset(write(content))).rejects.toMatchObject({
      code: 'preset-unreadable',
      params: { name: '내 스타일.json' },
    });
  });

  it('is refused when it is no file, or not there', async () => {
    const refused = { code: 'preset-unreadable' };
    await expect(readPreset(folder)).rejects.toMatchObject(refused);
    await expect(readPreset(join(folder, 'none.json'))).rejects.toMatchObject(refused);
    symlinkSync('/dev/zero', join(folder, 'zero.json'));
    await expect(readPreset(join(folder, 'zero.json'))).rejects.toMatchObject(refused);
  });

  it.each([
    ['Show / day 1: "new"?', 'Show   day 1   new.json'],
    ['..', 'overlay.json'],
    ['여름 방송', '여름 방송.json'],
  ])('has a name that file systems take: %s', (name, expected) => {
    expect(fileName(name).replaceAll(/ +/g, ' ')).toBe(expected.replaceAll(/ +/g, ' '));
  });
});
