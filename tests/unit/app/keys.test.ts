import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openKeys, type KeysOptions, type SafeStorage } from '../../../src/main/app/keys';
import type { StorageNotice } from '../../../src/main/storage/contract';
import { temporaryFolder } from '../scripts/temporary-folder';
import { expectJamakError } from '../storage/expect-jamak-error';

const KEY = 'sk-test-0123456789';

/** A keychain whose secret is the `machine`: another machine can't read what it wrote. */
function keychain(machine = 'mine', backend = 'gnome_libsecret'): SafeStorage {
  return {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => backend,
    encryptString: (text) => Buffer.from(`${machine}:${flip(text)}`),
    decryptString(encrypted) {
      const [by, text = ''] = encrypted.toString().split(':');
      if (by !== machine) throw new Error('Error while decrypting the ciphertext');
      return flip(text);
    },
  };
}

function flip(text: string): string {
  return text.split('').toReversed().join('');
}

function refuse(): never {
  throw new Error('Error while encrypting the text provided to safeStorage.encryptString.');
}

/** As Electron is on a Linux desktop without a keychain. */
const noKeychain: SafeStorage = {
  ...keychain(),
  isEncryptionAvailable: () => false,
  getSelectedStorageBackend: () => 'basic_text',
  encryptString: refuse,
};

function newPath(): string {
  return join(temporaryFolder(), 'new', 'keys.json');
}

const ADDRESS = 'https://api.example.com/v1';
const ORIGIN = 'https://api.example.com';
const NOW = Date.UTC(2026, 10, 22, 9, 30, 5, 7);

/** Keys whose servers are all at one address, and a user who agrees to it, unless a test says otherwise. */
function open(path: string, safeStorage: SafeStorage, options: Partial<KeysOptions> = {}) {
  return openKeys({
    path,
    safeStorage,
    platform: 'linux',
    addressOf: () => ADDRESS,
    addressOfOld: () => ADDRESS,
    confirm: () => Promise.resolve(true),
    onNotice: (notice) => expect.fail(notice.code),
    now: () => NOW,
    ...options,
  });
}

describe('with a keychain', () => {
  it('keeps keys over a restart, in a file that tells nothing of them', async () => {
    const path = newPath();
    const keys = open(path, keychain());
    expect(keys.list()).toEqual({ ids: [], kept: [], origins: {}, keychain: true });
    const answer = await keys.set('language', KEY, false);
    await keys.set('speech-1', 'another', false);
    expect(answer).toEqual({
      ids: ['language'],
      kept: ['language'],
      origins: { language: ORIGIN },
      keychain: true,
    });
    expect(readFileSync(path, 'utf8')).not.toContain(KEY);
    expect(readFileSync(path, 'utf8')).not.toContain(Buffer.from(KEY).toString('base64'));
    const again = open(path, keychain());
    expect(again.list()).toEqual({
      ids: ['language', 'speech-1'],
      kept: ['language', 'speech-1'],
      origins: { language: ORIGIN, 'speech-1': ORIGIN },
      keychain: true,
    });
    expect([
      again.get('language', ADDRESS),
      again.get('speech-1', ADDRESS),
      again.get('other', ADDRESS),
    ]).toEqual([KEY, 'another', undefined]);
  });

  it.skipIf(process.platform === 'win32')('lets only its user read the file', async () => {
    const path = newPath();
    await open(path, keychain()).set('language', KEY, false);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.each(['darwin', 'win32'] as const)('asks for no backend on %s', async (platform) => {
    const path = newPath();
    const keys = open(path, { ...keychain(), getSelectedStorageBackend: refuse }, { platform });
    expect(keys.list().keychain).toBe(true);
    expect((await keys.set('language', KEY, false)).kept).toEqual(['language']);
  });

  it('takes a new key in place of the old one, and forgets it on demand', async () => {
    const path = newPath();
    const keys = open(path, keychain());
    await keys.set('language', 'old', false);
    await keys.set('language', `  ${KEY}\n`, false);
    expect(open(path, keychain()).get('language', ADDRESS)).toBe(KEY);
    expect(await keys.set('language', null, false)).toEqual({
      ids: [],
      kept: [],
      origins: {},
      keychain: true,
    });
    expect(keys.get('language', ADDRESS)).toBeUndefined();
    expect(open(path, keychain()).list().ids).toEqual([]);
    await keys.set('language', KEY, false);
    await keys.set('language', '  ', false);
    expect(open(path, keychain()).list().ids).toEqual([]);
  });

  it('writes what was set last when much is set at once', async () => {
    const path = newPath();
    const keys = open(path, keychain());
    await Promise.all(Array.from({ length: 20 }, (_, at) => keys.set(`id${at % 3}`, `key ${at}`, false)));
    const again = open(path, keychain());
    expect(['id0', 'id1', 'id2'].map((id) => again.get(id, ADDRESS))).toEqual(['key 18', 'key 19', 'key 17']);
  });

  it('holds a key for this run when the user refuses the keychain', async () => {
    const path = newPath();
    const keys = open(path, { ...keychain(), encryptString: refuse });
    expect(await keys.set('language', KEY, false)).toEqual({
      ids: ['language'],
      kept: [],
      origins: { language: ORIGIN },
      keychain: true,
    });
    expect(keys.get('language', ADDRESS)).toBe(KEY);
    expect(existsSync(path)).toBe(false);
  });

  it('does not list what another machine wrote, and leaves it there', async () => {
    const path = newPath();
    await open(path, keychain('mine')).set('language', KEY, false);
    const elsewhere = open(path, keychain('theirs'));
    expect(elsewhere.list()).toEqual({ ids: [], kept: [], origins: {}, keychain: true });
    expect(elsewhere.get('language', ADDRESS)).toBeUndefined();
    await elsewhere.set('speech-1', 'theirs', false);
    expect(open(path, keychain('mine')).get('language', ADDRESS)).toBe(KEY);
  });
});

describe.each([
  ['none', noKeychain],
  ['one that everybody can open', keychain('mine', 'basic_text')],
])('with a keychain that is %s', (_, safeStorage) => {
  it('holds keys for this run only', async () => {
    const path = newPath();
    const keys = open(path, safeStorage);
    expect(await keys.set('language', KEY, false)).toEqual({
      ids: ['language'],
      kept: [],
      origins: { language: ORIGIN },
      keychain: false,
    });
    expect(keys.get('language', ADDRESS)).toBe(KEY);
    expect(existsSync(path)).toBe(false);
    expect(open(path, safeStorage).list().ids).toEqual([]);
  });

  it('keeps them when the user agrees, and says in the file that they are not protected', async () => {
    const path = newPath();
    const keys = open(path, safeStorage);
    const answer = await keys.set('language', KEY, true);
    expect(answer).toEqual({
      ids: ['language'],
      kept: ['language'],
      origins: { language: ORIGIN },
      keychain: false,
    });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      version: 2,
      keys: [{ id: 'language', origin: ORIGIN, protection: 'none' }],
    });
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(open(path, safeStorage).get('language', ADDRESS)).toBe(KEY);
  });

  it('takes back what it kept when the next key is not to be kept', async () => {
    const path = newPath();
    const keys = open(path, safeStorage);
    await keys.set('language', 'old', true);
    expect(await keys.set('language', KEY, false)).toMatchObject({ ids: ['language'], kept: [] });
    expect(keys.get('language', ADDRESS)).toBe(KEY);
    expect(open(path, safeStorage).get('language', ADDRESS)).toBeUndefined();
  });
});

describe('a key', () => {
  /** Keys of servers whose addresses a test moves, and what the user was asked. */
  function moving(safeStorage: SafeStorage = keychain()) {
    const addresses: Record<string, string> = { language: ADDRESS, 'speech-1': 'http://127.0.0.1:8000/v1' };
    const asked: string[] = [];
    const answers = { allow: true };
    const path = newPath();
    const keys = open(path, safeStorage, {
      addressOf: (id) => addresses[id] ?? null,
      confirm: (origin) => {
        asked.push(origin);
        return Promise.resolve(answers.allow);
      },
    });
    return { keys, addresses, asked, answers, path };
  }

  it('is for the origin that the settings named when it was given, and for no other', async () => {
    const { keys, addresses } = moving();
    await keys.set('language', KEY, false);
    expect(keys.list().origins).toEqual({ language: ORIGIN });
    expect(keys.get('language', 'https://API.example.com:443/v2/')).toBe(KEY);
    for (const other of [
      'http://api.example.com/v1',
      'https://api.example.com:8443/v1',
      'https://api.example.com.evil.example/v1',
      'https://example.com/v1',
      'https://api.example.com@evil.example/v1',
      'http://127.0.0.1:8000/v1',
      'nonsense',
      '',
    ]) {
      expect(keys.get('language', other)).toBeUndefined();
    }
    // Whatever the settings say later.
    addresses['language'] = 'https://evil.example/v1';
    expect(keys.get('language', 'https://evil.example/v1')).toBeUndefined();
    expect(keys.get('speech-1', ADDRESS)).toBeUndefined();
  });

  it('for a new origin is taken once the user agrees, who is asked no more about it', async () => {
    const { keys, asked, path } = moving();
    await keys.set('language', KEY, false);
    await keys.set('language', 'another', false);
    expect(asked).toEqual([ORIGIN]);
    const again = open(path, keychain(), { confirm: () => expect.fail('asked again') });
    await again.set('speech-2', KEY, false);
    expect(again.get('speech-2', ADDRESS)).toBe(KEY);
  });

  it.each(['http://127.0.0.1:8000/v1', 'http://localhost:11434/v1', 'http://[::1]:8080/v1'])(
    'for a server on this machine needs nobody’s leave: %s',
    async (address) => {
      const { keys, addresses, asked } = moving();
      addresses['speech-1'] = address;
      await keys.set('speech-1', KEY, false);
      expect(keys.get('speech-1', address)).toBe(KEY);
      expect(asked).toEqual([]);
    },
  );

  it('that the user refuses to send is not taken; the one before it stays with its own origin', async () => {
    const { keys, addresses, answers, asked, path } = moving();
    await keys.set('language', KEY, false);
    answers.allow = false;
    addresses['language'] = 'https://other.example/v1';
    const error = await expectJamakError(() => keys.set('language', 'new', false), 'key-not-sent');
    expect(error.params).toEqual({ address: 'https://other.example' });
    expect(asked).toEqual([ORIGIN, 'https://other.example']);
    expect(keys.get('language', 'https://other.example/v1')).toBeUndefined();
    expect(keys.get('language', ADDRESS)).toBe(KEY);
    expect(open(path, keychain()).get('language', ADDRESS)).toBe(KEY);
  });

  it('for a server that the settings do not name is refused', async () => {
    const { keys } = moving();
    await expectJamakError(() => keys.set('speech-9', KEY, false), 'bad-request');
    expect(keys.list().ids).toEqual([]);
    // Forgetting one takes no server.
    expect((await keys.set('speech-9', null, false)).ids).toEqual([]);
  });

  it('is forgotten when that was asked for after it was given, though the user took time to agree', async () => {
    let agree: (allowed: boolean) => void = () => undefined;
    const keys = open(newPath(), keychain(), { confirm: () => new Promise((resolve) => (agree = resolve)) });
    const given = keys.set('language', KEY, false);
    const forgotten = keys.set('language', null, false);
    await Promise.resolve();
    agree(true);
    await given;
    expect((await forgotten).ids).toEqual([]);
  });
});

describe('a file of version 1', () => {
  const first = (ids: readonly string[]): string =>
    JSON.stringify({
      version: 1,
      keys: ids.map((id) => ({
        id,
        protection: 'keychain',
        value: keychain().encryptString(KEY).toString('base64'),
      })),
    });

  it('gives each key to the origin that the settings name at the first start, for good', async () => {
    const path = join(temporaryFolder(), 'keys.json');
    writeFileSync(path, first(['language', 'speech-1']));
    const addressOfOld = (id: string): string | null => (id === 'language' ? ADDRESS : null);
    const keys = open(path, keychain(), { addressOfOld });
    expect(keys.get('language', ADDRESS)).toBe(KEY);
    // Nobody knows whom it was given for: it is there, but sent nowhere.
    expect(keys.list().origins).toEqual({ language: ORIGIN, 'speech-1': null });
    expect(keys.get('speech-1', ADDRESS)).toBeUndefined();
    await keys.set('other', null, false);
    await expect.poll(() => JSON.parse(readFileSync(path, 'utf8')) as unknown).toMatchObject({ version: 2 });
    const later = open(path, keychain(), { addressOfOld: () => 'https://evil.example/v1' });
    expect(later.list().origins).toEqual({ language: ORIGIN, 'speech-1': null });
    expect(later.get('language', 'https://evil.example/v1')).toBeUndefined();
  });
});

describe('a file', () => {
  it.each([
    ['cut off', '{ "version": 2, "ke'],
    ['of something else', '[]'],
    ['empty', ''],
    ['of a newer Jamak', '{ "version": 3, "keys": [] }'],
  ])('that is %s is kept aside, and it is said', async (_, content) => {
    const folder = temporaryFolder();
    const path = join(folder, 'keys.json');
    writeFileSync(path, content);
    const notices: StorageNotice[] = [];
    const keys = open(path, keychain(), { onNotice: (notice) => notices.push(notice) });
    expect(keys.list().ids).toEqual([]);
    const kept = join(folder, 'keys.broken-2026-11-22T09-30-05-007Z.json');
    expect(notices).toEqual([{ level: 'warning', code: 'keys-broken', params: { path: kept } }]);
    await keys.set('language', KEY, false);
    expect(open(path, keychain()).get('language', ADDRESS)).toBe(KEY);
    expect(readFileSync(kept, 'utf8')).toBe(content);
  });

  it.each([2, 1])(
    'of version %i with one bad entry loses that alone, and a copy is kept',
    async (version) => {
      const folder = temporaryFolder();
      const path = join(folder, 'keys.json');
      const value = keychain().encryptString(KEY).toString('base64');
      const good = {
        id: 'language',
        protection: 'keychain',
        value,
        ...(version === 2 && { origin: ORIGIN }),
      };
      const content = JSON.stringify({ version, keys: [{ ...good, id: 'speech-1', value: '???' }, 7, good] });
      writeFileSync(path, content);
      const notices: StorageNotice[] = [];
      const keys = open(path, keychain(), { onNotice: (notice) => notices.push(notice) });
      expect(keys.list().ids).toEqual(['language']);
      expect(keys.get('language', ADDRESS)).toBe(KEY);
      expect(notices.map(({ code }) => code)).toEqual(['keys-broken']);
      expect(
        readFileSync(
          join(
            folder,
            readdirSync(folder).find((name) => name !== 'keys.json')!,
          ),
          'utf8',
        ),
      ).toBe(content);
      await keys.set('other', null, false);
      await expect
        .poll(() => JSON.parse(readFileSync(path, 'utf8')) as unknown)
        .toMatchObject({
          keys: [{ id: 'language' }],
        });
      // The file is mended, so nothing is said again.
      expect(open(path, keychain()).get('language', ADDRESS)).toBe(KEY);
    },
  );

  it('that can’t be written leaves the key for this run, and is said without it', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const path = join(file, 'keys.json');
    const keys = open(path, noKeychain);
    const error = await expectJamakError(() => keys.set('language', KEY, true), 'settings-unsaved');
    expect(error.params).toEqual({ path });
    const told = inspect(error, { depth: 10 });
    expect(told).not.toContain(KEY);
    expect(told).not.toContain(Buffer.from(KEY).toString('base64'));
    expect(keys.get('language', ADDRESS)).toBe(KEY);
    expect(keys.list()).toEqual({
      ids: ['language'],
      kept: [],
      origins: { language: ORIGIN },
      keychain: false,
    });
  });
});
