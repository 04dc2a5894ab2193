import type { Hearing } from '../../shared/capture';
import type { MessageCode } from '../../shared/errors';
import type { LaneState } from '../../shared/session/events';
import type { TakenBack } from '../../shared/session/session-view';
import { FRAME_MS, rms, type Frame } from '../../shared/sound';
import { isLive, type Lane, type MicrophoneSource } from '../../shared/source';
import { LagGovernor, type GovernorOptions } from './lag-governor';
import { LagWatch } from './lag-watch';
import { LateFrames, type HeardFrame, type Released } from './late-frames';
import {
  LaneUtterances,
  type LaneUtterancesOptions,
  type UtteranceOptions,
  type Wanted,
} from './lane-utterances';
import { QuietWatch } from './quiet-watch';
import type { Segment } from './segmenting/segment';
import { Segmenter, type SegmenterEvent, type SegmenterOptions } from './segmenting/segmenter';
import type { SessionClock } from './session-clock';
import { Watchdog, type SilentPart } from './watchdog';

/** How captions of a lane are made; what is left out is the default. */
export interface CaptioningOptions extends UtteranceOptions {
  readonly segmenter?: Partial<SegmenterOptions>;
  readonly governor?: Partial<GovernorOptions>;
}

export interface LaneSessionOptions extends Omit<LaneUtterancesOptions, 'governor' | 'onAnswered'> {
  readonly clock: SessionClock;
  readonly captioning: CaptioningOptions;
  readonly watch?: LaneWatch | undefined;
  /** Session ms from which on it belongs to the session; 0 when it does from the start. */
  readonly fromMs?: number;
  /** Hears all that is captioned of the lane; `endMs`, session ms, is where it ends. */
  readonly onSound?: ((samples: Float32Array, endMs: number) => void) | undefined;
  /** What was heard from `fromMs`, session ms, until now is dropped, as the lane was muted before it had a caption. */
  readonly onDropped?: ((fromMs: number) => void) | undefined;
  /** Whether it is to be heard has changed; the capture window is told so with the number of the change. */
  readonly onHearing?: ((hearing: Hearing, turn: number) => void) | undefined;
}

/** What a lane tells of parts that do not do their work. */
export interface LaneWatch {
  /** A part has fallen silent that should not be; see `Watchdog`. */
  readonly onSilent: (laneId: string, part: SilentPart) => void;
  readonly onBack: (laneId: string, part: SilentPart) => void;
  /** So many dB are missing for it to be heard well; null when it is loud enough again, or not heard any more. */
  readonly onQuiet: (laneId: string, missingDb: number | null) => void;
}

const VOICE_STATES = {
  'speech-started': 'started',
  'speech-paused': 'paused',
  'speech-resumed': 'resumed',
  segment: 'ended',
} as const;

/** An engine that hears sound as it comes is given what is new eight times a second. */
const HEAR_EVERY_FRAMES = 4;
/** What is being spoken is kept on disk twice a second, so that a crash loses no more of it. */
const KEEP_EVERY_FRAMES = 16;

/** The life of one source that is captioned: its states, its place in session time, its sound cut into utterances. */
export class LaneSession {
  #lane: Lane;
  readonly #options: LaneSessionOptions;
  readonly #utterances: LaneUtterances;
  readonly #lag: LagWatch;
  readonly #watchdog: Watchdog;
  #quiet: QuietWatch;
  #segmenter: Segmenter;
  #state: LaneState = 'opening';
  /** Session ms of the segmenter's frame 0; null while the next frame is the first of a new count. */
  #originMs: number | null = null;
  /** Frames of the current count. */
  #frames = 0;
  #heardMs = 0;
  /** Since when the source is away although it is to be heard, session ms, and why; null while it is there. */
  #loss: { readonly startMs: number; readonly code: MessageCode } | null = null;
  /** Why the source was away last. */
  #lostBy: MessageCode = 'device-lost';
  #muted: boolean;
  #resting = false;
  /** Counts the changes of its hearing. */
  #turn = 0;
  /** Whether what comes was heard after the last change. */
  #answered = true;
  /** What was heard until then is taken back, ms of the steady clock. */
  #takenBackAt = -Infinity;
  readonly #late = new LateFrames();

  constructor(options: LaneSessionOptions) {
    this.#lane = options.lane;
    this.#options = options;
    this.#muted = options.lane.muted;
    this.#heardMs = options.fromMs ?? 0;
    this.#segmenter = new Segmenter(options.captioning.segmenter);
    const governor = new LagGovernor(options.captioning.governor);
    const { id: laneId, source } = options.lane;
    this.#watchdog = new Watchdog({
      hearsNoise: source.kind === 'microphone',
      onSilent: (part) => options.watch?.onSilent(laneId, part),
      onBack: (part) => options.watch?.onBack(laneId, part),
    });
    this.#quiet = this.#watchQuiet();
    const onAnswered = (): void => this.#watchdog.answered();
    this.#utterances = new LaneUtterances({ ...options, governor, onAnswered });
    this.#lag = new LagWatch(governor, (lagMs) => options.append({ type: 'lag', laneId, lagMs }));
  }

  get lane(): Lane {
    return this.#lane;
  }

  /** The microphone is heard in another way from now on. Returns whether that differs; another device is another lane. */
  shape(microphone: MicrophoneSource): boolean {
    const { source } = this.#lane;
    if (source.kind !== 'microphone' || source.deviceId !== microphone.deviceId) return false;
    const differs =
      source.channel !== microphone.channel ||
      source.gainDb !== microphone.gainDb ||
      source.noiseSuppression !== microphone.noiseSuppression;
    this.#lane = { ...this.#lane, source: microphone };
    return differs;
  }

  /** Who is heard has another name or colour. */
  rename({ name, colour }: Pick<Lane, 'name' | 'colour'>): void {
    if (name === this.#lane.name && colour === this.#lane.colour) return;
    this.#lane = { ...this.#lane, name, colour };
    this.#options.append({ type: 'lane-renamed', laneId: this.#lane.id, name, colour });
  }

  get state(): LaneState {
    return this.#state;
  }

  /** Session ms up to which this lane was heard. */
  get heardMs(): number {
    return this.#heardMs;
  }

  get muted(): boolean {
    return this.#muted;
  }

  get hearing(): Hearing {
    return this.#resting ? 'resting' : this.#muted ? 'muted' : 'on';
  }

  /** Counts the changes of its hearing. */
  get turn(): number {
    return this.#turn;
  }

  /** Whether somebody speaks right now. */
  get speaking(): boolean {
    return this.#segmenter.speaking;
  }

  /** Whether it is heard from a device. A file waits while the machine sleeps, so nothing of it is ever missing. */
  get isDevice(): boolean {
    return isLive(this.lane.source);
  }

  /**
   * Of a muted lane nothing is captioned that was not final at `nowMs`, session ms: no word from before, and none from
   * the moment of its return.
   */
  setMuted(muted: boolean, nowMs: number): void {
    if (muted === this.#muted) return;
    this.#change({ muted }, nowMs);
    if (muted) this.#drop();
    this.#options.append({ type: 'lane-muted', laneId: this.lane.id, muted });
  }

  /** A lane that rests is not heard; what was said before `nowMs`, session ms, still gets its captions. */
  setResting(resting: boolean, nowMs: number): void {
    if (resting === this.#resting) return;
    if (resting && !this.#muted) {
      this.settle();
      this.#endUtterance();
    }
    this.#change({ resting }, nowMs);
  }

  /** Changes whether it is heard. While it is not, nothing of it is missing. */
  #change({ muted = this.#muted, resting = this.#resting }, nowMs: number): void {
    const before = this.hearing;
    this.#muted = muted;
    this.#resting = resting;
    if (this.hearing === before) return;
    if (this.hearing === 'on') {
      this.#heardMs = Math.max(this.#heardMs, nowMs);
      if (this.#state === 'lost') this.#loss = { startMs: this.#heardMs, code: this.#lostBy };
    } else {
      this.#quiet.close();
      this.#endLoss(nowMs);
    }
    this.#originMs = null;
    this.#answered = false;
    this.#options.onHearing?.(this.hearing, ++this.#turn);
  }

  /** Lets go of all that has no caption yet, and of the sound that would be heard with what comes next. */
  #drop(): void {
    this.#late.clear();
    this.#segmenter = new Segmenter(this.#options.captioning.segmenter);
    const fromMs = this.#utterances.drop();
    if (fromMs !== null) this.#options.onDropped?.(fromMs);
  }

  /**
   * Takes back what `wanted` wants of utterances without a caption, and returns it; see `LaneUtterances.takeBack`. What
   * is said after `at`, ms of the steady clock, is captioned again.
   */
  takeBack(wanted: Wanted, at: number): TakenBack[] {
    this.settle();
    const { id: laneId } = this.lane;
    // Speech may have begun that is no utterance yet, and be on its way.
    const now = { id: '', laneId, startMs: this.#heardMs, endMs: this.#heardMs };
    if (wanted(now) || this.#utterances.speaks(wanted)) {
      this.#segmenter = new Segmenter(this.#options.captioning.segmenter);
      if (this.#originMs !== null) this.#originMs = this.#heardMs;
      this.#frames = 0;
      if (this.isDevice) this.#takenBackAt = at;
    }
    return this.#utterances.takeBack(wanted);
  }

  /** The source delivers from here on; its next frame has number 0. `turn`: the last change that it knows. */
  listening(turn = 0): void {
    if (turn !== this.#turn) return;
    this.#answered = true;
    this.settle();
    this.#endUtterance();
    this.#originMs = null;
    this.#setState('listening');
    this.#options.trace?.({ type: 'lane-listening', laneId: this.lane.id });
  }

  /** `capturedAt`: when its last sample was heard, ms of the steady clock. */
  frame(frame: Frame, capturedAt: number): void {
    // What comes of a source that is away was on its way when it broke off.
    if (this.#state === 'lost' || this.hearing !== 'on' || !this.#answered) return;
    if (this.#originMs === null) this.#begin(capturedAt);
    const heard = { frame: capturedAt > this.#takenBackAt ? frame : silenceFor(frame), capturedAt };
    if (!this.isDevice) return this.#hear(heard);
    const endMs = this.#heardMs + (this.#late.count + 1) * FRAME_MS;
    const lateMs = capturedAt - this.#options.clock.heardAt(this.lane.id, endMs);
    this.#goOn(this.#late.take(heard, lateMs));
  }

  /** Decides about frames that may be late: no more of them follow for now. */
  settle(): void {
    this.#goOn(this.#late.release());
  }

  /** The source broke off and may come back; what was being said is captioned now. */
  lost(code: MessageCode): void {
    this.settle();
    this.#endUtterance();
    this.#quiet.close();
    this.#lostBy = code;
    if (this.hearing === 'on') this.#loss ??= { startMs: this.#heardMs, code };
    this.#setState('lost', code);
  }

  /** The source has no more sound. */
  ended(): void {
    this.settle();
    this.#endUtterance();
    this.#quiet.close();
    this.#setState('ended');
  }

  failed(code: MessageCode): void {
    this.settle();
    this.#endUtterance();
    this.#quiet.close();
    this.#setState('failed', code);
  }

  /** The user wants it no more, while the session goes on. Resolves as `end` does. */
  remove(nowMs: number): Promise<void> {
    const ended = this.end(nowMs);
    this.#setState('removed');
    return ended;
  }

  /**
   * No more frames come. Resolves when every utterance has its caption or gap, the one being spoken as well.
   * A source that is away stays so until `untilMs`, session ms.
   */
  async end(untilMs = this.#heardMs): Promise<void> {
    this.settle();
    this.#endUtterance();
    this.#quiet.close();
    this.#endLoss(untilMs);
    await this.#utterances.end();
  }

  /** Places the frames that come from now on in session time: beside the other lanes, but never in this one's past. */
  #begin(capturedAt: number): void {
    this.#place(Math.max(this.#options.clock.originOf(this.lane.id, capturedAt), this.#heardMs));
  }

  /** Goes on with frames before which sound may be missing, as while the machine slept. */
  #goOn({ missingMs, frames }: Released): void {
    if (missingMs > 0) {
      this.#endUtterance();
      this.#loss = { startMs: this.#heardMs, code: 'sound-missing' };
      this.#place(this.#heardMs + missingMs);
    }
    for (const heard of frames) this.#hear(heard);
  }

  #hear({ frame, capturedAt }: HeardFrame): void {
    this.#frames++;
    this.#heardMs = this.#msAt(this.#frames);
    this.#options.clock.observe(this.lane.id, this.#heardMs, capturedAt);
    this.#options.onSound?.(frame.samples, this.#heardMs);
    for (const event of this.#segmenter.push(frame)) {
      this.#traceVoice(event.type);
      if (event.type === 'segment') this.#utteranceEnded(event.segment);
      else if (event.type === 'speech-resumed') this.#utterances.resumed();
    }
    if (this.#segmenter.speaking) this.#spoken();
    this.#watchdog.hear({ level: rms(frame.samples), asked: this.#utterances.asked });
    this.#quiet.hear(frame);
    this.#lag.observe(this.#heardMs, this.#utterances.lagMs(this.#heardMs));
    this.#utterances.drain();
  }

  #watchQuiet(): QuietWatch {
    return new QuietWatch((missingDb) => this.#options.watch?.onQuiet(this.lane.id, missingDb));
  }

  /** The next frame is the first of a new count, which begins at `originMs`. */
  #place(originMs: number): void {
    this.#originMs = originMs;
    this.#heardMs = originMs;
    this.#frames = 0;
    this.#segmenter = new Segmenter(this.#options.captioning.segmenter);
    // It may be another device, or the same one turned up.
    this.#quiet.close();
    this.#quiet = this.#watchQuiet();
    this.#endLoss(originMs);
  }

  /** What was not heard while the source was away becomes a gap. */
  #endLoss(atMs: number): void {
    const loss = this.#loss;
    this.#loss = null;
    if (!loss || loss.startMs >= atMs) return;
    this.#options.append({ type: 'gap', laneId: this.lane.id, endMs: atMs, ...loss });
  }

  #msAt(frame: number): number {
    return (this.#originMs ?? 0) + frame * FRAME_MS;
  }

  /** Tells how far the utterance being spoken has come. */
  #spoken(): void {
    const { spokenFrames, pausedFrames } = this.#segmenter;
    const segment = (): Segment => this.#segmenter.current() as Segment;
    this.#utterances.spoken(this.#msAt(this.#frames - pausedFrames - spokenFrames), {
      spokenMs: spokenFrames * FRAME_MS,
      pausedMs: pausedFrames * FRAME_MS,
      segment,
    });
    if (this.#frames % HEAR_EVERY_FRAMES === 0) this.#utterances.hear(segment);
    if (this.#frames % KEEP_EVERY_FRAMES === 0) this.#utterances.keep(segment);
  }

  #utteranceEnded(segment: Segment): void {
    const { speechStartFrame, speechEndFrame } = segment;
    this.#utterances.utteranceEnded(segment, this.#msAt(speechStartFrame), this.#msAt(speechEndFrame));
  }

  /** Ends the utterance being spoken, if any, although nobody fell silent. */
  #endUtterance(): void {
    const segment = this.#segmenter.flush();
    if (segment) this.#utteranceEnded(segment);
    this.#utterances.breakOff();
  }

  #traceVoice(type: SegmenterEvent['type']): void {
    const { trace } = this.#options;
    trace?.({ type: 'vad', laneId: this.lane.id, sessionMs: this.#heardMs, state: VOICE_STATES[type] });
  }

  #setState(state: LaneState, code?: MessageCode): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.append({ type: 'lane-state', laneId: this.lane.id, state, ...(code ? { code } : {}) });
  }
}

/** Time goes on in it, but nothing is heard. */
function silenceFor({ samples }: Frame): Frame {
  return { samples: new Float32Array(samples.length), probability: 0 };
}
