import { stat, readFile } from 'node:fs/promises';
import { extname, basename } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { JamakError } from '../../../shared/errors';
import { idSchema } from '../../../shared/ids';
import type { SessionRecord } from '../../../shared/session/record';
import type { BundleRoom } from '../../export/bundle/contract';
import { openBundle, type OpenedBundle } from '../../export/bundle/read-bundle';
import { cleanText } from '../../text/clean-text';
import type { SessionStore } from '../../storage/contract';
import { decodeText } from '../../subtitles/decode-text';
import { parseSubtitles } from '../../subtitles/parse-subtitles';
import { subtitlesRecord } from '../../subtitles/subtitles-record';
import type { NoticeBoard } from '../notice-board';
import { recordEvents } from './record-events';

export const BUNDLE_EXTENSION = 'jamak';
export const SUBTITLE_EXTENSIONS = ['srt', 'vtt'];
/** Files that can be opened as a session, by the end of their name. */
export const OPENED_EXTENSIONS = [BUNDLE_EXTENSION, ...SUBTITLE_EXTENSIONS];

/** Far more than the subtitles of a day. */
const MOST_SUBTITLE_BYTES = 16 * 1024 ** 2;
/** So that a session that runs is saved in between. */
const EVENTS_AT_ONCE = 500;
/** Files that may wait for their turn. */
const MOST_WAITING = 20;

export interface OpeningOptions {
  readonly store: Pick<SessionStore, 'append' | 'has' | 'delete' | 'saveReport'>;
  readonly notices: Pick<NoticeBoard, 'add'>;
  readonly rooms: readonly BundleRoom[];
  /** A file was opened as this session, to be shown. */
  readonly onOpened: (sessionId: string) => void;
  readonly now?: () => number;
}

/** Makes sessions of files: bundles, and subtitles of other programs. One after the other. */
export class Opening {
  readonly #options: OpeningOptions;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();
  #opened: string | null = null;

  constructor(options: OpeningOptions) {
    this.#options = options;
  }

  /** Whether a file is being opened. */
  get busy(): boolean {
    return this.#waiting > 0;
  }

  /** The session that was opened last, to be shown; each is given once. */
  takeOpened(): string | null {
    const opened = this.#opened;
    this.#opened = null;
    return opened;
  }

  /**
   * Stores the file at `path` as a session of its own. One that is there already is stored once more. Nothing is
   * stored where this rejects.
   *
   * @throws JamakError 'import-missing', 'import-kind', 'import-too-large', 'subtitles-unreadable',
   *   'bundle-unreadable', 'bundle-newer', 'bundle-unsafe' with the `name` of the file, 'bad-request' when too many
   *   wait, or what the store throws
   */
  open(path: string): Promise<{ sessionId: string }> {
    if (this.#waiting >= MOST_WAITING) return Promise.reject(new JamakError('bad-request'));
    this.#waiting++;
    const next = this.#last.then(() => this.#open(path)).finally(() => this.#waiting--);
    this.#last = next.catch(() => undefined);
    return next;
  }

  /** Resolves when nothing is being opened. */
  async settled(): Promise<void> {
    await this.#last;
  }

  async #open(path: string): Promise<{ sessionId: string }> {
    const name = basename(path);
    try {
      const sessionId = await this.#store(path, name);
      this.#opened = sessionId;
      this.#options.onOpened(sessionId);
      return { sessionId };
    } catch (error) {
      if (error instanceof JamakError) throw withName(error, name);
      throw error;
    }
  }

  async #store(path: string, name: string): Promise<string> {
    const kind = extname(path).slice(1).toLowerCase();
    const size = await sizeOf(path);
    if (kind === BUNDLE_EXTENSION) return this.#openBundle(path, name);
    if (!SUBTITLE_EXTENSIONS.includes(kind)) throw new JamakError('import-kind');
    if (size > MOST_SUBTITLE_BYTES) throw new JamakError('import-too-large');
    return this.#openSubtitles(path, name);
  }

  async #openSubtitles(path: string, name: string): Promise<string> {
    const { now = Date.now, notices } = this.#options;
    const { cues, skipped } = await parseSubtitles(await decodeText(await readFile(path)), name);
    const record = subtitlesRecord(cues, { name: cleanText(name), startedAt: now(), newId: uuidv7 });
    const sessionId = await this.#keep(record, record.id);
    if (skipped > 0) notices.add('warning', 'import-partial', { name, total: skipped });
    const damaged = cues.filter(({ text }) => text.includes('\uFFFD')).length;
    if (damaged > 0) notices.add('warning', 'import-damaged', { name, total: damaged });
    return sessionId;
  }

  async #openBundle(path: string, name: string): Promise<string> {
    const bundle = await openBundle(path);
    try {
      const { record } = bundle;
      const known = !idSchema.safeParse(record.id).success || (await this.#options.store.has(record.id));
      const sessionId = await this.#keep(record, known ? uuidv7() : record.id);
      const whole = await this.#giveOut(bundle, sessionId);
      if (!whole) this.#options.notices.add('warning', 'bundle-partial', { name });
      return sessionId;
    } finally {
      bundle.close();
    }
  }

  async #keep(record: SessionRecord, sessionId: string): Promise<string> {
    const { store } = this.#options;
    const events = recordEvents(record, sessionId);
    try {
      for (let at = 0; at < events.length; at += EVENTS_AT_ONCE) {
        await store.append(sessionId, events.slice(at, at + EVENTS_AT_ONCE));
      }
      if (record.report) await store.saveReport(sessionId, record.report);
    } catch (error) {
      // What was stored of it until then; its end first, without which it would be a running one.
      await store.append(sessionId, events.slice(-1)).catch(() => undefined);
      await store.delete(sessionId).catch(() => undefined);
      throw error;
    }
    return sessionId;
  }

  /** Gives the other files to the rooms that keep them. Returns whether all were sound. */
  async #giveOut({ files }: OpenedBundle, sessionId: string): Promise<boolean> {
    let whole = true;
    for (const { folder, name, read } of files) {
      const room = this.#options.rooms.find((one) => one.folder === folder);
      // A later version's: what it is is not known here.
      if (!room) continue;
      await read()
        .then((content) => room.take(sessionId, name, content))
        .catch(() => {
          whole = false;
        });
    }
    return whole;
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    const stats = await stat(path);
    if (!stats.isFile()) throw new Error('not a file');
    return stats.size;
  } catch (cause) {
    throw new JamakError('import-missing', { cause });
  }
}

/** The words of these errors name the file. */
function withName({ code, params, retryable, cause }: JamakError, name: string): JamakError {
  return new JamakError(code, { params: { name, ...params }, retryable, cause });
}
