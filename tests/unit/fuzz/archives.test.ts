import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openBundle } from '../../../src/main/export/bundle/read-bundle';
import { writeBundle } from '../../../src/main/export/bundle/write-bundle';
import { isFullDisk } from '../../../src/main/storage/backups/copy-database';
import { readBundle } from '../../../src/main/storage/bundle/read-bundle';
import { writeBundle as writeData } from '../../../src/main/storage/bundle/write-bundle';
import { JamakError } from '../../../src/shared/errors';
import { digest, record } from '../export/records';
import { rawZip, type RawEntry } from '../export/bundle/raw-zip';
import { temporaryFolder } from '../scripts/temporary-folder';
import { damaged, outcomeOf, tries } from './fuzz';

const session = record([{ id: 'c0', text: 'Hello.' }], { digests: [digest()] });
const REFUSED = ['bundle-unreadable', 'bundle-newer', 'bundle-unsafe'];

async function bundleBytes(): Promise<Buffer> {
  const folder = temporaryFolder();
  const sound = join(folder, 'mic.opus');
  writeFileSync(sound, Buffer.alloc(2_000, 'sound'));
  const path = join(folder, 'a.jamak');
  await writeBundle(path, session, [
    {
      folder: 'recordings',
      filesOf: () => Promise.resolve([{ name: 'mic.opus', path: sound }]),
      take: () => Promise.resolve(),
    },
  ]);
  return readFileSync(path);
}

/** Opens a session's bundle and reads all that is in it. */
async function readAll(path: string): Promise<void> {
  const bundle = await openBundle(path);
  try {
    expect(bundle.record.id).toBeTypeOf('string');
    for (const { name, read } of bundle.files) {
      expect(name).not.toMatch(/[/\\]|^\.\.?$/u);
      await buffer(await read());
    }
  } finally {
    bundle.close();
  }
}

/** Zips as only a liar makes them. */
const entry: fc.Arbitrary<RawEntry> = fc.record(
  {
    name: fc.constantFrom(
      'session.json',
      'manifest.json',
      'settings.json',
      'sessions.db',
      'recordings/mic.opus',
      '../victim',
      '../../victim',
      'recordings/../../victim',
      '/victim',
      'C:\\victim',
      '..\\victim',
      'a\0b',
      'CON',
      'Session.JSON',
      'recordings/',
      'a/b/c',
      '',
      'é',
      'e\u0301',
    ),
    content: fc.oneof(
      fc.constant('{"format":"jamak-bundle","version":1,"files":[]}'),
      fc.constant('{"format":"jamak-data","version":1,"madeAt":1,"app":"1"}'),
      fc.constant('{"format":"jamak-data","version":999,"madeAt":1,"app":"1"}'),
      fc.constant(Buffer.alloc(300_000)),
      fc.string(),
    ),
    stored: fc.boolean(),
    mode: fc.constantFrom(0, 0o100644, 0o120777, 0o040755, 0o060644),
    encrypted: fc.constantFrom(false, false, true),
    method: fc.constantFrom(0, 8, 8, 14, 99),
    saidBytes: fc.constantFrom(0, 1, 4_000_000_000, 0xffffffff),
    saidPacked: fc.constantFrom(0, 1, 4_000_000_000),
    saidStart: fc.constantFrom(0, 1, 0xfffffff0),
  },
  { requiredKeys: ['name', 'content'] },
);
const liars = fc.tuple(fc.array(entry, { maxLength: 5 }), fc.constantFrom(undefined, 0, 1, 65_535));

describe('archives of others, whatever is in them', () => {
  it('a session in a file is whole or refused', async () => {
    const whole = await bundleBytes();
    const path = join(temporaryFolder(), 'damaged.jamak');
    await fc.assert(
      fc.asyncProperty(damaged(whole), async (bytes) => {
        writeFileSync(path, bytes);
        expect(['taken', ...REFUSED]).toContain(await outcomeOf(() => readAll(path)));
      }),
      tries(150),
    );
  });

  it('a session in a file that somebody made to do harm is refused', async () => {
    await fc.assert(
      fc.asyncProperty(liars, async ([entries, saidCount]) => {
        const path = rawZip(entries, saidCount);
        expect(REFUSED).toContain(await outcomeOf(() => readAll(path)));
      }),
      tries(100),
    );
  });

  it('everything in one file is unpacked into its folder alone, within bounds, or refused', async () => {
    const folder = temporaryFolder();
    const source = join(folder, 'source.db');
    writeFileSync(source, Buffer.alloc(5_000, 'row'));
    const whole = join(folder, 'all.zip');
    await writeData(whole, { madeAt: 1, app: '1.0.0', settings: '{"theme":"dark"}', database: source });
    const bytes = readFileSync(whole);
    let rounds = 0;
    const unpack = async (path: string): Promise<void> => {
      const place = join(folder, `round-${++rounds}`);
      mkdirSync(place);
      writeFileSync(join(place, 'victim'), 'mine');
      const outcome = await outcomeOf(async () => {
        await readBundle(path, join(place, 'inside')).catch((error: unknown) => {
          throw isFullDisk(error) ? new JamakError('backup-disk-full') : error;
        });
      });
      expect(['taken', 'data-unreadable', 'data-newer', 'backup-disk-full']).toContain(outcome);
      expect(readdirSync(place).toSorted()).toEqual(['inside', 'victim']);
      expect(readFileSync(join(place, 'victim'), 'utf8')).toBe('mine');
      expect(existsSync(join(folder, 'victim'))).toBe(false);
      const known = ['manifest.json', 'settings.json', 'sessions.db'];
      for (const name of readdirSync(join(place, 'inside'))) {
        expect(known).toContain(name);
        expect(readFileSync(join(place, 'inside', name)).length).toBeLessThan(1_000_000);
      }
    };
    const cut = join(folder, 'damaged.zip');
    await fc.assert(
      fc.asyncProperty(damaged(bytes), async (content) => {
        writeFileSync(cut, content);
        await unpack(cut);
      }),
      tries(80),
    );
    await fc.assert(
      fc.asyncProperty(liars, ([entries, saidCount]) => unpack(rawZip(entries, saidCount))),
      tries(60),
    );
  });
});
