import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { BundleRoom } from '../../../../src/main/export/bundle/contract';
import { openBundle } from '../../../../src/main/export/bundle/read-bundle';
import { writeBundle } from '../../../../src/main/export/bundle/write-bundle';
import { renderJson } from '../../../../src/main/export/json';
import type { MessageCode } from '../../../../src/shared/errors';
import { temporaryFolder } from '../../scripts/temporary-folder';
import { expectJamakError } from '../../storage/expect-jamak-error';
import { digest, record, report } from '../records';
import { rawZip, type RawEntry } from './raw-zip';

const session = record(
  [
    {
      id: 'c0',
      text: '안녕하세요, 여러분.',
      translations: [{ language: 'en', text: 'Hello, everyone.', final: true }],
    },
    { id: 'c1', text: 'Hello.', laneId: 'sys', original: 'Helo.' },
  ],
  { digests: [digest()], report: report(), marks: [{ id: 'm1', atMs: 900, note: '★' }] },
);

/** A room with these files, by name. */
function roomOf(files: Readonly<Record<string, Buffer>>): BundleRoom {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return {
    folder: 'recordings',
    filesOf: () => Promise.resolve(Object.keys(files).map((name) => ({ name, path: join(folder, name) }))),
    take: () => Promise.resolve(),
  };
}

async function expectRefused(path: string, code: MessageCode): Promise<void> {
  await expectJamakError(() => openBundle(path), code);
}

describe('a bundle', () => {
  it('holds the whole session and the files that belong to it, however large', async () => {
    const sound = Buffer.alloc(3_000_000, 'sound');
    const path = join(temporaryFolder(), 'a.jamak');
    await writeBundle(path, session, [roomOf({ 'mic.opus': sound, 'empty.opus': Buffer.alloc(0) })]);
    const bundle = await openBundle(path);
    expect(bundle.record).toEqual(session);
    expect(bundle.files.map(({ folder, name, bytes }) => [folder, name, bytes])).toEqual([
      ['recordings', 'mic.opus', 3_000_000],
      ['recordings', 'empty.opus', 0],
    ]);
    const [first, second] = bundle.files;
    expect((await buffer(await first!.read())).equals(sound)).toBe(true);
    expect((await buffer(await second!.read())).length).toBe(0);
    bundle.close();
  });

  it('leaves nothing when a file of it is gone, or it is cancelled', async () => {
    const folder = temporaryFolder();
    const gone: BundleRoom = {
      folder: 'recordings',
      filesOf: () => Promise.resolve([{ name: 'a.opus', path: join(folder, 'gone.opus') }]),
      take: () => Promise.resolve(),
    };
    const path = join(folder, 'a.jamak');
    await expectJamakError(() => writeBundle(path, session, [gone]), 'export-folder-missing');
    const room = roomOf({ 'mic.opus': Buffer.alloc(100_000) });
    await expect(writeBundle(path, session, [room], AbortSignal.abort())).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('tells of a file that was damaged when it is read, and of a session at once', async () => {
    const path = join(temporaryFolder(), 'a.jamak');
    const sound = Buffer.alloc(50_000, 'sound');
    await writeBundle(path, session, [roomOf({ 'mic.opus': sound })]);
    const content = readFileSync(path);
    const at = content.indexOf('soundsound');
    content.write('SOUND', at, 'latin1');
    writeFileSync(path, content);
    const bundle = await openBundle(path);
    await expectJamakError(async () => buffer(await bundle.files[0]!.read()), 'bundle-unreadable');
    bundle.close();

    await expectRefused(made({ session: renderJson(session), sha256: 'a'.repeat(64) }), 'bundle-unreadable');
  });
});

interface Made {
  readonly session?: string;
  readonly sha256?: string;
  readonly manifest?: unknown;
  readonly more?: readonly RawEntry[];
  readonly ofSession?: Partial<RawEntry>;
}

/** A bundle made by hand. */
function made({
  session: text = renderJson(session),
  sha256,
  manifest,
  more = [],
  ofSession = {},
}: Made): string {
  const line = {
    name: 'session.json',
    bytes: Buffer.byteLength(text),
    sha256: sha256 ?? createHash('sha256').update(text).digest('hex'),
  };
  const list = manifest ?? { format: 'jamak-bundle', version: 1, files: [line] };
  return rawZip([
    { name: 'session.json', content: text, ...ofSession },
    ...more,
    { name: 'manifest.json', content: JSON.stringify(list) },
  ]);
}

describe('what is no bundle', () => {
  it('is opened where it was made by hand as Jamak makes it', async () => {
    const bundle = await openBundle(made({ more: [{ name: 'notes.txt', content: 'of a later version' }] }));
    expect(bundle.record).toEqual(session);
    expect(bundle.files).toEqual([]);
    bundle.close();
  });

  it('is unreadable: no zip, an empty one, a cut one, or one of something else', async () => {
    const path = join(temporaryFolder(), 'a.jamak');
    writeFileSync(path, 'this is text');
    await expectRefused(path, 'bundle-unreadable');
    writeFileSync(path, '');
    await expectRefused(path, 'bundle-unreadable');
    writeFileSync(path, readFileSync(made({})).subarray(0, 700));
    await expectRefused(path, 'bundle-unreadable');
    await expectRefused(rawZip([{ name: 'a.txt', content: 'text' }]), 'bundle-unreadable');
    await expectRefused(made({ session: '{}' }), 'bundle-unreadable');
    await expectRefused(made({ session: 'no JSON' }), 'bundle-unreadable');
    await expectRefused(
      made({ manifest: { format: 'jamak-bundle', version: 1, files: [] } }),
      'bundle-unreadable',
    );
    await expectRefused(made({ manifest: [] }), 'bundle-unreadable');
  });

  it('is of a newer Jamak, whatever else that says', async () => {
    await expectRefused(
      made({ manifest: { format: 'jamak-bundle', version: 2, parts: true } }),
      'bundle-newer',
    );
  });

  it.each([
    ['../evil.txt'],
    ['recordings/../../evil.txt'],
    ['/etc/passwd'],
    ['C:/evil.txt'],
    ['recordings\\evil.txt'],
    ['a/b/c.txt'],
    ['recordings/con'],
    ['recordings/aux.opus'],
    ['recordings/trailing.'],
    ['recordings/a\u0000.opus'],
    ['./a.txt'],
    ['recordings//a.txt'],
  ])('is unsafe with a file called %j', async (name) => {
    await expectRefused(made({ more: [{ name, content: 'evil' }] }), 'bundle-unsafe');
  });

  it('is unsafe with a link, a device, or two files that are one on some systems', async () => {
    await expectRefused(
      made({ more: [{ name: 'link', content: '/etc/passwd', mode: 0o120_777 }] }),
      'bundle-unsafe',
    );
    await expectRefused(made({ more: [{ name: 'device', content: '', mode: 0o020_666 }] }), 'bundle-unsafe');
    await expectRefused(
      made({
        more: [
          { name: 'recordings/a.opus', content: '1' },
          { name: 'recordings/A.opus', content: '2' },
        ],
      }),
      'bundle-unsafe',
    );
    await expectRefused(
      made({
        more: [
          { name: 'recordings/가.opus', content: '1' },
          { name: 'recordings/가.opus'.normalize('NFD'), content: '2' },
        ],
      }),
      'bundle-unsafe',
    );
  });

  it('is unsafe where a file is packed too well, or files share their bytes', async () => {
    const bomb = Buffer.alloc(8_000_000);
    await expectRefused(made({ more: [{ name: 'recordings/a.opus', content: bomb }] }), 'bundle-unsafe');
    await expectRefused(
      made({
        more: [
          { name: 'recordings/a.opus', content: 'x'.repeat(1000), stored: true },
          { name: 'recordings/b.opus', content: 'x'.repeat(1000), stored: true, saidStart: 0 },
        ],
      }),
      'bundle-unsafe',
    );
  });

  it('is refused where it lies about sizes', async () => {
    const large = renderJson(session);
    await expectRefused(made({ ofSession: { saidBytes: 10 } }), 'bundle-unreadable');
    await expectRefused(made({ ofSession: { saidBytes: large.length * 2 } }), 'bundle-unreadable');
    await expectRefused(made({ ofSession: { saidPacked: 0xfff_ffff } }), 'bundle-unsafe');
    await expectRefused(made({ ofSession: { saidBytes: 0xfff_ffff, stored: true } }), 'bundle-unreadable');
  });

  it('is unreadable where it is encrypted, or packed in a way that nobody knows', async () => {
    await expectRefused(made({ ofSession: { encrypted: true } }), 'bundle-unreadable');
    await expectRefused(made({ ofSession: { method: 12 } }), 'bundle-unreadable');
  });

  it('is unsafe with more files than any has', async () => {
    const more = Array.from({ length: 2100 }, (_, at) => ({ name: `f${at}`, content: '' }));
    await expectRefused(made({ more }), 'bundle-unsafe');
  });

  it.each([
    ['a caption that is there twice', record([{ id: 'a' }, { id: 'a' }])],
    ['an id that leads elsewhere', record([{ id: '../a' }])],
    ['a time without end', record([{ endMs: 1e12 }])],
    ['a time before the beginning', record([{ startMs: -1 }])],
    ['a text without end', record([{ text: 'x'.repeat(30_000) }])],
    ['an empty text', record([{ text: '' }])],
    ['no lane', record([{}], { lanes: [] })],
    ['a beginning that no clock tells', record([{}], { startedAt: 9e15 })],
  ])('is unreadable with %s', async (_, wrong) => {
    await expectRefused(made({ session: renderJson(wrong) }), 'bundle-unreadable');
  });
});
