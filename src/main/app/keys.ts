import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { JamakError } from '../../shared/errors';
import type { Keys } from '../../shared/ipc';
import { writeAtomically } from '../files/atomic-write';

/** What is used of Electron's `safeStorage`. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  /** On Linux only. */
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
}

const fileSchema = z.object({
  version: z.literal(1),
  keys: z.array(
    z.object({
      id: z.string().min(1),
      /** 'none': the value is the key itself in base64, which anybody can read who can read the file. */
      protection: z.enum(['keychain', 'none']),
      /** Base64. */
      value: z.base64(),
    }),
  ),
});
type Entry = z.infer<typeof fileSchema>['keys'][number];

/** Only its user may read the file. Windows keeps a user's files from others by itself. */
const MODE = 0o600;

export interface KeyStore {
  /** Which keys there are; keys themselves never leave main. */
  list(): Keys;
  /** For main alone: never to a window, a log, an error or a program's arguments. */
  get(id: string): string | undefined;
  /**
   * Takes the key in place of an older one, or forgets it when it is null or blank. `keep` says that the user agrees
   * to keep it unprotected, in a file that only they may read, where there is no keychain. Answers as `list` does: a
   * key that is not among the `kept` holds for this run only.
   *
   * @throws JamakError 'settings-unsaved' with the file's `path` when it could not be written; what was asked then
   *   holds for this run
   */
  set(id: string, key: string | null, keep: boolean): Promise<Keys>;
}

export interface KeysOptions {
  readonly path: string;
  readonly safeStorage: SafeStorage;
  readonly platform: NodeJS.Platform;
}

/**
 * The keys of servers, in `keys.json`. Each is encrypted with a secret that the system keeps (Keychain on macOS, DPAPI
 * on Windows, the Secret Service or KWallet on Linux), so the file is of no use to other users and on other machines.
 * Where Linux has no such service, Electron would encrypt with a password that everybody knows; that is no
 * protection, so keys are then held in memory, unless the user agrees to keep them as they are.
 *
 * To be opened once Electron is ready. A key that can't be decrypted any more is not listed, and stays in the file
 * until it is set anew; a file that is not ours is taken for an empty one.
 */
export function openKeys({ path, safeStorage, platform }: KeysOptions): KeyStore {
  const keychain =
    safeStorage.isEncryptionAvailable() &&
    (platform !== 'linux' || safeStorage.getSelectedStorageBackend?.() !== 'basic_text');
  const entries = new Map(readEntries(path).map((entry) => [entry.id, entry]));
  const keys = new Map<string, string>();
  for (const entry of entries.values()) {
    const key = unseal(entry);
    if (key !== null) keys.set(entry.id, key);
  }
  /** Ids in the file as it is on the disk. */
  let kept = new Set(entries.keys());
  let writing = Promise.resolve();

  function list(): Keys {
    const ids = [...keys.keys()];
    return { ids, kept: ids.filter((id) => kept.has(id)), keychain };
  }

  function unseal({ protection, value }: Entry): string | null {
    const bytes = Buffer.from(value, 'base64');
    if (protection === 'none') return bytes.toString('utf8');
    try {
      return safeStorage.decryptString(bytes);
    } catch {
      return null;
    }
  }

  /** Null when it is to be held in memory only. */
  function seal(id: string, key: string, keep: boolean): Entry | null {
    if (!keychain)
      return keep ? { id, protection: 'none', value: Buffer.from(key).toString('base64') } : null;
    try {
      return { id, protection: 'keychain', value: safeStorage.encryptString(key).toString('base64') };
    } catch {
      // The user may have refused access to the keychain.
      return null;
    }
  }

  async function write(): Promise<void> {
    const file: z.infer<typeof fileSchema> = { version: 1, keys: [...entries.values()] };
    try {
      await mkdir(dirname(path), { recursive: true });
      await writeAtomically(path, `${JSON.stringify(file, null, 2)}\n`, MODE);
      kept = new Set(file.keys.map((entry) => entry.id));
    } catch (cause) {
      throw new JamakError('settings-unsaved', { params: { path }, cause });
    }
  }

  return {
    list,
    get: (id) => keys.get(id),

    async set(id, given, keep) {
      // Pasted keys come with white space, which no request header takes.
      const key = given?.trim() ?? '';
      const entry = key === '' ? null : seal(id, key, keep);
      if (key === '') keys.delete(id);
      else keys.set(id, key);
      const old = entries.delete(id);
      if (entry) entries.set(id, entry);
      if (entry || old) {
        kept.delete(id);
        // One write after the other, so that an older state can't land on a newer one.
        writing = writing.catch(() => undefined).then(write);
        await writing;
      }
      return list();
    },
  };
}

function readEntries(path: string): Entry[] {
  try {
    return fileSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).keys;
  } catch {
    return [];
  }
}
