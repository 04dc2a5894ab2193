import { basename } from 'node:path';
import { JamakError, toErrorValue, type MessageCode } from '../../../shared/errors';
import {
  actionsIn,
  MOST_IMPORTS,
  type ImportAction,
  type ImportItem,
  type ImportQueue,
} from '../../../shared/import/queue';
import type { MediaTrack } from '../../../shared/source';
import type { MediaContents } from '../../media/inspect-media';
import type { FileCaptioner, FileProgress } from './contract';
import type { Gate } from './gate';
import type { KeptImport, QueueFile } from './queue-file';

export interface ImportsOptions {
  readonly captioner: Pick<FileCaptioner, 'caption'>;
  /** Looks into a file before its turn. @throws JamakError why it can't be captioned */
  readonly lookInto: (path: string, name: string) => Promise<Pick<MediaContents, 'tracks'>>;
  readonly file: Pick<QueueFile, 'found' | 'save'>;
  readonly gate: Pick<Gate, 'closed'>;
  readonly newId: () => string;
  /** Ms of the steady clock. */
  readonly steadyNow: () => number;
  readonly onChanged: (queue: ImportQueue) => void;
  /** A file has all its captions. */
  readonly onCaptioned: (sessionId: string) => void;
  /** Nothing waits any more; so many files were captioned since something did. */
  readonly onFinished: (count: number) => void;
  readonly onError: (error: unknown) => void;
}

/** What keeps every file from being captioned, and not this one: the queue waits for the user to have mended it. */
const OF_ALL: ReadonlySet<MessageCode> = new Set<MessageCode>([
  'store-failed',
  'speech-host-failed',
  'model-missing',
  'model-damaged',
]);
/** While a file is captioned, how far it is is kept no more often, ms. */
const KEEP_EVERY_MS = 5_000;

interface Entry {
  kept: KeptImport;
  tracks: readonly MediaTrack[];
  speed: number | null;
  /** Whether it was looked into in this run. */
  looked: boolean;
  /** Whether it was asked for again since it was last captioned: also if its session was deleted meanwhile. */
  again: boolean;
}

/** Why the file that is captioned is broken off. */
type Stop = 'paused' | 'cancelled' | 'closing';

interface Running {
  readonly entry: Entry;
  readonly stop: AbortController;
  /** Resolves when it is over, however. */
  readonly over: Promise<void>;
}

/**
 * Files that are captioned one after the other. Each has an end of its own: what is wrong with one keeps no other from its
 * captions. The queue outlives the app, and a file that was begun goes on where its session ends.
 */
export class Imports {
  readonly #options: ImportsOptions;
  #entries: Entry[];
  #paused: boolean;
  #running: Running | null = null;
  #looking: Promise<void> = Promise.resolve();
  #captioned = 0;
  #keptAt = -Infinity;
  #closed = false;

  constructor(options: ImportsOptions) {
    this.#options = options;
    const { items = [], paused = false } = options.file.found ?? {};
    this.#entries = items.map((kept) => newEntry(kept));
    this.#paused = paused;
  }

  /** Whether a file is being captioned. */
  get busy(): boolean {
    return this.#running !== null;
  }

  get queue(): ImportQueue {
    return { items: this.#entries.map((entry) => this.#itemOf(entry)), paused: this.#paused };
  }

  /** Goes on with what the last run left. */
  open(): void {
    for (const entry of this.#entries) {
      const { state } = entry.kept;
      if (state === 'done' || state === 'failed' || state === 'cancelled') continue;
      this.#set(entry, { state: 'waiting' });
      this.#look(entry);
    }
  }

  /** @throws JamakError 'import-full' when there is no room for all of them; none is taken then */
  add(paths: readonly string[], { track = null }: { readonly track?: number | null } = {}): void {
    if (this.#entries.length + paths.length > MOST_IMPORTS) {
      this.#entries = this.#entries.filter(({ kept }) => kept.state !== 'done');
    }
    if (this.#entries.length + paths.length > MOST_IMPORTS) {
      throw new JamakError('import-full', { params: { total: MOST_IMPORTS } });
    }
    for (const path of paths) {
      const entry = newEntry({ ...NEW, id: this.#options.newId(), path, track });
      this.#entries.push(entry);
      this.#look(entry);
    }
    this.#changed();
  }

  /** Something that the user named and that nobody may take: it is in the list, so that it is not wondered about. */
  refuse(path: string, error: JamakError): void {
    if (this.#entries.length >= MOST_IMPORTS) return;
    const kept = {
      ...NEW,
      id: this.#options.newId(),
      path,
      state: 'failed',
      error: toErrorValue(error),
    } as const;
    this.#entries.push(newEntry(kept));
    this.#changed();
  }

  setPaused(paused: boolean): void {
    this.#paused = paused;
    if (paused) this.#stop('paused');
    this.#changed();
    this.#pump();
  }

  /** Does nothing where it is not possible any more. */
  act(id: string, action: ImportAction): void {
    const entry = this.#entries.find(({ kept }) => kept.id === id);
    if (!entry || !actionsIn(entry.kept).includes(action)) return;
    switch (action) {
      case 'cancel':
        return this.#stop('cancelled');
      case 'remove':
        this.#entries = this.#entries.filter((other) => other !== entry);
        break;
      case 'retry':
        entry.again = true;
        this.#set(entry, { state: 'waiting', error: null });
        this.#look(entry);
        break;
    }
    this.#changed();
  }

  /** Which sound track of a file that waits. */
  chooseTrack(id: string, track: number): void {
    const entry = this.#entries.find(({ kept }) => kept.id === id);
    if (!entry || !['waiting', 'choosing'].includes(entry.kept.state)) return;
    if (!entry.tracks.some(({ index }) => index === track)) return;
    this.#set(entry, { track, state: 'waiting' });
    this.#changed();
    this.#pump();
  }

  /** Takes those out of the list that are over; their sessions stay. */
  clear(): void {
    this.#entries = this.#entries.filter(({ kept }) => !['done', 'failed', 'cancelled'].includes(kept.state));
    this.#changed();
  }

  /** Whether it may go on has changed. */
  gateChanged(): void {
    this.#tell();
  }

  /** What is being captioned goes on with the next run. Resolves when nothing is written to its session any more. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#stop('closing');
    await this.#running?.over;
    this.#keep();
  }

  #look(entry: Entry): void {
    this.#looking = this.#looking.then(async () => {
      if (this.#closed || !this.#entries.includes(entry) || entry.kept.state !== 'waiting') return;
      const { path } = entry.kept;
      try {
        const { tracks } = await this.#options.lookInto(path, basename(path));
        entry.tracks = tracks.length > 1 ? tracks : [];
        entry.looked = true;
        if (entry.tracks.length > 0 && entry.kept.track === null) this.#set(entry, { state: 'choosing' });
      } catch (error) {
        this.#set(entry, { state: 'failed', error: toErrorValue(error) });
      }
      this.#changed();
      this.#pump();
    });
  }

  #pump(): void {
    if (this.#running || this.#paused || this.#closed) return;
    const entry = this.#entries.find(({ kept, looked }) => kept.state === 'waiting' && looked);
    if (!entry) return this.#finished();
    const stop = new AbortController();
    this.#set(entry, { state: 'running', error: null });
    const over = this.#caption(entry, stop.signal).finally(() => {
      this.#running = null;
      entry.speed = null;
      this.#changed();
      this.#pump();
    });
    this.#running = { entry, stop, over };
    this.#changed();
  }

  #finished(): void {
    const waits = this.#entries.some(({ kept }) => kept.state === 'waiting');
    if (waits || this.#captioned === 0) return;
    const count = this.#captioned;
    this.#captioned = 0;
    this.#options.onFinished(count);
  }

  async #caption(entry: Entry, signal: AbortSignal): Promise<void> {
    const { path, track, sessionId } = entry.kept;
    try {
      const done = await this.#options.captioner.caption(path, {
        ...(track !== null && { track }),
        ...(sessionId !== null && { sessionId }),
        signal,
        onSession: (id) => {
          entry.again = false;
          this.#set(entry, { sessionId: id });
          this.#changed();
        },
        onProgress: (progress) => this.#progressed(entry, progress),
      });
      const { durationMs, broken } = done;
      this.#set(entry, { state: 'done', durationMs, doneMs: durationMs, broken });
      this.#captioned++;
      if (entry.kept.captions > 0) this.#options.onCaptioned(done.sessionId);
    } catch (error) {
      this.#failed(entry, error, signal.aborted ? (signal.reason as Stop) : null);
    }
  }

  #failed(entry: Entry, error: unknown, stop: Stop | null): void {
    if (stop !== null) {
      this.#set(entry, { state: stop === 'cancelled' ? 'cancelled' : 'waiting' });
      return;
    }
    const failure = JamakError.from(error);
    if (failure.code === 'session-missing') {
      // Somebody deleted what it had come to: it is not wanted, unless it was asked for after that.
      const state = entry.again ? 'waiting' : 'cancelled';
      this.#set(entry, { state, sessionId: null, doneMs: 0, captions: 0 });
      return;
    }
    if (failure.code === 'unexpected') this.#options.onError(error);
    this.#set(entry, { state: 'failed', error: toErrorValue(failure) });
    if (OF_ALL.has(failure.code) || failure.code.startsWith('server-')) this.#paused = true;
  }

  #progressed(entry: Entry, { doneMs, durationMs, captions, speed }: FileProgress): void {
    this.#set(entry, { doneMs, durationMs, captions });
    entry.speed = speed;
    if (this.#options.steadyNow() - this.#keptAt >= KEEP_EVERY_MS) this.#keep();
    this.#tell();
  }

  #stop(reason: Stop): void {
    this.#running?.stop.abort(reason);
  }

  #set(entry: Entry, change: Partial<KeptImport>): void {
    entry.kept = { ...entry.kept, ...change };
  }

  #changed(): void {
    this.#keep();
    this.#tell();
  }

  #keep(): void {
    this.#keptAt = this.#options.steadyNow();
    const items = this.#entries.map(({ kept }) => kept);
    this.#options.file.save({ version: 1, paused: this.#paused, items });
  }

  #tell(): void {
    this.#options.onChanged(this.queue);
  }

  #itemOf({ kept, tracks, speed }: Entry): ImportItem {
    const { path, ...item } = kept;
    const held = kept.state === 'running' && this.#options.gate.closed;
    return {
      ...item,
      name: basename(path),
      state: held ? 'held' : kept.state,
      tracks: [...tracks],
      speed: held ? null : speed,
    };
  }
}

const NEW = {
  track: null,
  state: 'waiting',
  sessionId: null,
  doneMs: 0,
  durationMs: null,
  captions: 0,
  broken: false,
  error: null,
} as const;

function newEntry(kept: KeptImport): Entry {
  return { kept, tracks: [], speed: null, looked: false, again: false };
}
