import { join } from 'node:path';
import { JamakError } from '../../../shared/errors';
import type { SessionEvent } from '../../../shared/session/events';
import { writeAtomically } from '../../files/atomic-write';
import { sharedMode } from '../../files/permissions';
import type { PublicFeed } from '../contract';
import { currentLines, logLines, type LineStyle } from './lines';
import { PacedFile, type PacedFileOptions } from './paced-file';

export interface TextFileSettings extends LineStyle {
  readonly enabled: boolean;
  /** An absolute path. */
  readonly folder: string;
}

export interface TextFilesOptions extends Pick<PacedFileOptions, 'wait'> {
  readonly feed: PublicFeed;
  readonly settings: () => TextFileSettings;
  /** Said once when a file can't be written; it is tried again by itself. */
  readonly onFailing: (error: JamakError) => void;
  /** All is written again. */
  readonly onWorking: () => void;
}

/** What is said now. */
const LINES_FILE = 'captions.txt';
/** What was said in the session. */
const LOG_FILE = 'captions-log.txt';
/** Lines stand for so long after the last word, ms; as on the overlay. */
const STANDS_MS = 6_000;

/** Files that other programs read, such as a text source of OBS or a bot of the chat. They follow the public feed. */
export class TextFiles {
  readonly #options: TextFilesOptions;
  readonly #stop: (() => void)[];
  #open: OpenFiles | null = null;
  #closing: Promise<unknown> = Promise.resolve();

  constructor(options: TextFilesOptions) {
    this.#options = options;
    const { feed } = options;
    this.#stop = [
      feed.listen((event) => this.#open?.take(event)),
      feed.onDeleted(() => this.#open?.forget()),
    ];
    this.settingsChanged();
  }

  /** Written to another folder, in another shape, or no more: what is left behind says nothing as of now. */
  settingsChanged(): void {
    const { enabled, folder } = this.#options.settings();
    if (this.#open && (!enabled || folder !== this.#open.folder)) {
      this.#closing = Promise.all([this.#closing, this.#open.close()]);
      this.#open = null;
      this.#options.onWorking();
    }
    if (enabled) this.#open ??= new OpenFiles(folder, this.#options);
    this.#open?.show();
  }

  /** Resolves when the lines of now are empty, as far as the disk lets them. */
  async close(): Promise<void> {
    for (const stop of this.#stop) stop();
    await Promise.all([this.#closing, this.#open?.close()]);
    this.#open = null;
  }
}

/** Both files in one folder. */
class OpenFiles {
  readonly folder: string;
  readonly #options: TextFilesOptions;
  readonly #lines: PacedFile;
  readonly #log: PacedFile;
  readonly #failing = new Set<string>();
  /** Whether nobody speaks, or all is over. */
  #quiet = true;
  #closed = false;
  #callOff: (() => void) | null = null;

  constructor(folder: string, options: TextFilesOptions) {
    this.folder = folder;
    this.#options = options;
    this.#lines = this.#file(LINES_FILE, () =>
      this.#quiet ? '' : currentLines(options.feed.view, options.settings()),
    );
    this.#log = this.#file(LOG_FILE, () => logLines(options.feed.view));
  }

  take({ happening }: SessionEvent): void {
    if (happening.type === 'caption-interim' || happening.type === 'caption-final') this.#speak();
    this.show();
  }

  /** The log of an earlier run stays until there is another one. */
  show(): void {
    this.#lines.touch();
    if (this.#options.feed.view.sessionId !== null) this.#log.touch();
  }

  /** The session was deleted. */
  forget(): void {
    this.#lines.touch();
    this.#log.touch();
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#callOff?.();
    this.#quiet = true;
    await Promise.all([this.#lines.close(), this.#log.close()]);
  }

  #speak(): void {
    this.#quiet = false;
    this.#callOff?.();
    this.#callOff = this.#options.wait(STANDS_MS, () => {
      this.#quiet = true;
      this.#lines.touch();
    });
  }

  #file(name: string, content: () => string): PacedFile {
    const path = join(this.folder, name);
    return new PacedFile({
      content,
      write: (text) => writeAtomically(path, text, { modeOfNew: sharedMode() }),
      wait: this.#options.wait,
      onWritten: (error) => this.#written(name, error),
    });
  }

  #written(name: string, error: unknown): void {
    const failed = this.#failing.size > 0;
    if (error === null) this.#failing.delete(name);
    else this.#failing.add(name);
    // What is left behind is nobody's concern any more.
    if (this.#closed || failed === this.#failing.size > 0) return;
    if (failed) this.#options.onWorking();
    else this.#options.onFailing(failure(this.folder, error));
  }
}

function failure(path: string, cause: unknown): JamakError {
  return new JamakError('text-file-failed', { params: { path }, retryable: true, cause });
}
