import { rmSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SpokenUtterance, UtteranceSpool } from '../contract';
import {
  appendSpoolSound,
  readGrowing,
  readSpoolHeader,
  readSpoolSound,
  soundBytes,
  writeSpoolFile,
  type SpoolHeader,
} from './spool-file';

export interface SpoolOptions {
  /** Its own folder; made when it is not there. */
  readonly folder: string;
  /** Sound that may wait on disk, bytes; what is older is given up. */
  readonly limitBytes?: number;
  /** Sound had to be given up; told once, and again only when there was room meanwhile. */
  readonly onFull: () => void;
}

/** An utterance that waits for its caption, without its sound. */
export type SpooledUtterance = Omit<SpoolHeader, 'version' | 'samples'>;

export interface SpooledSession {
  readonly sessionId: string;
  /** In the order of their starts. */
  readonly utterances: readonly SpooledUtterance[];
}

/** What an engine needs of the spool, so that it need not hold the sound of what waits. */
export interface SpooledSound {
  /** Whether `load` is going to know this utterance. */
  holds(utteranceId: string): boolean;
  /** Null when the sound had to be given up or cannot be read. */
  load(utteranceId: string): Promise<Float32Array | null>;
}

/** Sound of about four hours of speech. */
export const FOUR_HOURS_BYTES = 4 * 3600 * 32_000;
/** Sound that is held in memory while the disk does not take it, bytes as on disk: half an hour. */
const MAX_UNWRITTEN_BYTES = 1800 * 32_000;
/** Given-up utterances whose places are still known. */
const MAX_GIVEN_UP = 20_000;
const SUFFIX = '.sound';
/** Of an utterance that is being spoken. */
const GROWING = '.growing';
/** Of one that is being written. */
const UNFINISHED = '.sound.tmp';
/** Files of the spool, those among them that were being written when the app died. */
const OURS = /\.(growing|sound(\.tmp)?)$/;

interface Entry {
  readonly header: SpoolHeader;
  /** Null once it is on disk, or given up. */
  samples: Float32Array | null;
  /** Whether there may be a file of it. */
  written: boolean;
}

/**
 * Opens the spool and finds what an earlier run left. Where the disk cannot be used, captions are made
 * all the same: sound is then held in memory, up to a limit.
 */
export async function openSpool(options: SpoolOptions): Promise<Spool> {
  const spool = new Spool(options);
  await spool.open();
  return spool;
}

/**
 * The sound of utterances that have no caption yet, one small file each; that of one that is being spoken grows. It
 * is written in the background, so that captions never wait for the disk; a crash loses what was not written yet.
 * An utterance whose sound is given up for lack of room keeps its place, for a gap.
 */
export class Spool implements SpooledSound {
  readonly #options: SpoolOptions;
  readonly #limitBytes: number;
  /** Oldest first. */
  readonly #entries = new Map<string, Entry>();
  /** Utterances that are being spoken, and whether the disk has taken all that came of them. */
  readonly #growing = new Map<string, boolean>();
  #full = false;
  #work: Promise<void> = Promise.resolve();

  constructor(options: SpoolOptions) {
    this.#options = options;
    this.#limitBytes = options.limitBytes ?? FOUR_HOURS_BYTES;
  }

  /** Reads what is there. Files that are not whole are deleted. */
  async open(): Promise<void> {
    const { folder } = this.#options;
    const found: Entry[] = [];
    try {
      await mkdir(folder, { recursive: true });
      const names = await readdir(folder);
      for (const name of names.filter((each) => OURS.test(each))) {
        const entry = await this.#read(name, names).catch(() => null);
        if (entry) found.push(entry);
        else await rm(join(folder, name), { force: true });
      }
    } catch {
      // The folder cannot be made or read: what was found before that is used.
    }
    found.sort(
      ({ header: left }, { header: right }) =>
        compare(left.sessionId, right.sessionId) || left.startMs - right.startMs,
    );
    for (const entry of found) {
      this.#entries.set(entry.header.utteranceId, entry);
      if (entry.samples) this.#then(() => this.#write(entry));
    }
  }

  /** A file of an earlier run; null when it is not whole, or when another one holds all of it. */
  async #read(name: string, names: readonly string[]): Promise<Entry | null> {
    const path = join(this.#options.folder, name);
    if (name.endsWith(GROWING)) {
      if (names.includes(name.replace(GROWING, SUFFIX))) return null;
      const spoken = await readGrowing(path);
      if (!spoken || this.#pathOf(spoken.header.utteranceId, GROWING) !== path) return null;
      this.#growing.set(spoken.header.utteranceId, true);
      return { ...spoken, written: false };
    }
    const header = await readSpoolHeader(path);
    if (!header || this.#pathOf(header.utteranceId) !== path) return null;
    return { header, samples: null, written: true };
  }

  /** The part of the spool that one session fills. */
  of(sessionId: string): UtteranceSpool {
    return {
      grow: (part) => this.#grow(sessionId, part),
      put: (utterance) => this.#put(sessionId, utterance),
      done: (id) => this.done(id),
      erase: (id) => this.erase(id),
    };
  }

  /** Its caption or gap is stored. */
  done(utteranceId: string): void {
    if (this.#growing.has(utteranceId)) this.#then(() => this.#forgetGrowing(utteranceId));
    const entry = this.#entries.get(utteranceId);
    if (!entry) return;
    this.#entries.delete(utteranceId);
    this.#checkRoom();
    if (entry.written) this.#then(() => rm(this.#pathOf(utteranceId), { force: true }));
  }

  /**
   * Nobody may caption it, whatever happens next. What is being written of it is deleted once it was; on its own it
   * would not be a whole file.
   */
  erase(utteranceId: string): void {
    for (const suffix of [GROWING, SUFFIX, UNFINISHED]) {
      try {
        rmSync(this.#pathOf(utteranceId, suffix), { force: true });
      } catch {
        // It is tried once more in its turn.
      }
    }
    const entry = this.#entries.get(utteranceId);
    // A write may have begun; those that wait are not done.
    if (entry) entry.written = true;
    if (this.#growing.has(utteranceId)) this.#growing.set(utteranceId, false);
    this.done(utteranceId);
  }

  /** There is no such session any more. Resolves when its sound is gone. */
  async forget(sessionId: string): Promise<void> {
    for (const [utteranceId, { header }] of this.#entries) {
      if (header.sessionId === sessionId) this.done(utteranceId);
    }
    await this.settled();
  }

  holds(utteranceId: string): boolean {
    return this.#entries.has(utteranceId);
  }

  async load(utteranceId: string): Promise<Float32Array | null> {
    const entry = this.#entries.get(utteranceId);
    if (!entry || entry.header.samples === 0) return null;
    return entry.samples ?? (await readSpoolSound(this.#pathOf(utteranceId)).catch(() => null));
  }

  /** What waits, by session. */
  pending(): SpooledSession[] {
    const sessions = new Map<string, SpooledUtterance[]>();
    for (const { header } of this.#entries.values()) {
      const { version: _, samples: __, ...utterance } = header;
      const utterances = sessions.get(header.sessionId) ?? [];
      sessions.set(header.sessionId, utterances);
      utterances.push(utterance);
    }
    return [...sessions].map(([sessionId, utterances]) => ({
      sessionId,
      utterances: utterances.toSorted((left, right) => left.startMs - right.startMs),
    }));
  }

  /** Resolves when the disk has all that was put so far. */
  async settled(): Promise<void> {
    await this.#work;
  }

  #grow(sessionId: string, part: SpokenUtterance): void {
    const { utteranceId, samples } = part;
    const first = !this.#growing.has(utteranceId);
    if (first) this.#growing.set(utteranceId, true);
    this.#then(async () => {
      if (!this.#growing.get(utteranceId)) return;
      const header = first ? headerOf(sessionId, part) : undefined;
      try {
        await appendSpoolSound(this.#pathOf(utteranceId, GROWING), samples, header);
      } catch (error) {
        // Sound with a hole in it is worse than none.
        this.#growing.set(utteranceId, false);
        throw error;
      }
    });
  }

  async #forgetGrowing(utteranceId: string): Promise<void> {
    if (!this.#growing.delete(utteranceId)) return;
    await rm(this.#pathOf(utteranceId, GROWING), { force: true });
  }

  #put(sessionId: string, utterance: SpokenUtterance): void {
    const { utteranceId, samples } = utterance;
    const header = headerOf(sessionId, utterance);
    const written = this.#entries.get(utteranceId)?.written ?? false;
    const entry: Entry = { header, samples, written };
    this.#entries.set(utteranceId, entry);
    this.#makeRoom();
    this.#then(() => this.#write(entry));
  }

  async #write(entry: Entry): Promise<void> {
    const { header, samples } = entry;
    // The utterance has its caption by now, or was replaced by a longer one.
    if (this.#entries.get(header.utteranceId) !== entry || !samples) return;
    entry.written = true;
    try {
      await writeSpoolFile(this.#pathOf(header.utteranceId), header, samples);
      entry.samples = null;
      await this.#forgetGrowing(header.utteranceId);
    } catch {
      // The disk does not take it now, so its sound stays in memory.
      this.#boundUnwritten();
    }
  }

  /** Gives up the oldest sound until the rest fits. */
  #makeRoom(): void {
    let bytes = this.#bytes;
    for (const entry of this.#entries.values()) {
      if (bytes <= this.#limitBytes) return;
      bytes -= soundBytes(entry.header.samples);
      this.#giveUp(entry);
    }
  }

  #boundUnwritten(): void {
    const unwritten = [...this.#entries.values()].filter(({ samples }) => samples !== null);
    let bytes = unwritten.reduce((sum, { header }) => sum + soundBytes(header.samples), 0);
    for (const entry of unwritten) {
      if (bytes <= MAX_UNWRITTEN_BYTES) return;
      bytes -= soundBytes(entry.header.samples);
      this.#giveUp(entry);
    }
  }

  #giveUp({ header }: Entry): void {
    if (header.samples === 0) return;
    const empty: Entry = { header: { ...header, samples: 0 }, samples: new Float32Array(0), written: true };
    this.#entries.set(header.utteranceId, empty);
    this.#then(() => this.#write(empty));
    if (!this.#full) this.#options.onFull();
    this.#full = true;
    const givenUp = [...this.#entries.values()].filter((entry) => entry.header.samples === 0);
    const oldest = givenUp[0];
    if (givenUp.length > MAX_GIVEN_UP && oldest) this.done(oldest.header.utteranceId);
  }

  get #bytes(): number {
    let bytes = 0;
    for (const { header } of this.#entries.values()) bytes += soundBytes(header.samples);
    return bytes;
  }

  #checkRoom(): void {
    if (this.#full && this.#bytes < this.#limitBytes * 0.9) this.#full = false;
  }

  /** One thing after the other, so that what is deleted was written before. */
  #then(work: () => Promise<void>): void {
    // A file that could not be deleted is found at the next start, so its failure must not stop what follows.
    this.#work = this.#work.then(work).catch(() => undefined);
  }

  #pathOf(utteranceId: string, suffix = SUFFIX): string {
    return join(this.#options.folder, `${encodeURIComponent(utteranceId)}${suffix}`);
  }
}

function compare(left: string, right: string): number {
  return left < right ? -1 : Number(left > right);
}

function headerOf(sessionId: string, utterance: SpokenUtterance): SpoolHeader {
  const { utteranceId, laneId, startMs, endMs, language, heard, samples } = utterance;
  return {
    version: 1,
    sessionId,
    utteranceId,
    laneId,
    startMs,
    endMs,
    ...(language && { language }),
    ...(heard && { heard }),
    samples: samples.length,
  };
}
