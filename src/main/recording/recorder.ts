import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { JamakError } from '../../shared/errors';
import { msToSamples } from '../../shared/sound';
import { RecordingFolders, type SetAside } from './folders';
import { noteErasing, readErasing } from './journal';
import type { RecordingPlace, RecordingTrouble } from './protocol';
import type { Span } from './spans';
import { RecordingThread } from './thread';

export interface RecorderOptions {
  /** Its own folder; made when it is needed. */
  readonly folder: string;
  /** The built `worker.ts`. */
  readonly workerPath: string;
  /** Whether what is heard now is kept. */
  readonly enabled: () => boolean;
  /** Sound can't be kept for now; said once, until `onWorking`. */
  readonly onTrouble: (code: RecordingTrouble) => void;
  readonly onWorking: () => void;
}

/** Sound that may wait for its thread, frames: about a minute of one lane. More is left out, and is silent in the file. */
const MOST_WAITING = 2_000;

/**
 * Keeps the sound of sessions beside their captions: what each lane hears, as Opus, in a file whose time is the
 * session's. Nobody waits for it. What a mute or a pause leaves out never comes here, and is silence in the file.
 */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #folders: RecordingFolders;
  readonly #thread: RecordingThread;
  /** Sessions of this run of which sound was kept, and that have not ended. */
  readonly #open = new Set<string>();
  #trouble: RecordingTrouble | null = null;
  #behind = false;

  constructor(options: RecorderOptions) {
    this.#options = options;
    const { folder, workerPath } = options;
    this.#folders = new RecordingFolders(folder);
    this.#thread = new RecordingThread({
      folder,
      workerPath,
      onTrouble: (code) => {
        this.#trouble = code;
        this.#tell();
      },
    });
  }

  /** Sound of a lane that ends at `endMs`, session ms, and follows what it heard before. */
  hear(place: RecordingPlace, samples: Float32Array, endMs: number): void {
    if (!this.#options.enabled()) return;
    const behind = this.#thread.waiting >= (this.#behind ? MOST_WAITING / 2 : MOST_WAITING);
    if (behind !== this.#behind) {
      this.#behind = behind;
      this.#tell();
    }
    if (behind) return;
    this.#open.add(place.sessionId);
    const at = msToSamples(endMs) - samples.length;
    void this.#thread.ask({ type: 'sound', ...place, at, samples });
  }

  /** The session has ended. */
  end(sessionId: string): void {
    if (this.#open.delete(sessionId)) void this.#thread.ask({ type: 'end', sessionId });
  }

  /**
   * Puts silence in the place of what was heard there until now: noted at once, so that it is done even if the app
   * dies; done when this resolves.
   *
   * @throws JamakError 'store-failed' where it can't be done right now; it is tried again at the next start
   */
  async erase(sessionId: string, spans: readonly Span[]): Promise<void> {
    const folder = join(this.#folders.path, sessionId);
    if (spans.length === 0 || !(this.#open.has(sessionId) || existsSync(folder))) return;
    const journal = this.#note(folder, spans);
    const command = { type: 'erase', sessionId, spans, journal } as const;
    // The thread may have died over something else.
    if ((await this.#thread.ask(command)) || (await this.#thread.ask(command))) return;
    throw new JamakError('store-failed', { params: { path: this.#folders.path }, retryable: true });
  }

  /** Does what a crash has left undone. @throws what the file system throws */
  async recover(): Promise<void> {
    await this.#folders.eraseDeleted();
    for (const sessionId of await this.#folders.sessions()) {
      const erasing = await readErasing(join(this.#folders.path, sessionId));
      for (const [journal, spans] of erasing) {
        await this.#thread.ask({ type: 'erase', sessionId, spans, journal });
      }
    }
  }

  /** Sessions of which sound is kept. */
  sessions(): Promise<string[]> {
    return this.#folders.sessions();
  }

  /** Lanes of a session of which sound is kept. @throws JamakError 'bad-request' */
  lanesOf(sessionId: string): Promise<string[]> {
    return this.#folders.lanesOf(sessionId);
  }

  /** The file of a lane, proved to lie in the folder. @throws JamakError 'bad-request' */
  fileOf(place: RecordingPlace): string {
    return this.#folders.fileOf(place);
  }

  /** What all recordings take on disk, bytes. */
  bytes(): Promise<number> {
    return this.#folders.bytes();
  }

  /** See `RecordingFolders.setAside`. Of a session that has ended. @throws JamakError 'store-failed' */
  async setAside(sessionId: string): Promise<SetAside> {
    this.#open.delete(sessionId);
    if (this.#thread.running) await this.#thread.ask({ type: 'end', sessionId });
    try {
      return await this.#folders.setAside(sessionId);
    } catch (cause) {
      throw new JamakError('store-failed', {
        params: { path: this.#folders.path },
        retryable: true,
        cause,
      });
    }
  }

  /** Resolves when all that was heard is written. */
  async close(): Promise<void> {
    if (this.#thread.running) await this.#thread.ask({ type: 'close' });
  }

  /** Where even that can't be written, it is erased all the same; only a crash could leave it. */
  #note(folder: string, spans: readonly Span[]): string {
    try {
      return noteErasing(folder, spans);
    } catch {
      return 'erase-unnoted.json';
    }
  }

  #tell(): void {
    const code = this.#trouble ?? (this.#behind ? 'recording-failed' : null);
    if (code) this.#options.onTrouble(code);
    else this.#options.onWorking();
  }
}
