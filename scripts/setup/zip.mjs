import { chmodSync, closeSync, fstatSync, mkdirSync, openSync, readSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;

/**
 * Unpacks a .zip (no zip64, no encryption): `place(name)` says where an entry goes, relative to `folder`, or returns
 * undefined to leave it out. Neither `unzip` nor Python can be taken for granted on a fresh machine.
 */
export function unpackZip(zipPath, folder, place) {
  const file = openSync(zipPath, 'r');
  try {
    for (const entry of readDirectory(file)) {
      const target = place(entry.name);
      if (target === undefined || entry.name.endsWith('/')) continue;
      if (target.split(/[\\/]/).includes('..'))
        throw new Error(`${entry.name} points outside of its archive`);
      const path = join(folder, target);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, readEntry(file, entry));
      if (entry.mode & 0o111) chmodSync(path, 0o755);
    }
  } finally {
    closeSync(file);
  }
}

function readDirectory(file) {
  const { size } = fstatSync(file);
  const tail = readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  let end = tail.length - 22;
  while (end >= 0 && tail.readUInt32LE(end) !== endSignature) end -= 1;
  if (end < 0) throw new Error('the archive has no directory');
  const directory = readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = [];
  for (let at = 0; at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature;) {
    const nameLength = directory.readUInt16LE(at + 28);
    entries.push({
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      compressedSize: directory.readUInt32LE(at + 20),
      mode: directory.readUInt32LE(at + 38) >>> 16,
      offset: directory.readUInt32LE(at + 42),
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
    });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

function readEntry(file, entry) {
  const local = readAt(file, entry.offset, 30);
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  const stored = readAt(file, start, entry.compressedSize);
  const content = entry.method === 0 ? stored : inflateRawSync(stored);
  // crc32 came with Node 20.15; the whole archive's hash was checked before, this one finds bugs in this reader.
  if (crc32(content) !== entry.crc) throw new Error(`${entry.name} is damaged`);
  return content;
}

function readAt(file, position, length) {
  const buffer = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const count = readSync(file, buffer, read, length - read, position + read);
    if (count === 0) throw new Error('the archive ends too early');
    read += count;
  }
  return buffer;
}
