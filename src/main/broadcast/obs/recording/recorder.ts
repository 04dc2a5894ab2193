import { z } from 'zod';
import type { ObsCalls } from '../link/contract';
import type { AlignedSubtitles, EndedFile } from './aligned-subtitles';
import { filesSince, isRecording, lengthOf } from './media-files';
import { ENCODER_MS, RecordClock, type Counted } from './record-clock';

/** Files whose lengths differ by more from how long was recorded are not those of the recording, ms. */
const TOLERANCE_MS = 3_000;
/** What OBS counts of a recording is believed only so far, ms. */
const ROUGHLY_MS = 1_000;

const statusSchema = z.object({
  outputActive: z.boolean(),
  outputPaused: z.boolean(),
  outputDuration: z.number().nonnegative(),
});

export type RecordState = 'started' | 'paused' | 'resumed' | 'stopping' | 'stopped';

export interface RecorderOptions {
  readonly obs: ObsCalls;
  readonly subtitles: Pick<AlignedSubtitles, 'add'>;
  /** Whether OBS runs on this machine, so that its paths are ours. */
  readonly isLocal: () => boolean;
  /** Ms of the steady clock. */
  readonly now: () => number;
  /** Epoch milliseconds. */
  readonly wallNow: () => number;
  /** A recording began before Jamak could follow it, and ended: words from before are not in its subtitles. */
  readonly onPartial: () => void;
  readonly onError: (error: unknown) => void;
}

interface Recording {
  readonly clock: RecordClock;
  /** Those that are known, in their order; the last one is being written. */
  files: string[];
  /** How many of `files` have their subtitles, and what those hold, ms. */
  done: number;
  doneMs: number;
}

/** Follows OBS's recordings, and has each of their files get its subtitles when it ends. */
export class Recorder {
  readonly #options: RecorderOptions;
  #recording: Recording | null = null;
  /** When the connection broke off; null while there is one. */
  #lostAt: number | null = null;
  readonly #bornAt: number;
  /** Replays lie beside recordings. */
  readonly #replays = new Set<string>();
  /** One step after the other. */
  #last: Promise<void> = Promise.resolve();

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#bornAt = options.now();
  }

  get state(): 'off' | 'on' | 'paused' {
    if (!this.#recording) return 'off';
    return this.#recording.clock.paused ? 'paused' : 'on';
  }

  /** Looks what OBS is doing, after it was connected. */
  async look(): Promise<void> {
    const { obs, now } = this.#options;
    const status = await obs.call(statusSchema, 'GetRecordStatus');
    const counted = { at: now(), durationMs: status.outputDuration, paused: status.outputPaused };
    const known = this.#recording;
    const goesOn = known !== null && status.outputActive && this.#isSame(known.clock, counted);
    if (known && !goesOn) this.#end(known, null, this.#lostAt ?? counted.at);
    const lostAt = this.#lostAt;
    this.#lostAt = null;
    if (!status.outputActive) return;
    if (!goesOn) this.#begin(new RecordClock(counted), []);
    else known.clock.catchUp(counted, lostAt ?? counted.at, ROUGHLY_MS);
  }

  /** The connection broke off: what became of the recording is seen when it is back. */
  lost(at: number): void {
    this.#lostAt ??= at;
  }

  /** The app ends: a recording that goes on has subtitles up to now. */
  async close(): Promise<void> {
    const recording = this.#recording;
    const media = recording?.files.at(-1);
    this.#recording = null;
    if (recording && media !== undefined && recording.clock.exact) {
      this.#step(() =>
        this.#options.subtitles.add(
          this.#ended(
            recording,
            media,
            recording.clock.lengthAt(this.#options.now()),
            recording.clock.place(null),
          ),
        ),
      );
    }
    await this.#last;
  }

  /** `path`: as OBS names the file, where it does. `at`: ms of the steady clock. */
  changed(state: RecordState, path: string | null, at: number): void {
    const recording = this.#recording;
    if (state === 'started') {
      // One that begins before OBS could be asked: nobody saw the other one's end.
      if (recording) this.#end(recording, null, this.#lostAt ?? at);
      this.#begin(new RecordClock(at), path === null ? [] : [path]);
    } else if (!recording) return;
    else if (state === 'paused') recording.clock.pause(at);
    else if (state === 'resumed') recording.clock.resume(at);
    else if (state === 'stopping') recording.clock.stop(at);
    else this.#end(recording, path, at);
  }

  /** The recording goes on in another file. */
  fileChanged(path: string, at: number): void {
    const recording = this.#recording;
    if (!recording) return;
    const { clock, files } = recording;
    const ended = files.at(-1);
    recording.files = [...files, path];
    // Where neither is known, all is placed at the end.
    if (ended === undefined || !clock.exact) return;
    this.#step(async () => {
      // What the encoder held when the file was changed is in the next one.
      await this.#finish(recording, ended, clock.lengthAt(at) - ENCODER_MS);
    });
  }

  replaySaved(path: string): void {
    this.#replays.add(path);
  }

  /** Whether OBS's count is of the recording that it had before the connection broke off, however it was paused since. */
  #isSame(clock: RecordClock, { at, durationMs }: Counted): boolean {
    const ms = durationMs + ENCODER_MS;
    const lostAt = this.#lostAt ?? at;
    const leastMs = clock.lengthAt(lostAt);
    return ms >= leastMs - ROUGHLY_MS && ms <= leastMs + at - lostAt + ROUGHLY_MS;
  }

  #begin(clock: RecordClock, files: string[]): void {
    this.#recording = { clock, files, done: 0, doneMs: 0 };
  }

  #end(recording: Recording, path: string | null, at: number): void {
    this.#recording = null;
    recording.clock.stop(at);
    const { clock } = recording;
    this.#step(async () => {
      const files = await this.#filesOf(recording, path);
      const rest = files.slice(recording.done);
      if (rest.length > 0 && clock.beganAt < this.#bornAt) this.#options.onPartial();
      const lengths = await Promise.all(rest.map((file) => this.#lengthOf(file)));
      const wholeMs = lengths.reduce(
        (sum: number | null, length) => (sum === null || length === null ? null : sum + length),
        0,
      );
      const place = clock.place(wholeMs);
      for (const [index, media] of rest.entries()) {
        const lengthMs = lengths[index] ?? clock.lengthAt(at) - recording.doneMs;
        const toMs = recording.doneMs + Math.max(lengthMs, 0);
        await this.#options.subtitles.add(this.#ended(recording, media, toMs, place));
        recording.doneMs = toMs;
      }
    });
  }

  /** Gives a file that is followed by another one its subtitles. */
  async #finish(recording: Recording, media: string, seenMs: number): Promise<void> {
    const lengthMs = await this.#lengthOf(media);
    const toMs = lengthMs === null ? seenMs : recording.doneMs + lengthMs;
    await this.#options.subtitles.add(this.#ended(recording, media, toMs, recording.clock.place(null)));
    recording.done++;
    recording.doneMs = toMs;
  }

  #ended({ doneMs, clock }: Recording, media: string, toMs: number, place: EndedFile['place']): EndedFile {
    const { now, wallNow } = this.#options;
    return { media, fromMs: doneMs, toMs, place, startedAt: wallNow() - (now() - clock.beganAt) };
  }

  /** All files of a recording, in their order, as far as OBS told and the folder shows. */
  async #filesOf({ clock, files, done }: Recording, path: string | null): Promise<string[]> {
    const told = files.length > 0 || path === null ? files : [path];
    const [first] = told;
    // Versions that tell of a change tell of each.
    if (first === undefined || told.length > 1 || done > 0 || !this.#options.isLocal()) return told;
    if (!(await isRecording(first))) return told;
    const { now, wallNow } = this.#options;
    const stoppedAt = now();
    const found = await filesSince(first, wallNow() - (stoppedAt - clock.beganAt));
    const beside = found.filter((file) => file === first || !this.#replays.has(file));
    const all = beside.includes(first) ? beside : [first, ...beside];
    const lengths = await Promise.all(all.map((file) => this.#lengthOf(file)));
    const sumMs = lengths.reduce((sum: number, length) => sum + (length ?? 0), 0);
    return Math.abs(sumMs - clock.lengthAt(stoppedAt)) <= TOLERANCE_MS ? all : told;
  }

  async #lengthOf(file: string): Promise<number | null> {
    return this.#options.isLocal() && (await isRecording(file)) ? lengthOf(file) : null;
  }

  #step(step: () => Promise<void>): void {
    this.#last = this.#last.then(step).catch((error: unknown) => this.#options.onError(error));
  }
}
