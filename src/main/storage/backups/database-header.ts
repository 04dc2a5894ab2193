import { open } from 'node:fs/promises';

/** Where SQLite's file format has them, and what every database begins with. */
const MAGIC = 'SQLite format 3\0';
const HEADER_BYTES = 100;
const USER_VERSION_AT = 60;

/**
 * The version of the shape of the database at `path`, as its file says without what its log may hold; null when there
 * is no file, or none of a database.
 */
export async function versionInFile(path: string): Promise<number | null> {
  const file = await open(path, 'r').catch(() => null);
  if (!file) return null;
  try {
    const header = Buffer.alloc(HEADER_BYTES);
    const { bytesRead } = await file.read(header, 0, HEADER_BYTES, 0);
    if (bytesRead < HEADER_BYTES || header.toString('latin1', 0, MAGIC.length) !== MAGIC) return null;
    return header.readUInt32BE(USER_VERSION_AT);
  } finally {
    await file.close();
  }
}
