import { JamakError, toErrorValue } from '../../../shared/errors';
import type { Update, UpdateChannel, UpdateProgress, UpdatesState } from '../../../shared/requests/updates';
import type { NoticeBoard } from '../notice-board';
import type { UpdateSource } from './contract';
import type { UpdatesFile } from './updates-file';

export interface UpdatesOptions {
  /** Null where this build knows no server that it could trust. */
  readonly source: UpdateSource | null;
  readonly means: UpdatesState['means'];
  /** Whether a new version can be put in place only once Jamak has quit, as by an installer, which ends all that runs. */
  readonly needsQuit: boolean;
  /** Of this Jamak. */
  readonly version: string;
  readonly page: string | null;
  readonly settings: () => { readonly channel: UpdateChannel | 'off'; readonly offline: boolean };
  /** Whether anything is being captioned. */
  readonly busy: () => boolean;
  readonly file: Pick<UpdatesFile, 'kept' | 'change'>;
  readonly notices: Pick<NoticeBoard, 'add' | 'withdraw'>;
  readonly onChanged: (state: UpdatesState) => void;
  readonly quit: () => void;
  readonly onError: (error: unknown) => void;
  /** Epoch ms. */
  readonly now: () => number;
  /** Ms of the steady clock. */
  readonly steadyNow: () => number;
}

/** So long after the start nothing is asked: Jamak has better to do, ms. */
export const FIRST_MS = 60_000;
/** Between two questions, ms. */
export const EVERY_MS = 6 * 3600_000;
/** After one that failed, ms. */
export const RETRY_MS = 3600_000;
/** Between two messages of how far a download is, ms. */
const PROGRESS_MS = 250;

/** Why something under way is given up; the user asked for none of it. */
const STOPPED = Symbol('stopped');

/**
 * Newer versions: looked for, fetched and installed when the user wants it, and never while anything is captioned. What
 * fails leaves this Jamak as it is. `look` is to be called every few seconds, and when a session begins or ends.
 */
export class Updates {
  readonly #options: UpdatesOptions;
  #progress: UpdateProgress = { type: 'idle' };
  /** The question or download that is under way. */
  #work: AbortController | null = null;
  /** When a question is due, ms of the steady clock. */
  #dueAt: number;
  #held = false;
  /** Whether Jamak is to be there again once a new version was installed at quitting. */
  #restart = false;
  /** The settings that hold. */
  #heeded: string;
  #toldAt = -Infinity;
  /** Versions of which a notice was put up. */
  readonly #announced = new Set<string>();

  constructor(options: UpdatesOptions) {
    this.#options = options;
    const { kept } = options.file;
    const since = kept.checkedAt === null ? EVERY_MS : options.now() - kept.checkedAt;
    const wait = since >= 0 ? Math.max(EVERY_MS - since, FIRST_MS) : FIRST_MS;
    this.#dueAt = options.steadyNow() + wait;
    this.#heeded = this.#settings;
    this.#tellOutcome(kept.expected);
  }

  get state(): UpdatesState {
    const { version, means, page, file } = this.#options;
    const channel = this.#channel;
    return {
      version,
      means,
      page,
      address: channel === null ? null : (this.#options.source?.address(channel) ?? null),
      checkedAt: file.kept.checkedAt,
      held: this.#held,
      progress: this.#progress,
    };
  }

  /** Does what is due, and gives up what must wait. */
  look(): void {
    if (!this.#options.source) return;
    const held = this.#options.busy();
    if (held !== this.#held) {
      this.#held = held;
      this.#changed();
    }
    if (held) return this.#stop();
    if (this.#work) return;
    if (this.#progress.type === 'available') {
      this.#announce('update-available', this.#progress.update);
      if (this.#progress.wanted) return void this.#download(this.#progress.update);
    }
    if (this.#progress.type === 'ready') this.#announce('update-ready', this.#progress.update);
    const due = this.#options.steadyNow() >= this.#dueAt;
    if (due && this.#channel !== null && !this.#isDecided) void this.#check(this.#channel);
  }

  /** Looks for a newer version now. @throws JamakError 'update-later', 'offline'; 'bad-request' when it is switched off */
  check(): void {
    const { settings, busy, source } = this.#options;
    const { channel, offline } = settings();
    if (!source || channel === 'off') throw new JamakError('bad-request');
    if (offline)
      throw new JamakError('offline', { params: { server: new URL(source.address(channel)).host } });
    if (busy()) throw new JamakError('update-later');
    if (this.#work || this.#isDecided) return;
    void this.#check(channel);
  }

  /** Fetches what is available, now or once nothing is captioned. @throws JamakError 'bad-request' when nothing is */
  download(): void {
    const update = this.#fetchable;
    if (!update || this.#options.means !== 'itself' || this.#channel === null) {
      throw new JamakError('bad-request');
    }
    this.#set({ type: 'available', update, wanted: true });
    this.look();
  }

  /** Gives up a question or a download, or the wish for one. */
  cancel(): void {
    this.#work?.abort();
    if (this.#progress.type === 'available') this.#set({ ...this.#progress, wanted: false });
  }

  /**
   * 'now' installs what was fetched and restarts, which a quit that the user takes back puts off to the next one; 'quit' and
   * 'never' say what is done when Jamak quits.
   *
   * @throws JamakError 'update-later'; 'bad-request' when nothing is ready
   */
  async install(when: 'now' | 'quit' | 'never'): Promise<void> {
    if (this.#progress.type !== 'ready') throw new JamakError('bad-request');
    if (when === 'now' && this.#options.busy()) throw new JamakError('update-later');
    this.#restart = when === 'now';
    if (when !== 'now' || this.#options.needsQuit) {
      this.#set({ ...this.#progress, atQuit: when !== 'never' });
      if (when === 'now') this.#options.quit();
      return;
    }
    const { update } = this.#progress;
    this.#set({ type: 'installing', update });
    try {
      await this.#install(update, true);
    } catch (error) {
      this.#options.onError(error);
      return this.#set({ type: 'failed', during: 'install', error: toErrorValue(error), update });
    }
    this.#options.quit();
  }

  /** The last thing that is done, once all else is closed. Never rejects: what fails is said when Jamak starts again. */
  async installAtQuit(): Promise<void> {
    if (this.#progress.type !== 'ready' || !this.#progress.atQuit) return;
    const { update } = this.#progress;
    await this.#install(update, this.#restart).catch((error: unknown) => this.#options.onError(error));
  }

  settingsChanged(): void {
    const settings = this.#settings;
    if (settings === this.#heeded || !this.#options.source) return;
    this.#heeded = settings;
    if (this.#progress.type !== 'installing') {
      this.#work?.abort(STOPPED);
      // What was found is of another channel, or must not be fetched any more.
      this.#work = null;
      this.#dueAt = this.#options.steadyNow();
      this.#set({ type: 'idle' });
    }
    this.look();
  }

  close(): void {
    this.#work?.abort(STOPPED);
    this.#work = null;
  }

  /** The channel that may be asked; null when none may. */
  get #channel(): UpdateChannel | null {
    const { channel, offline } = this.#options.settings();
    return offline || channel === 'off' ? null : channel;
  }

  get #settings(): string {
    return this.#channel ?? '';
  }

  /** Whether the user has decided on a version, so that no other one is looked for. */
  get #isDecided(): boolean {
    const { type } = this.#progress;
    return type === 'ready' || type === 'installing' || type === 'downloading';
  }

  /** What could be fetched, or fetched again. */
  get #fetchable(): Update | null {
    if (this.#work) return null;
    const { progress } = this.state;
    return progress.type === 'available' || progress.type === 'failed' ? progress.update : null;
  }

  /** Has what is under way wait. */
  #stop(): void {
    this.#work?.abort(STOPPED);
  }

  async #check(channel: UpdateChannel): Promise<void> {
    const { source, file, steadyNow, now } = this.#options;
    if (!source) return;
    const before = this.#progress;
    await this.#run({ type: 'checking' }, async (signal) => {
      this.#dueAt = steadyNow() + RETRY_MS;
      const update = await source.check(channel, signal);
      signal.throwIfAborted();
      this.#dueAt = steadyNow() + EVERY_MS;
      void file.change({ checkedAt: now() });
      return update ? { type: 'available', update, wanted: false } : { type: 'none' };
    }).catch((error: unknown) => this.#failed('check', error, before, null));
  }

  async #download(update: Update): Promise<void> {
    const { source } = this.#options;
    if (!source) return;
    const before: UpdateProgress = { type: 'available', update, wanted: false };
    await this.#run({ type: 'downloading', update, receivedBytes: 0 }, async (signal) => {
      const onProgress = (receivedBytes: number): void => {
        if (!signal.aborted) this.#came(update, receivedBytes);
      };
      await source.download(onProgress, signal);
      signal.throwIfAborted();
      return { type: 'ready', update, atQuit: false };
    }).catch((error: unknown) => this.#failed('download', error, before, update));
  }

  /** Does one thing at a time; what it gives is how things stand after it, unless nobody wants it any more. */
  async #run(
    meanwhile: UpdateProgress,
    work: (signal: AbortSignal) => Promise<UpdateProgress>,
  ): Promise<void> {
    const controller = new AbortController();
    this.#work = controller;
    this.#set(meanwhile);
    try {
      const after = await work(controller.signal);
      if (this.#work !== controller) return;
      this.#work = null;
      this.#set(after);
      this.look();
    } catch (error) {
      if (this.#work !== controller) return;
      this.#work = null;
      throw controller.signal.aborted ? new Abandoned(controller.signal.reason === STOPPED) : error;
    }
  }

  #failed(during: 'check' | 'download', error: unknown, before: UpdateProgress, update: Update | null): void {
    if (error instanceof Abandoned) {
      if (during === 'check' && error.stopped) this.#dueAt = this.#options.steadyNow() + FIRST_MS;
      // The user still wants what a session has come before.
      const wanted = before.type === 'available' && during === 'download' && error.stopped;
      return this.#set(wanted ? { ...before, wanted } : before);
    }
    this.#options.onError(error);
    this.#set({ type: 'failed', during, error: toErrorValue(error), update });
  }

  async #install(update: Update, restart: boolean): Promise<void> {
    const { source, file } = this.#options;
    await file.change({ expected: update.version });
    try {
      await source?.install(restart);
    } catch (error) {
      // Said now where somebody sees it, else when Jamak starts again.
      if (this.#progress.type === 'installing') await file.change({ expected: null });
      throw error;
    }
  }

  /** Whether the last run's version was installed. */
  #tellOutcome(expected: string | null): void {
    const { version, notices, file } = this.#options;
    if (expected === null) return;
    if (expected === version) notices.add('info', 'update-done', { version });
    else notices.add('warning', 'update-not-installed', { version: expected });
    void file.change({ expected: null });
  }

  #announce(code: 'update-available' | 'update-ready', { version }: Update): void {
    if (this.#announced.has(`${code} ${version}`)) return;
    this.#announced.add(`${code} ${version}`);
    if (code === 'update-ready') this.#options.notices.withdraw('update-available');
    this.#options.notices.add('info', code, { version });
  }

  #came(update: Update, receivedBytes: number): void {
    const at = this.#options.steadyNow();
    this.#progress = { type: 'downloading', update, receivedBytes };
    if (at - this.#toldAt < PROGRESS_MS) return;
    this.#toldAt = at;
    this.#changed();
  }

  #set(progress: UpdateProgress): void {
    this.#progress = progress;
    this.#changed();
  }

  #changed(): void {
    this.#options.onChanged(this.state);
  }
}

/** Given up, by the user or because it must wait (`stopped`). */
class Abandoned extends Error {
  constructor(readonly stopped: boolean) {
    super('abandoned');
  }
}
