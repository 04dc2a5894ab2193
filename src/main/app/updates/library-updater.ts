import { rm } from 'node:fs/promises';
import {
  AppImageUpdater,
  NsisUpdater,
  Provider,
  type ResolvedUpdateFileInfo,
  type UpdateFileInfo,
  type UpdateInfo,
} from 'electron-updater';
import { getAppCacheDir, type AppAdapter } from 'electron-updater/out/AppAdapter';
import type { UpdateInfoAndProvider } from 'electron-updater/out/AppUpdater';
import type { ProviderRuntimeOptions } from 'electron-updater/out/providers/Provider';
import { JamakError } from '../../../shared/errors';
import type { Update, UpdateChannel } from '../../../shared/requests/updates';
import { addressIn, listName } from './addresses';
import type { UpdateSource } from './contract';
import { FileFetcher } from './file-fetcher';
import type { Installation } from './installation';
import { asInstallError, hasDigest, placeFile } from './place';
import { readPublicKey, type UpdateList } from './signed-list';
import { UpdateServer, type UpdateServerOptions } from './update-server';

export interface LibraryOptions extends Omit<UpdateServerOptions, 'keys'> {
  /** Ed25519, base64. */
  readonly publicKeys: readonly string[];
  readonly installation: Installation;
  readonly program: Program;
  /** Has the program at `path` started once this one has quit. */
  readonly restartAs: (path: string) => void;
  readonly log: (line: string) => void;
}

/** This program, as electron-updater wants to know it. */
export interface Program {
  readonly version: string;
  readonly name: string;
  /** `app-update.yml` of electron-builder. */
  readonly configPath: string;
  readonly userDataPath: string;
  /** Where downloads lie; the system's folder by default. */
  readonly cachePath?: string;
}

/** What electron-updater has downloaded and checked. */
interface Downloaded {
  readonly path: string;
  readonly sha512: string;
}

/** Gives electron-updater a list whose signature was checked; itself it asks nobody. */
class SignedProvider extends Provider<UpdateInfo> {
  readonly #server: UpdateServer;
  list: UpdateList | null = null;
  /** What of the list is for this installation. */
  file: UpdateList['files'][number] | undefined;

  constructor(server: UpdateServer) {
    // It has a way out for providers that ask by themselves.
    super({} as ProviderRuntimeOptions);
    this.#server = server;
  }

  getLatestVersion(): Promise<UpdateInfo> {
    if (!this.list) return Promise.reject(new JamakError('update-unreadable'));
    const { version, files, releaseDate } = this.list;
    const [first] = files;
    const old = { path: first?.url ?? '', sha512: first?.sha512 ?? '' };
    return Promise.resolve({ version, releaseDate, ...old, files: files.map(fileInfo) });
  }

  resolveFiles(): ResolvedUpdateFileInfo[] {
    return this.file ? [{ url: this.#server.urlOf(this.file.url), info: fileInfo(this.file) }] : [];
  }
}

function fileInfo({ url, sha512, size }: UpdateList['files'][number]): UpdateFileInfo {
  return { url, sha512, ...(size !== undefined && { size }) };
}

/** What both of its updaters are told; they differ in how a version is installed. */
function prepare(
  updater: AppImageUpdater | NsisUpdater,
  fetcher: FileFetcher,
  log: LibraryOptions['log'],
): void {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  // It asks by ways of its own.
  updater.disableDifferentialDownload = true;
  updater.logger = { info: log, warn: log, error: log };
  // An updater that was given its adapter has no way out but this.
  Reflect.set(updater, 'httpExecutor', fetcher);
}

class AppImage extends AppImageUpdater {
  readonly provider: SignedProvider;

  constructor(provider: SignedProvider, adapter: AppAdapter) {
    super(null, adapter);
    this.provider = provider;
    // Whether there is an AppImage to replace is known by now (`installation`).
    this.forceDevUpdateConfig = true;
  }

  /** In place of its own, which makes a number for this user and keeps it. */
  protected override async getUpdateInfoAndProvider(): Promise<UpdateInfoAndProvider> {
    return { info: await this.provider.getLatestVersion(), provider: this.provider };
  }

  /** Never: what is downloaded is placed by us (`place`). */
  protected override doInstall(): boolean {
    return false;
  }
}

class Nsis extends NsisUpdater {
  readonly provider: SignedProvider;

  constructor(provider: SignedProvider, adapter: AppAdapter) {
    super(null, adapter);
    this.provider = provider;
  }

  protected override async getUpdateInfoAndProvider(): Promise<UpdateInfoAndProvider> {
    return { info: await this.provider.getLatestVersion(), provider: this.provider };
  }
}

/** Quitting and starting again are ours. */
function adapterOf({ version, name, configPath, userDataPath, cachePath }: Program): AppAdapter {
  return {
    version,
    name,
    isPackaged: true,
    appUpdateConfigPath: configPath,
    userDataPath,
    baseCachePath: cachePath ?? getAppCacheDir(),
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: () => undefined,
    onQuit: () => undefined,
  };
}

/** @throws when a key is none */
export function createLibraryUpdater(options: LibraryOptions): UpdateSource {
  return new LibraryUpdater(options);
}

/** New versions by electron-updater: which is newer, what is here already, what is whole, how it is installed. */
class LibraryUpdater implements UpdateSource {
  readonly #options: LibraryOptions;
  readonly #server: UpdateServer;
  readonly #provider: SignedProvider;
  readonly #fetcher: FileFetcher;
  readonly #updater: AppImage | Nsis;
  #downloaded: Downloaded | null = null;

  constructor(options: LibraryOptions) {
    this.#options = options;
    const { publicKeys, installation, log } = options;
    const adapter = adapterOf(options.program);
    this.#server = new UpdateServer({ ...options, keys: publicKeys.map(readPublicKey) });
    this.#provider = new SignedProvider(this.#server);
    this.#fetcher = new FileFetcher(this.#server);
    this.#updater =
      installation.type === 'installer'
        ? new Nsis(this.#provider, adapter)
        : new AppImage(this.#provider, adapter);
    prepare(this.#updater, this.#fetcher, log);
  }

  address(channel: UpdateChannel): string {
    return addressIn(this.#options.baseUrl, listName(channel)).href;
  }

  async check(channel: UpdateChannel, signal: AbortSignal): Promise<Update | null> {
    const list = await this.#server.list(channel, signal);
    const { endings } = this.#options.installation;
    this.#provider.list = list;
    this.#provider.file = list.files.find(({ url }) =>
      endings.some((ending) => url.toLowerCase().endsWith(ending)),
    );
    this.#downloaded = null;
    const result = await this.#updater.checkForUpdates().catch((cause: unknown) => {
      throw new JamakError('update-unreadable', { cause });
    });
    if (!result?.isUpdateAvailable) return null;
    const { version, releaseNotes } = list;
    return { version, notes: releaseNotes, bytes: this.#provider.file?.size ?? null };
  }

  async download(onProgress: (receivedBytes: number) => void, signal: AbortSignal): Promise<void> {
    const { file } = this.#provider;
    if (!file) throw new JamakError('update-missing');
    this.#downloaded = null;
    const paths = await this.#fetcher.during({ size: file.size, onProgress, signal }, () =>
      this.#updater.downloadUpdate().catch((error: unknown) => {
        throw error instanceof JamakError || signal.aborted ? error : asInstallError(error);
      }),
    );
    const [path] = paths;
    if (path === undefined) throw new JamakError('update-broken');
    this.#downloaded = { path, sha512: file.sha512 };
  }

  async install(restart: boolean): Promise<void> {
    const downloaded = this.#downloaded;
    if (!downloaded) throw new JamakError('update-not-installed');
    try {
      await this.#place(downloaded, restart);
    } catch (error) {
      // electron-updater takes a file of this run for whole as long as it is there, and would fetch no other.
      if (error instanceof JamakError && error.code === 'update-damaged') {
        this.#downloaded = null;
        await rm(downloaded.path, { force: true }).catch(() => undefined);
      }
      throw error;
    }
  }

  async #place({ path, sha512 }: Downloaded, restart: boolean): Promise<void> {
    const { installation, restartAs } = this.#options;
    if (installation.type === 'appimage') {
      await placeFile(path, installation.path, sha512);
      // The next check begins anew; what it leaves is in the way of nobody.
      await rm(path, { force: true }).catch(() => undefined);
      if (restart) restartAs(installation.path);
      return;
    }
    // It may have lain there for days.
    const whole = await hasDigest(path, sha512).catch((error: unknown) => {
      throw asInstallError(error);
    });
    if (!whole) throw new JamakError('update-damaged');
    // The installer waits a second or two, and then ends Jamak.
    if (!this.#updater.install(true, restart))
      throw new JamakError('update-not-installed', { retryable: true });
  }
}
