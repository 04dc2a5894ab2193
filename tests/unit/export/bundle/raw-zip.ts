import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import { temporaryFolder } from '../../scripts/temporary-folder';

/** A file of a zip as it is written, with what a liar may write instead. */
export interface RawEntry {
  readonly name: string;
  readonly content: string | Buffer;
  readonly stored?: boolean;
  /** Bytes that it is said to have once it is unpacked. */
  readonly saidBytes?: number;
  /** Bytes that it is said to have in the zip. */
  readonly saidPacked?: number;
  /** Where it is said to begin. */
  readonly saidStart?: number;
  /** Permissions and kind as Unix has them. */
  readonly mode?: number;
  readonly encrypted?: boolean;
  readonly method?: number;
}

/** A zip made by hand. Returns its path. */
export function rawZip(entries: readonly RawEntry[], saidCount = entries.length): string {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let start = 0;
  for (const entry of entries) {
    const content = Buffer.from(entry.content);
    const packed = entry.stored ? content : deflateRawSync(content);
    const name = Buffer.from(entry.name);
    const method = entry.method ?? (entry.stored ? 0 : 8);
    const flags = 0x800 | (entry.encrypted ? 1 : 0);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(content), 0);
    sizes.writeUInt32LE(entry.saidPacked ?? packed.length, 4);
    sizes.writeUInt32LE(entry.saidBytes ?? content.length, 8);
    const common = Buffer.alloc(10);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(method, 4);
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(name.length, 0);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common, sizes, lengths, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((entry.mode ?? 0) << 16) >>> 0, 6);
    rest.writeUInt32LE(entry.saidStart ?? start, 10);
    const made = Buffer.from([20, 3]);
    centrals.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), made, common, sizes, lengths, rest, name]));
    locals.push(local);
    start += local.length;
  }
  const central = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(saidCount, 8);
  end.writeUInt16LE(saidCount, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(start, 16);
  const path = join(temporaryFolder(), 'made.jamak');
  writeFileSync(path, Buffer.concat([...locals, central, end]));
  return path;
}
