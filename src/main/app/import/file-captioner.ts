import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import { JamakError } from '../../../shared/errors';
import type { LateHappening } from '../../../shared/session/events';
import type { SessionRecord } from '../../../shared/session/record';
import type { Lane } from '../../../shared/source';
import { FileLane, whyLater, type FileLaneOptions } from '../../session/file/file-lane';
import type { SttEngine } from '../../speech/contract';
import type { SessionStore } from '../../storage/contract';
import type {
  CaptionedFile,
  CaptionOptions,
  FileCaptioner,
  FileProgress,
  Transcribed,
  TranscribeOptions,
} from './contract';
import type { FileDecoder, OpenedFile } from './decoder';
import type { Gate } from './gate';
import { Speed } from './speed';

export interface FileCaptionerOptions extends Pick<FileLaneOptions, 'spell' | 'onError'> {
  readonly decoder: Pick<FileDecoder, 'open'>;
  readonly engine: SttEngine;
  readonly store: Pick<SessionStore, 'append' | 'appendLate' | 'load'>;
  /** Closed while captions of what is said live must not be made to wait. */
  readonly gate: Pick<Gate, 'closed' | 'passed'>;
  /** Asked for each file. */
  readonly segmenter: () => FileLaneOptions['segmenter'];
  /** The engine is loaded, and how fast this machine is was measured: before that, files would slow that down. */
  readonly ready: Promise<void>;
  /** Files are captioned from now on, or none is: the engine may take more of this machine for it. */
  readonly onBusy: (busy: boolean) => void;
  /** Looks into a file before it is decoded. @throws JamakError why it can't be captioned */
  readonly inspect: (path: string, name: string) => Promise<unknown>;
  /** Ms of the steady clock. */
  readonly steadyNow: () => number;
  /** Epoch ms. */
  readonly now: () => number;
}

/** The one lane of a file's session. */
const LANE_ID = 'file';
/** Progress is told no more often, ms. */
const TELL_EVERY_MS = 250;

type Take = (happenings: readonly LateHappening[]) => void | Promise<void>;

export function createFileCaptioner(options: FileCaptionerOptions): FileCaptioner {
  /** The files before. */
  let before: Promise<unknown> = Promise.resolve();
  /** Files follow one another, and each has all of the engine. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = before.then(async () => {
      await options.ready;
      options.onBusy(true);
      try {
        return await work();
      } finally {
        options.onBusy(false);
      }
    });
    before = turn.catch(() => undefined);
    return turn;
  }
  return {
    caption: (path, how = {}) => inTurn(() => captionFile(options, path, how)),
    transcribe: (path, take, how = {}) => inTurn(() => transcribe(options, path, take, how)),
  };
}

async function transcribe(
  { decoder, gate, segmenter, spell, onError, inspect, steadyNow, ...rest }: FileCaptionerOptions,
  path: string,
  take: Take,
  {
    track,
    fromMs = 0,
    engine = rest.engine,
    onProgress,
    signal = new AbortController().signal,
  }: TranscribeOptions,
): Promise<Transcribed> {
  const name = basename(path);
  signal.throwIfAborted();
  await inspect(path, name);
  await gate.passed(signal);
  const file = await decoder.open({ path, name, track, fromMs, signal }).catch((error: unknown) => {
    signal.throwIfAborted();
    throw error;
  });
  const lane = new FileLane({
    lane: laneOf(name, track),
    engine,
    segmenter: segmenter(),
    fromMs,
    newId: uuidv7,
    spell,
    onError,
  });
  const speed = new Speed(steadyNow);
  const progress = new Progress(file, lane, speed, steadyNow, onProgress);
  const flush = async (): Promise<void> => {
    const happenings = lane.take();
    const later = whyLater(happenings);
    if (later) throw new JamakError(later, { retryable: true });
    if (happenings.length > 0) await take(happenings);
    progress.add(happenings);
  };
  try {
    for await (const { samples, probabilities } of file.blocks) {
      lane.push(samples, probabilities);
      await lane.room(signal);
      await flush();
      if (!gate.closed) continue;
      speed.reset();
      progress.tell();
      await gate.passed(signal);
      speed.reset();
    }
    signal.throwIfAborted();
    await unlessAborted(lane.end(), signal);
    await flush();
    progress.tell();
    return { durationMs: lane.heardMs, broken: file.broken() };
  } finally {
    lane.close();
    file.close();
  }
}

async function captionFile(
  options: FileCaptionerOptions,
  path: string,
  { sessionId: begun, onSession, ...how }: CaptionOptions,
): Promise<CaptionedFile> {
  const { store, now } = options;
  const name = basename(path);
  how.signal?.throwIfAborted();
  // Before there is a session of what can't be captioned.
  await options.inspect(path, name);
  const record = begun === undefined ? null : await store.load(begun);
  // Somebody deleted it while nothing was written to it, in a pause or between two runs: it is not wanted.
  if (begun !== undefined && !record) throw new JamakError('session-missing');
  const sessionId = record?.id ?? uuidv7();
  const startedAt = record?.startedAt ?? (await recordedAt(path, now()));
  /** That it ends with its captions so far: nobody has to wonder whether it still runs. */
  const end = (durationMs: number) =>
    ({ type: 'session-ended', endedAt: startedAt + durationMs, durationMs, reason: 'source-ended' }) as const;
  if (!record) {
    const lanes = [laneOf(name, how.track)];
    await store.append(sessionId, [
      { seq: 1, happening: { type: 'session-started', sessionId, startedAt, lanes } },
      { seq: 2, happening: end(0) },
    ]);
  }
  onSession?.(sessionId);
  const earlier = record?.captions.length ?? 0;
  const transcribed = await transcribe(
    options,
    path,
    (happenings) => store.appendLate(sessionId, happenings),
    {
      ...how,
      fromMs: record ? captionedUntil(record) : 0,
      onProgress: (progress) => how.onProgress?.({ ...progress, captions: earlier + progress.captions }),
    },
  );
  await store.appendLate(sessionId, [end(transcribed.durationMs)]);
  return { sessionId, ...transcribed };
}

/** Up to where a session of a file has its captions, ms. */
function captionedUntil({ captions, gaps, takenBack }: SessionRecord): number {
  return Math.max(0, ...[...captions, ...gaps, ...takenBack].map(({ endMs }) => endMs));
}

/** When the file was written last, which for a recording is near enough to when it was made; else now. Epoch ms. */
async function recordedAt(path: string, now: number): Promise<number> {
  const writtenAt = await stat(path).then(
    ({ mtimeMs }) => Math.round(mtimeMs),
    () => now,
  );
  return writtenAt > 0 && writtenAt <= now ? writtenAt : now;
}

function laneOf(name: string, track: number | undefined): Lane {
  const source = {
    kind: 'file',
    mediaId: LANE_ID,
    name: name.slice(0, 512),
    ...(track !== undefined && { track }),
  } as const;
  return { id: LANE_ID, name: '', colour: 'sky', source, muted: false };
}

/** @throws the signal's reason as soon as it aborts */
async function unlessAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const aborted = new Promise<void>((resolve) =>
    signal.addEventListener('abort', () => resolve(), { once: true }),
  );
  await Promise.race([work, aborted]);
  signal.throwIfAborted();
}

/** Tells how far a file is, not too often. */
class Progress {
  readonly #file: Pick<OpenedFile, 'durationMs'>;
  readonly #lane: Pick<FileLane, 'doneMs' | 'heardMs'>;
  readonly #speed: Speed;
  readonly #now: () => number;
  readonly #onProgress: ((progress: FileProgress) => void) | undefined;
  #captions = 0;
  #toldAt = -Infinity;

  constructor(
    file: Pick<OpenedFile, 'durationMs'>,
    lane: Pick<FileLane, 'doneMs' | 'heardMs'>,
    speed: Speed,
    now: () => number,
    onProgress: ((progress: FileProgress) => void) | undefined,
  ) {
    this.#file = file;
    this.#lane = lane;
    this.#speed = speed;
    this.#now = now;
    this.#onProgress = onProgress;
  }

  add(happenings: readonly LateHappening[]): void {
    this.#captions += happenings.filter(({ type }) => type === 'caption-final').length;
    this.#speed.add(this.#lane.doneMs);
    if (this.#now() - this.#toldAt >= TELL_EVERY_MS) this.tell();
  }

  tell(): void {
    this.#toldAt = this.#now();
    const { durationMs } = this.#file;
    const doneMs = this.#lane.doneMs;
    this.#onProgress?.({
      doneMs,
      durationMs: durationMs === null ? null : Math.max(durationMs, doneMs),
      captions: this.#captions,
      speed: this.#speed.value,
    });
  }
}
