import type { CaptureCommand, CaptureMessage, Hearing } from '../../shared/capture';
import type { MessageCode } from '../../shared/errors';
import {
  isLive,
  nameOfSource,
  type Device,
  type Lane,
  type MicrophoneSource,
  type SourceKind,
} from '../../shared/source';
import { FrameBatch } from './frame-batch';
import { openSource } from './sources/open-source';
import { SourceError, type OpenSource } from './sources/source';
import { VoiceActivity } from './voice-activity';

/** How often it is looked whether a device gave a frame, ms. */
const LOOK_EVERY_MS = 1_000;
/** A device that gave none at so many looks has vanished, whatever its track says. Time asleep counts as one. */
const SILENT_LOOKS = 4;
const RETRY_MS = 1_000;
/** Frames still in the graph when a file ends. */
const DRAIN_MS = 400;

/** What is said of a source that breaks off. */
const LOST: Readonly<Partial<Record<SourceKind, MessageCode>>> = {
  application: 'application-away',
  stream: 'stream-lost',
};

/** How a lane is opened; see `captureCommandSchema`. */
type Opening = Pick<Extract<CaptureCommand, { type: 'lane-open' }>, 'again' | 'hearing' | 'turn'>;

/** Captures one lane until closed: opens its source, sends its frames, opens it again when its device comes back. */
export class LaneCapture {
  #lane: Lane;
  readonly #send: (message: CaptureMessage) => void;
  readonly #closed = new AbortController();
  readonly #batch = new FrameBatch((frames) => this.#send({ type: 'frames', frames }));
  #voice: VoiceActivity | null = null;
  #source: OpenSource | null = null;
  /** Looks since the last frame. */
  #looks = 0;
  #listening = false;
  /** Whether its source waits where it is, as one that rests. */
  #waits = false;
  #index = 0;
  /** Where a source goes on that is no device, seconds; null to begin. */
  #positionS: number | null = null;
  #hearing: Hearing;
  #turn: number;
  /** Whether its source could be opened before, so that its device is waited for. */
  #known: boolean;

  constructor(lane: Lane, send: (message: CaptureMessage) => void, { again, hearing, turn }: Opening) {
    this.#lane = lane;
    this.#send = send;
    this.#hearing = hearing;
    this.#turn = turn;
    this.#known = again;
    const watchdog = setInterval(() => this.#checkFrames(), LOOK_EVERY_MS);
    this.#closed.signal.addEventListener('abort', () => clearInterval(watchdog));
    if (hearing !== 'resting') void this.#open();
  }

  /** Sends what is heard from now on, or nothing; `turn` is said with it. */
  hear(hearing: Hearing, turn: number): void {
    const rested = this.#hearing === 'resting';
    this.#hearing = hearing;
    this.#turn = turn;
    // What was heard before is not wanted any more.
    this.#batch.clear();
    if (this.#closed.signal.aborted) return;
    if (hearing === 'resting') this.#rest();
    else if (this.#listening) void this.#wake();
    else if (rested) void this.#open();
  }

  close(): void {
    this.#closed.abort();
    this.#release();
  }

  /** What the device gives cannot be trusted, as after sleep: it is opened again, and waited for. */
  reopen(): void {
    if (!this.#listening || !isLive(this.#lane.source)) return;
    this.#release();
    this.#retry();
  }

  /** The same microphone is heard in another way from now on. */
  shape(microphone: MicrophoneSource): void {
    const { source } = this.#lane;
    if (source.kind !== 'microphone') return;
    this.#lane = { ...this.#lane, source: { ...microphone, ...deviceOf(source) } };
    this.#voice?.shape(microphone);
    const differs = Boolean(source.noiseSuppression) !== Boolean(microphone.noiseSuppression);
    if (differs && this.#listening) void this.#swap();
  }

  /** A sound server moves a stream whose device vanished to another one: better silent than the wrong device. */
  devicesChanged(devices: readonly Device[]): void {
    const { source } = this.#lane;
    if (!this.#listening || source.kind !== 'microphone' || source.deviceId === undefined) return;
    if (!devices.some((device) => device.id === source.deviceId)) this.#lose();
  }

  /** Opens the microphone once more, as only a new stream is processed in another way, and closes the old one then. */
  async #swap(): Promise<void> {
    const voice = this.#voice;
    const old = this.#source;
    if (!voice || !old) return;
    const next = await openSource(this.#lane, voice, null).catch(() => null);
    // Refused: it goes on as it was. Or it was closed, lost or swapped meanwhile.
    if (!next) return;
    if (this.#source !== old) return next.close();
    this.#take(next);
    voice.swap(next.output);
    old.close();
  }

  /** A source that can wait does; another one is let go until it is wanted again. */
  #rest(): void {
    if (!this.#listening || !this.#source?.pause) return this.#release();
    this.#voice?.deafen();
    this.#source.pause();
    this.#waits = true;
  }

  /** Hears as it is told now. */
  async #wake(): Promise<void> {
    const turn = this.#turn;
    try {
      await this.#tune();
    } catch {
      // To rest after all breaks off what begins to play.
      if (turn === this.#turn) this.#fail(this.#waits ? 'media-unreadable' : 'capture-failed');
    }
  }

  /** Hears as it is told, has a source go on that waits, and says so; not when it is told otherwise meanwhile. */
  async #tune(): Promise<void> {
    const voice = this.#voice;
    const turn = this.#turn;
    if (this.#hearing === 'on') await voice?.hearAnew();
    else voice?.deafen();
    const toldSo = (): boolean => voice === this.#voice && turn === this.#turn;
    if (this.#waits && toldSo()) {
      await this.#source?.play();
      this.#waits = false;
    }
    if (toldSo()) this.#listen();
    // While it opens, nobody but this hears that it is told otherwise.
    else if (voice === this.#voice && !this.#listening) await this.#tune();
  }

  #listen(): void {
    // Frames before this moment hold the silence before a file begins: they would shift its times.
    this.#index = 0;
    this.#looks = 0;
    this.#listening = true;
    this.#known = true;
    this.#send({ type: 'lane-listening', laneId: this.#lane.id, turn: this.#turn });
  }

  async #open(): Promise<void> {
    const first = !(this.#known && isLive(this.#lane.source));
    const voice = new VoiceActivity();
    if (this.#hearing !== 'on') voice.deafen();
    this.#voice = voice;
    if (this.#lane.source.kind === 'microphone') voice.shape(this.#lane.source);
    // At each step the lane may have been closed meanwhile, or its device lost.
    const wanted = (): boolean => voice === this.#voice;
    try {
      const source = await openSource(this.#lane, voice, this.#positionS);
      if (!wanted()) return source.close();
      this.#take(source);
      await voice.start(
        source.output,
        (samples, probability) => this.#onFrame(voice, samples, probability),
        () => this.#onDeaf(voice),
      );
      if (!wanted()) return;
      await source.play();
      // It may have been told otherwise while it opened.
      await this.#tune();
    } catch (error) {
      if (!wanted()) return;
      const code = error instanceof SourceError ? error.code : 'capture-failed';
      // An application that plays nothing yet is waited for.
      if (first && code === 'application-away') {
        this.#known = true;
        return this.#lose();
      }
      this.#release();
      if (first) this.#fail(code);
      else this.#retry();
    }
  }

  #take(source: OpenSource): void {
    this.#source = source;
    source.onEnd = (reason) => {
      if (source === this.#source) this.#onEnd(reason);
    };
  }

  #onFrame(voice: VoiceActivity, samples: Float32Array, probability: number | null): void {
    if (voice !== this.#voice || !this.#listening) return;
    this.#looks = 0;
    if (probability === null || this.#hearing !== 'on') return;
    this.#batch.add({
      type: 'frame',
      laneId: this.#lane.id,
      index: this.#index++,
      samples,
      probability,
      capturedAt: performance.now(),
    });
  }

  /** The detector itself has failed. */
  #onDeaf(voice: VoiceActivity): void {
    if (voice === this.#voice) this.#fail('capture-failed');
  }

  #onEnd(reason: 'over' | 'lost' | MessageCode): void {
    if (this.#closed.signal.aborted) return;
    if (reason === 'lost') this.#lose();
    else if (reason === 'over') setTimeout(() => this.#over(), DRAIN_MS);
    else this.#fail(reason);
  }

  #over(): void {
    if (this.#closed.signal.aborted) return;
    this.close();
    this.#send({ type: 'lane-ended', laneId: this.#lane.id });
  }

  #fail(code: MessageCode): void {
    this.close();
    this.#send({ type: 'lane-failed', laneId: this.#lane.id, code });
  }

  #lose(): void {
    const { id: laneId, source } = this.#lane;
    const device = this.#source?.name ?? nameOfSource(source);
    this.#release();
    this.#send({ type: 'lane-lost', laneId, code: LOST[source.kind] ?? 'device-lost', device });
    this.#retry();
  }

  #retry(): void {
    setTimeout(() => {
      const wanted = this.#voice === null && this.#hearing !== 'resting';
      if (wanted && !this.#closed.signal.aborted) void this.#open();
    }, RETRY_MS);
  }

  #checkFrames(): void {
    if (this.#listening && isLive(this.#lane.source) && ++this.#looks >= SILENT_LOOKS) this.#lose();
  }

  #release(): void {
    this.#batch.flush();
    if (this.#source) this.#positionS = this.#source.position?.() ?? null;
    this.#source?.close();
    this.#voice?.close();
    this.#source = null;
    this.#voice = null;
    this.#listening = false;
    this.#waits = false;
  }
}

/** Another device is another source. */
function deviceOf({ deviceId }: MicrophoneSource): Pick<MicrophoneSource, 'deviceId'> {
  return deviceId === undefined ? {} : { deviceId };
}
