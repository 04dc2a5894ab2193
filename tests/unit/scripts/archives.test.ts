import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { extractMembers } from '../../../scripts/setup/tar.mjs';
import { unpackZip } from '../../../scripts/setup/zip.mjs';
import { temporaryFolder } from './temporary-folder';

type Member = { name: string; content: Buffer; prefix?: string };

/** A .tgz as npm packs it: ustar headers, content padded to blocks of 512. */
function makeTarball(members: Member[]): Buffer {
  const blocks = members.flatMap(({ name, content, prefix = '' }) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
    header.write('ustar', 257);
    header.write(prefix, 345);
    return [header, content, Buffer.alloc((512 - (content.length % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

describe('extractMembers', () => {
  const big = Buffer.from(Array.from({ length: 300_000 }, (_, index) => (index * 7919) % 251));
  const members: Member[] = [
    { name: 'package/skipped.bin', content: big },
    { name: 'package/empty', content: Buffer.alloc(0) },
    { name: 'package/big.bin', content: big },
    { name: 'deep/file', content: Buffer.from('x'.repeat(512)), prefix: 'package/very' },
  ];

  test('writes just what was asked for, whole, over many chunks', async () => {
    const folder = temporaryFolder();
    const tarball = join(folder, 'a.tgz');
    writeFileSync(tarball, makeTarball(members));
    await extractMembers(tarball, {
      'package/big.bin': join(folder, 'big'),
      'package/empty': join(folder, 'empty'),
      'package/very/deep/file': join(folder, 'deep'),
    });
    expect(readFileSync(join(folder, 'big')).equals(big)).toBe(true);
    expect(statSync(join(folder, 'empty')).size).toBe(0);
    expect(readFileSync(join(folder, 'deep'), 'utf8')).toBe('x'.repeat(512));
  });

  test('says which member is missing', async () => {
    const folder = temporaryFolder();
    const tarball = join(folder, 'a.tgz');
    writeFileSync(tarball, makeTarball(members));
    await expect(extractMembers(tarball, { 'package/other': join(folder, 'other') })).rejects.toThrow(
      'package/other is not in the archive',
    );
  });

  test('a tarball that ends too early is not taken for a whole one', async () => {
    const folder = temporaryFolder();
    const tarball = join(folder, 'a.tgz');
    const whole = makeTarball(members);
    writeFileSync(tarball, whole.subarray(0, whole.length / 2));
    await expect(extractMembers(tarball, { 'package/big.bin': join(folder, 'big') })).rejects.toThrow();
  });
});

type Entry = { name: string; content: Buffer; mode?: number; crc?: number; stored?: boolean };

function makeZip(entries: Entry[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, mode = 0o644, crc = crc32(content), stored = false } of entries) {
    const data = stored ? content : deflateRawSync(content);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(stored ? 0 : 8, 10);
    central.writeUInt32LE(crc, 16);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt16LE(Buffer.byteLength(name), 28);
    central.writeUInt32LE((mode << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    parts.push(local, Buffer.from(name), data);
    directory.push(central, Buffer.from(name));
    offset += local.length + Buffer.byteLength(name) + data.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listing, end]);
}

function unpack(zip: Buffer, place: (name: string) => string | undefined): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'a.zip'), zip);
  unpackZip(join(folder, 'a.zip'), folder, place);
  return folder;
}

describe('unpackZip', () => {
  test('places entries, leaves others out, and keeps programs executable', () => {
    const text = Buffer.from('program '.repeat(5000));
    const folder = unpack(
      makeZip([
        { name: 'app/', content: Buffer.alloc(0) },
        { name: 'app/run', content: text, mode: 0o755 },
        { name: 'app/data/file.txt', content: Buffer.from('한글'), stored: true },
        { name: 'other/file.txt', content: text },
      ]),
      (name) => (name.startsWith('app/') ? name.slice(4) : undefined),
    );
    expect(readFileSync(join(folder, 'run')).equals(text)).toBe(true);
    expect(readFileSync(join(folder, 'data/file.txt'), 'utf8')).toBe('한글');
    expect(existsSync(join(folder, 'file.txt'))).toBe(false);
    if (process.platform !== 'win32') expect(statSync(join(folder, 'run')).mode & 0o111).toBe(0o111);
  });

  test('refuses an entry whose content is not what the directory says', () => {
    const zip = makeZip([{ name: 'a', content: Buffer.from('a'), crc: 1 }]);
    expect(() => unpack(zip, (name) => name)).toThrow('a is damaged');
  });

  test('refuses an entry that would land outside of the folder', () => {
    const zip = makeZip([{ name: '../a', content: Buffer.from('a') }]);
    expect(() => unpack(zip, (name) => name)).toThrow('points outside');
  });

  test('refuses what is no archive', () => {
    expect(() => unpack(Buffer.from('<html>proxy says no</html>'), (name) => name)).toThrow('no directory');
  });
});
