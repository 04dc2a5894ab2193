import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { SetupFailure } from './failure.mjs';

export async function hashFile(path, algorithm, encoding = 'hex') {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(path), hash);
  return hash.digest(encoding);
}

/** Refuses a file whose content is not the pinned one ("sha512-BASE64", as npm writes it). */
export async function verifyIntegrity(path, integrity, name) {
  const [algorithm] = integrity.split('-', 1);
  const found = `${algorithm}-${await hashFile(path, algorithm, 'base64')}`;
  if (found !== integrity) {
    throw new SetupFailure(
      `The download of ${name} is damaged or was tampered with, so it was thrown away: run the same command again, and if that fails too, check your npm registry or proxy.`,
    );
  }
}
