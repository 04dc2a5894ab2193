import { createWriteStream, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { readBundle } from '../../../../src/main/storage/bundle/read-bundle';
import { writeBundle } from '../../../../src/main/storage/bundle/write-bundle';
import { temporaryFolder } from '../../scripts/temporary-folder';

const MANIFEST = { format: 'jamak-data', version: 1, madeAt: 1, app: '1.0.0' };

/** A ZIP file with these parts. */
async function zip(parts: Readonly<Record<string, string | Buffer>>): Promise<string> {
  const path = join(temporaryFolder(), 'data.zip');
  const file = new ZipFile();
  for (const [name, content] of Object.entries(parts)) file.addBuffer(Buffer.from(content), name);
  file.end();
  await pipeline(file.outputStream, createWriteStream(path));
  return path;
}

const read = (path: string) => readBundle(path, join(temporaryFolder(), 'unpacked'));

describe('a file with everything', () => {
  it('comes out as it went in', async () => {
    const folder = temporaryFolder();
    const database = join(folder, 'jamak.db');
    const bytes = Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * 7919) % 251));
    writeFileSync(database, bytes);
    const path = join(folder, 'all.zip');
    const sound = join(folder, 'sound');
    writeFileSync(sound, bytes);
    const empty = join(folder, 'empty');
    writeFileSync(empty, '');
    const recordings = [
      { sessionId: 'talk', name: 'mic.ogg', path: sound },
      { sessionId: 'talk', name: 'guest.ogg', path: empty },
    ];
    await writeBundle(path, { madeAt: 1, app: '1.0.0', settings: '{"theme":"dark"}', database, recordings });
    const bundle = await read(path);
    const [recording] = bundle.recordings;
    expect(bundle.recordings.map(({ sessionId }) => sessionId)).toEqual(['talk']);
    expect(readFileSync(join(recording?.folder ?? '', 'mic.ogg')).equals(bytes)).toBe(true);
    expect(readFileSync(join(recording?.folder ?? '', 'guest.ogg'))).toHaveLength(0);
    expect(bundle.settings).toEqual({ theme: 'dark' });
    expect(readFileSync(bundle.database ?? '').equals(bytes)).toBe(true);
    expect(readdirSync(folder).toSorted()).toEqual(['all.zip', 'empty', 'jamak.db', 'sound']);
  });

  it('leaves the one that was there, and nothing else, when it can’t be written', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'all.zip');
    writeFileSync(path, 'the old one');
    const contents = { madeAt: 1, app: '1.0.0', settings: '{}', database: join(folder, 'missing.db') };
    await expect(writeBundle(path, contents)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(readFileSync(path, 'utf8')).toBe('the old one');
    expect(readdirSync(folder)).toEqual(['all.zip']);
  });

  it.each([
    ['no ZIP', null],
    ['without a manifest', { 'settings.json': '{}' }],
    ['with a manifest of another kind', { 'manifest.json': '{"format":"other","version":1}' }],
    ['with a manifest that is no JSON', { 'manifest.json': '{' }],
    ['with something more', { 'manifest.json': JSON.stringify(MANIFEST), 'keys.json': '{}' }],
    ['with a part in a folder', { 'manifest.json': JSON.stringify(MANIFEST), 'a/settings.json': '{}' }],
    ['with settings that are no JSON', { 'manifest.json': JSON.stringify(MANIFEST), 'settings.json': '<' }],
    ['with a recording beside its folder', { 'manifest.json': JSON.stringify(MANIFEST), 'recordings/a': '' }],
    ['with one too deep in it', { 'manifest.json': JSON.stringify(MANIFEST), 'recordings/a/b/c.ogg': '' }],
    ['with one of no plain name', { 'manifest.json': JSON.stringify(MANIFEST), 'recordings/a/con.ogg': '' }],
    [
      'with two of one name',
      { 'manifest.json': JSON.stringify(MANIFEST), 'recordings/a/b.ogg': '', 'recordings/A/B.ogg': '' },
    ],
    [
      'with a part that swells',
      { 'manifest.json': JSON.stringify(MANIFEST), 'sessions.db': Buffer.alloc(40 * 1024 * 1024) },
    ],
  ])('is refused %s', async (_how, parts) => {
    const path = parts ? await zip(parts) : join(temporaryFolder(), 'list.zip');
    if (!parts) writeFileSync(path, 'a shopping list');
    await expect(read(path)).rejects.toMatchObject({ code: 'data-unreadable' });
  });

  it('is refused where a name leads out of its folder', async () => {
    const path = await zip({ 'manifest.json': JSON.stringify(MANIFEST), 'xx/settings.jsn': 'out' });
    // The same length, in both places where the name stands.
    const bytes = readFileSync(path, 'latin1').replaceAll('xx/settings.jsn', '../settings.jsn');
    writeFileSync(path, bytes, 'latin1');
    const folder = temporaryFolder();
    await expect(readBundle(path, join(folder, 'unpacked'))).rejects.toMatchObject({
      code: 'data-unreadable',
    });
    expect(existsSync(join(folder, 'settings.jsn'))).toBe(false);
  });

  it('is refused where it is of a newer Jamak, by its name, whatever else is in it', async () => {
    for (const more of [{}, { 'keys.json': '{}' }, { 'recordings/a/b/c.ogg': 'sound' }]) {
      const { format } = MANIFEST;
      const path = await zip({ 'manifest.json': JSON.stringify({ format, version: 2 }), ...more });
      await expect(read(path)).rejects.toMatchObject({ code: 'data-newer' });
    }
  });

  it('is refused where it is damaged in its midst', async () => {
    const path = await zip({
      'manifest.json': JSON.stringify(MANIFEST),
      'settings.json': JSON.stringify({ text: 'x'.repeat(5000) + Math.PI.toString().repeat(50) }),
    });
    const bytes = readFileSync(path);
    const at = bytes.indexOf('settings.json') + 30;
    bytes.fill(0xff, at, at + 8);
    writeFileSync(path, bytes);
    await expect(read(path)).rejects.toMatchObject({ code: 'data-unreadable' });
  });
});
