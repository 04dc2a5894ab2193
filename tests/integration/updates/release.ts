import { createHash, generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { publicKeyOf, signLists } from '../../../scripts/package/sign-updates.mjs';
import type { Installation } from '../../../src/main/app/updates/installation';
import { createLibraryUpdater } from '../../../src/main/app/updates/library-updater';
import { listName } from '../../../src/main/app/updates/addresses';
import { Outbound } from '../../../src/main/remote/outbound';

export const OLD = Buffer.from('the Jamak that works');
export const NEW = Buffer.from('the next Jamak '.repeat(40_000));
export const NOTES = { en: 'Faster.\n<b>No markup.</b>', ko: '더 빨라요.' };
export const NAME = 'Jamak-0.2.0.AppImage';
export const LIST = `/${listName('stable')}`;

export interface Key {
  readonly secret: string;
  readonly public: string;
}

export function newKey(): Key {
  const { privateKey } = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  return { secret: privateKey, public: publicKeyOf(privateKey) };
}

export interface ReleaseOptions {
  readonly key: Key;
  readonly version?: string;
  readonly content?: Buffer;
  /** Of what the list says that it is; that of `content` by default. */
  readonly digestOf?: Buffer;
  /** Bytes that the list says; null for nothing. */
  readonly size?: number | null;
}

/** What a server holds of a release: lists as electron-builder writes them, signed as a release's are. */
export function release(options: ReleaseOptions): Record<string, Buffer> {
  const { key, version = '0.2.0', content = NEW, digestOf = content, size = content.length } = options;
  const digest = createHash('sha512').update(digestOf).digest('base64');
  const list = [
    `version: ${version}`,
    'files:',
    `  - url: ${NAME}`,
    `    sha512: ${digest}`,
    ...(size === null ? [] : [`    size: ${size}`, '    blockMapSize: 120']),
    '  - url: jamak_0.2.0_amd64.deb',
    `    sha512: ${digest}`,
    `path: ${NAME}`,
    `sha512: ${digest}`,
    "releaseDate: '2026-11-27T15:00:00.000Z'",
  ].join('\n');
  const folder = mkdtempSync(join(tmpdir(), 'jamak-release-'));
  for (const channel of ['stable', 'beta'] as const) {
    writeFileSync(join(folder, listName(channel)), `${list}\n`);
  }
  signLists(folder, NOTES, key.secret);
  const lists = readdirSync(folder).map((name) => [`/${name}`, readFileSync(join(folder, name))] as const);
  rmSync(folder, { recursive: true });
  return { ...Object.fromEntries(lists), [`/${NAME}`]: content };
}

export interface InstalledOptions {
  readonly baseUrl: string;
  readonly keys: readonly Key[];
  readonly version?: string;
  /** Where the AppImage lies; a folder of its own by default. */
  readonly folder?: string;
  readonly cachePath?: string;
  readonly offline?: boolean;
  readonly stallMs?: number;
  readonly installation?: Installation;
}

/** An AppImage on a disk, and electron-updater as its Jamak would use it. */
export function installed(options: InstalledOptions) {
  const { baseUrl, keys, version = '0.1.0', offline = false, stallMs } = options;
  const folder = options.folder ?? temporaryFolder();
  const own = temporaryFolder();
  const cachePath = options.cachePath ?? join(own, 'cache');
  const path = join(folder, 'Jamak.AppImage');
  mkdirSync(cachePath, { recursive: true });
  writeFileSync(path, OLD);
  chmodSync(path, 0o750);
  const configPath = join(own, 'app-update.yml');
  writeFileSync(configPath, `provider: generic\nurl: ${baseUrl}\nupdaterCacheDirName: jamak-updater\n`);
  // Where electron-updater looks for what it is to replace.
  const before = process.env['APPIMAGE'];
  process.env['APPIMAGE'] = path;
  onTestFinished(() => {
    if (before === undefined) delete process.env['APPIMAGE'];
    else process.env['APPIMAGE'] = before;
  });
  const outbound = new Outbound({ offline: () => offline, now: () => 1 });
  const restarts: string[] = [];
  const updater = createLibraryUpdater({
    baseUrl,
    publicKeys: keys.map((key) => key.public),
    fetch: outbound.fetchFor('updates'),
    ...(stallMs !== undefined && { stallMs }),
    installation: options.installation ?? { type: 'appimage', path, endings: ['.appimage'] },
    program: { version, name: 'Jamak', configPath, userDataPath: own, cachePath },
    restartAs: (program) => restarts.push(program),
    log: () => undefined,
  });
  return {
    updater,
    outbound,
    restarts,
    path,
    folder,
    own,
    cachePath,
    /** What electron-updater has kept of a download. */
    pending: (): string[] => {
      try {
        return readdirSync(join(cachePath, 'jamak-updater/pending')).toSorted();
      } catch {
        return [];
      }
    },
    isOld: (): boolean => readFileSync(path).equals(OLD),
  };
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-updates-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
