import { z } from 'zod';
import { JamakError } from '../../shared/errors';
import { checkIds } from '../../shared/ids';
import type { Keys } from '../../shared/ipc';
import { isLoopback } from '../remote/address';
import type { StorageNotice } from '../storage/contract';
import { openJsonFile } from '../storage/json-file';

/** What is used of Electron's `safeStorage`. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean;
  /** On Linux only. */
  getSelectedStorageBackend?(): string;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
}

const fileSchema = z.object({
  version: z.literal(2),
  keys: z
    .array(
      z.object({
        id: z.string().min(1),
        /** Where alone the key is sent: scheme, host and port. Null: it is not known whom it was given for. */
        origin: z.string().nullable(),
        /** 'none': the value is the key itself in base64, which anybody can read who can read the file. */
        protection: z.enum(['keychain', 'none']),
        /** Base64. */
        value: z.base64(),
      }),
    )
    .check(checkIds),
});
type Entry = z.infer<typeof fileSchema>['keys'][number];

/** Version 1 had no origins. */
const firstFileSchema = z.object({
  version: z.literal(1),
  keys: z.array(z.looseObject({ id: z.string() }).catch({ id: '' })),
});

export interface KeyStore {
  /** Which keys there are, and for whom; keys themselves never leave main. */
  list(): Keys;
  /**
   * The key for a request to an address: only if it was given for that very origin. For main alone: never to a
   * window, a log, an error or a program's arguments.
   */
  get(id: string, baseUrl: string): string | undefined;
  /**
   * Takes the key in place of an older one, for the origin that the settings name for it now, or forgets it when it is
   * null or blank. The user is asked about an origin that is neither this machine's nor has a key already. `keep` says
   * that the user agrees to keep it unprotected, in a file that only they may read, where there is no keychain.
   * Answers as `list` does: a key that is not among the `kept` holds for this run only.
   *
   * @throws JamakError 'key-not-sent' with the origin as its `address` when the user refused, and 'bad-request' when
   *   the settings name no address; nothing is changed then. 'settings-unsaved' with the file's `path` when it could
   *   not be written; what was asked then holds for this run
   */
  set(id: string, key: string | null, keep: boolean): Promise<Keys>;
}

export interface KeysOptions {
  readonly path: string;
  readonly safeStorage: SafeStorage;
  readonly platform: NodeJS.Platform;
  /** The address that the settings name now for a key's server; null for none. */
  readonly addressOf: (id: string) => string | null;
  /** The same for keys of a Jamak that did not keep their origins, asked once for each; null leaves it unknown. */
  readonly addressOfOld: (id: string) => string | null;
  /** Asks the user whether a key may go to an origin, such as `https://api.example.com`. */
  readonly confirm: (origin: string) => Promise<boolean>;
  readonly onNotice: (notice: StorageNotice) => void;
  /** Epoch milliseconds. */
  readonly now?: () => number;
}

interface Held {
  readonly key: string;
  readonly origin: string | null;
}

/**
 * The keys of servers, in `keys.json`. Each belongs to the origin that it was given for and is sent nowhere else,
 * whatever a window puts into the settings. Each is encrypted with a secret that the system keeps (Keychain on macOS,
 * DPAPI on Windows, the Secret Service or KWallet on Linux), so the file is of no use to other users and on other
 * machines. Where Linux has no such service, Electron would encrypt with a password that everybody knows; that is no
 * protection, so keys are then held in memory, unless the user agrees to keep them as they are.
 *
 * To be opened once Electron is ready. A key that can't be decrypted any more is not listed, and stays in the file
 * until it is set anew. A file that can't be read, or not in all its parts, is kept aside, and 'keys-broken' told with
 * the `path` of the file kept.
 */
export function openKeys(options: KeysOptions): KeyStore {
  const { path, safeStorage, platform, addressOf, confirm, onNotice, now } = options;
  const keychain =
    safeStorage.isEncryptionAvailable() &&
    (platform !== 'linux' || safeStorage.getSelectedStorageBackend?.() !== 'basic_text');
  let upgraded = false;
  const file = openJsonFile({ path, schema: fileSchema, version: 2, migrate, now });
  const entries = new Map((file.found?.keys ?? []).map((entry) => [entry.id, entry]));
  const held = new Map<string, Held>();
  for (const entry of entries.values()) {
    const key = unseal(entry);
    if (key !== null) held.set(entry.id, { key, origin: entry.origin });
  }
  /** Ids in the file as it is on the disk. */
  let kept = new Set(entries.keys());
  if (file.damage) onNotice({ level: 'warning', code: 'keys-broken', params: { path: file.damage.path } });
  if (upgraded || (file.damage && file.found)) {
    write().catch(() => onNotice({ level: 'warning', code: 'settings-unsaved', params: { path } }));
  }

  function migrate(value: unknown): unknown {
    const first = firstFileSchema.safeParse(value);
    if (!first.success) return value;
    upgraded = true;
    const keys = first.data.keys.map((entry) => ({
      ...entry,
      origin: originOf(options.addressOfOld(entry.id)),
    }));
    return { version: 2, keys };
  }

  function list(): Keys {
    const ids = [...held.keys()];
    const origins = Object.fromEntries([...held].map(([id, { origin }]) => [id, origin]));
    return { ids, kept: ids.filter((id) => kept.has(id)), origins, keychain };
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
  function seal(id: string, { key, origin }: Held, keep: boolean): Entry | null {
    if (!keychain) {
      return keep ? { id, origin, protection: 'none', value: Buffer.from(key).toString('base64') } : null;
    }
    try {
      return { id, origin, protection: 'keychain', value: safeStorage.encryptString(key).toString('base64') };
    } catch {
      // The user may have refused access to the keychain.
      return null;
    }
  }

  async function write(): Promise<void> {
    const keys = [...entries.values()];
    try {
      await file.write({ version: 2, keys });
      kept = new Set(keys.map((entry) => entry.id));
    } catch (cause) {
      throw new JamakError('settings-unsaved', { params: { path }, cause });
    }
  }

  /** The origin that a key is given for, once the user agrees to it. */
  async function agreedOrigin(id: string): Promise<string> {
    const address = addressOf(id);
    const origin = originOf(address);
    if (address === null || origin === null) throw new JamakError('bad-request');
    const known = isLoopback(address) || [...held.values()].some((other) => other.origin === origin);
    if (!known && !(await confirm(origin))) {
      throw new JamakError('key-not-sent', { params: { address: origin } });
    }
    return origin;
  }

  async function set(id: string, given: string | null, keep: boolean): Promise<Keys> {
    // Pasted keys come with white space, which no request header takes.
    const key = given?.trim() ?? '';
    const taken = key === '' ? null : { key, origin: await agreedOrigin(id) };
    const entry = taken && seal(id, taken, keep);
    if (taken) held.set(id, taken);
    else held.delete(id);
    const old = entries.delete(id);
    if (entry) entries.set(id, entry);
    if (entry || old) {
      kept.delete(id);
      await write();
    }
    return list();
  }

  let last: Promise<unknown> = Promise.resolve();

  return {
    list,

    get(id, baseUrl) {
      const found = held.get(id);
      return found && found.origin !== null && found.origin === originOf(baseUrl) ? found.key : undefined;
    },

    set(...asked) {
      // One after the other: what is asked last holds, though the user may take time to answer.
      const answer = last.then(() => set(...asked));
      last = answer.catch(() => undefined);
      return answer;
    },
  };
}

/** Null for what is no web address. */
function originOf(address: string | null): string | null {
  if (address === null || !URL.canParse(address)) return null;
  const { origin } = new URL(address);
  return origin === 'null' ? null : origin;
}
