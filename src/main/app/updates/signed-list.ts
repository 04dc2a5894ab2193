import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { parseUpdateInfo } from 'electron-updater/out/providers/Provider';
import { z } from 'zod';
import { JamakError } from '../../../shared/errors';

/** What a signature is of begins so, with the name of the list after it, so that no other list can stand in its place. */
const SIGNED_AS = 'jamak update list';
/** Of notes in one language, characters. */
const LONGEST_NOTES = 20_000;
const LARGEST_FILE = 4 * 1024 ** 3;

/** In the list's own folder. */
const fileName = z
  .string()
  .regex(/^[\w.+-]+$/u, 'a name without a path')
  .max(200);
const notes = z.string().max(LONGEST_NOTES);

/** What of electron-builder's list of a version is used; all else in it is dropped. */
const listSchema = z.object({
  version: z.string().max(64),
  files: z
    .array(
      z.object({
        url: fileName,
        /** Of the file's 64 bytes, base64. */
        sha512: z.string().regex(/^[A-Za-z0-9+/]{86}==$/u),
        size: z.number().int().positive().max(LARGEST_FILE).optional(),
      }),
    )
    .min(1)
    .max(20),
  releaseDate: z.string().max(64).default(''),
  releaseNotes: z.object({ en: notes, ko: notes }).nullable().default(null),
});
export type UpdateList = z.infer<typeof listSchema>;

/** An Ed25519 key from its 32 bytes in base64. @throws when it is none */
export function readPublicKey(base64: string): KeyObject {
  const x = Buffer.from(base64, 'base64').toString('base64url');
  return createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
}

/** What is signed of a list. scripts/package/sign-updates.mjs signs the same. */
function signedBytes(name: string, list: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`${SIGNED_AS}\n${name}\n`), list]);
}

/** Whether one of `keys` has signed `list` under this name. `signature`: base64. */
export function isGenuine(
  keys: readonly KeyObject[],
  name: string,
  list: Uint8Array,
  signature: string,
): boolean {
  const bytes = Buffer.from(signature.trim(), 'base64');
  return keys.some((key) => verify(null, signedBytes(name, list), key, bytes));
}

/** Reads a list that is genuine. @throws JamakError 'update-unreadable' */
export function readList(name: string, list: Uint8Array): UpdateList {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(list);
    return listSchema.parse(parseUpdateInfo(text, name, new URL('https://localhost/')));
  } catch (cause) {
    throw new JamakError('update-unreadable', { cause });
  }
}
