import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { openKeys, type KeysOptions, type SafeStorage } from '../../../src/main/app/keys';
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

function open(path: string, safeStorage: SafeStorage, platform: KeysOptions['platform'] = 'linux') {
  return openKeys({ path, safeStorage, platform });
}

describe('with a keychain', () => {
  it('keeps keys over a restart, in a file that tells nothing of them', async () => {
    const path = newPath();
    const keys = open(path, keychain());
    expect(keys.list()).toEqual({ ids: [], kept: [], keychain: true });
    const answer = await keys.set('language', KEY, false);
    await keys.set('speech-1', 'another', false);
    expect(answer).toEqual({ ids: ['language'], kept: ['language'], keychain: true });
    expect(readFileSync(path, 'utf8')).not.toContain(KEY);
    expect(readFileSync(path, 'utf8')).not.toContain(Buffer.from(KEY).toString('base64'));
    const again = open(path, keychain());
    expect(again.list()).toEqual({
      ids: ['language', 'speech-1'],
      kept: ['language', 'speech-1'],
      keychain: true,
    });
    expect([again.get('language'), again.get('speech-1'), again.get('other')]).toEqual([
      KEY,
      'another',
      undefined,
    ]);
  });

  it.skipIf(process.platform === 'win32')('lets only its user read the file', async () => {
    const path = newPath();
    await open(path, keychain()).set('language', KEY, false);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.each(['darwin', 'win32'] as const)('asks for no backend on %s', async (platform) => {
    const path = newPath();
    const keys = open(path, { ...keychain(), getSelectedStorageBackend: refuse }, platform);
    expect(keys.list().keychain).toBe(true);
    expect((await keys.set('language', KEY, false)).kept).toEqual(['language']);
  });

  it('takes a new key in place of the old one, and forgets it on demand', async () => {
    const path = newPath();
    const keys = open(path, keychain());
    await keys.set('language', 'old', false);
    await keys.set('language', `  ${KEY}\n`, false);
    expect(open(path, keychain()).get('language')).toBe(KEY);
    expect(await keys.set('language', null, false)).toEqual({ ids: [], kept: [], keychain: true });
    expect(keys.get('language')).toBeUndefined();
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
    expect(['id0', 'id1', 'id2'].map((id) => again.get(id))).toEqual(['key 18', 'key 19', 'key 17']);
  });

  it('holds a key for this run when the user refuses the keychain', async () => {
    const path = newPath();
    const keys = open(path, { ...keychain(), encryptString: refuse });
    expect(await keys.set('language', KEY, false)).toEqual({ ids: ['language'], kept: [], keychain: true });
    expect(keys.get('language')).toBe(KEY);
    expect(existsSync(path)).toBe(false);
  });

  it('does not list what another machine wrote, and leaves it there', async () => {
    const path = newPath();
    await open(path, keychain('mine')).set('language', KEY, false);
    const elsewhere = open(path, keychain('theirs'));
    expect(elsewhere.list()).toEqual({ ids: [], kept: [], keychain: true });
    expect(elsewhere.get('language')).toBeUndefined();
    await elsewhere.set('speech-1', 'theirs', false);
    expect(open(path, keychain('mine')).get('language')).toBe(KEY);
  });
});

describe.each([
  ['none', noKeychain],
  ['one that everybody can open', keychain('mine', 'basic_text')],
])('with a keychain that is %s', (_, safeStorage) => {
  it('holds keys for this run only', async () => {
    const path = newPath();
    const keys = open(path, safeStorage);
    expect(await keys.set('language', KEY, false)).toEqual({ ids: ['language'], kept: [], keychain: false });
    expect(keys.get('language')).toBe(KEY);
    expect(existsSync(path)).toBe(false);
    expect(open(path, safeStorage).list().ids).toEqual([]);
  });

  it('keeps them when the user agrees, and says in the file that they are not protected', async () => {
    const path = newPath();
    const keys = open(path, safeStorage);
    const answer = await keys.set('language', KEY, true);
    expect(answer).toEqual({ ids: ['language'], kept: ['language'], keychain: false });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({
      keys: [{ id: 'language', protection: 'none' }],
    });
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(open(path, safeStorage).get('language')).toBe(KEY);
  });

  it('takes back what it kept when the next key is not to be kept', async () => {
    const path = newPath();
    const keys = open(path, safeStorage);
    await keys.set('language', 'old', true);
    expect(await keys.set('language', KEY, false)).toMatchObject({ ids: ['language'], kept: [] });
    expect(keys.get('language')).toBe(KEY);
    expect(open(path, safeStorage).get('language')).toBeUndefined();
  });
});

describe('a file', () => {
  it.each([
    ['cut off', '{ "version": 1, "ke'],
    ['of something else', '{ "version": 1, "keys": [{ "id": "language", "value": "???" }] }'],
    ['of a newer Jamak', '{ "version": 2, "keys": [] }'],
  ])('that is %s is taken for an empty one', async (_, content) => {
    const path = join(temporaryFolder(), 'keys.json');
    writeFileSync(path, content);
    const keys = open(path, keychain());
    expect(keys.list().ids).toEqual([]);
    await keys.set('language', KEY, false);
    expect(open(path, keychain()).get('language')).toBe(KEY);
  });

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
    expect(keys.get('language')).toBe(KEY);
    expect(keys.list()).toEqual({ ids: ['language'], kept: [], keychain: false });
  });
});
