import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import { MAX_HEAD_BYTES, readHead, withChecksum, type PageHead } from './ogg';
import { silentPacket } from './silence';
import { packetsOf, type Span } from './spans';

interface PlacedPage extends PageHead {
  /** Where it begins in the file, bytes. */
  readonly at: number;
}

/** The pages of a file up to its end, or to where it was cut. */
export function* pagesOf(file: number): Generator<PlacedPage> {
  const { size } = fstatSync(file);
  const buffer = Buffer.alloc(MAX_HEAD_BYTES);
  for (let at = 0; at < size;) {
    const head = readHead(buffer.subarray(0, readSync(file, buffer, 0, buffer.length, at)));
    if (!head || at + head.pageBytes > size) return;
    yield { ...head, at };
    at += head.pageBytes;
  }
}

/**
 * Puts silence in the place of what was heard there, in the file itself, which stays as long as it was; what was cut
 * at its end goes. Once it returns, the disk has it. It may be done again, as after a crash in the middle of it.
 *
 * @throws what the file system throws
 */
export function eraseFromFile(path: string, spans: readonly Span[]): void {
  const file = openSync(path, 'r+');
  try {
    eraseSound(file, spans);
  } finally {
    closeSync(file);
  }
}

/** The same of a file that is open to be read and written. */
export function eraseSound(file: number, spans: readonly Span[]): void {
  const ranges = spans.map(packetsOf);
  let end = 0;
  for (const page of pagesOf(file)) {
    end = page.at + page.pageBytes;
    if (page.packetsBefore > 0) erasePage(file, page, ranges);
  }
  ftruncateSync(file, end);
  fsyncSync(file);
}

function erasePage(file: number, page: PlacedPage, ranges: readonly [first: number, end: number][]): void {
  const first = page.packetsBefore - page.packetBytes.length;
  const wanted = (packet: number): boolean => ranges.some(([from, to]) => packet >= from && packet < to);
  if (!page.packetBytes.some((_, index) => wanted(first + index))) return;
  const bytes = Buffer.alloc(page.pageBytes);
  readSync(file, bytes, 0, bytes.length, page.at);
  let at = page.headBytes;
  for (const [index, length] of page.packetBytes.entries()) {
    if (wanted(first + index)) bytes.set(silentPacket(length), at);
    at += length;
  }
  writeWhole(file, withChecksum(bytes), page.at);
}

/** Writes all of `bytes` at `at`; a file system may take only a part at once. */
export function writeWhole(file: number, bytes: Buffer, at: number): void {
  for (let done = 0; done < bytes.length;) {
    done += writeSync(file, bytes, done, bytes.length - done, at + done);
  }
}
