import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { accessSchema, type Access, type Tokens } from '../../../shared/broadcast/local-server';

const ACCESSES = accessSchema.options;

const TOKEN_BYTES = 24;

/** 192 bits that nobody can guess, as an address takes them. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** Digests are as long as each other, and what one begins with tells nothing of the token. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** What `given` allows; null for nothing. Takes the same time for every wrong one. */
export function accessOf(given: string, tokens: Tokens): Access | null {
  const found = digest(given);
  const matches = ACCESSES.map((access) => timingSafeEqual(found, digest(tokens[access])));
  const at = matches.indexOf(true);
  return at === -1 ? null : (ACCESSES[at] ?? null);
}
