import type { MessageCode } from '../../shared/errors';
import type { LaneState, SessionHappening } from '../../shared/events';
import { FRAME_MS, type Frame } from '../../shared/sound';
import type { Lane } from '../../shared/source';
import type { SttEngine, SttResult, SttSession } from '../speech/contract';
import { JamakError } from '../../shared/errors';
import { Segmenter, type Segment, type SegmenterOptions } from './segmenter';
import type { SessionClock } from './session-clock';

interface Utterance {
  readonly id: string;
  readonly startMs: number;
  readonly endMs: number;
}

export interface LaneSessionOptions {
  readonly lane: Lane;
  readonly engine: SttEngine;
  readonly clock: SessionClock;
  readonly segmenter: Partial<SegmenterOptions>;
  readonly newId: () => string;
  readonly append: (happening: SessionHappening) => void;
}

/** One source being captioned: its frames become utterances, its utterances become captions or gaps. */
export class LaneSession {
  readonly lane: Lane;
  readonly #options: LaneSessionOptions;
  readonly #stt: SttSession;
  readonly #pending = new Map<string, Utterance>();
  readonly #finished: Promise<void>;
  #segmenter: Segmenter;
  /** Session ms of the segmenter's frame 0; null until sound came. */
  #originMs: number | null = null;
  #frames = 0;
  #state: LaneState = 'opening';
  #lostAtMs: number | null = null;

  constructor(options: LaneSessionOptions) {
    this.lane = options.lane;
    this.#options = options;
    this.#segmenter = new Segmenter(options.segmenter);
    this.#stt = options.engine.startSession({ laneId: options.lane.id });
    this.#finished = this.#consume();
  }

  get state(): LaneState {
    return this.#state;
  }

  /** Session ms up to which this lane was heard. */
  get heardMs(): number {
    return (this.#originMs ?? 0) + this.#frames * FRAME_MS;
  }

  /** Whether somebody speaks right now. */
  get speaking(): boolean {
    return this.#segmenter.speaking;
  }

  /** The source delivers from here on; its next frame has number 0. */
  listening(): void {
    this.#endCurrent();
    this.#originMs = null;
    this.#setState('listening');
  }

  frame(frame: Frame, capturedAt: number): void {
    if (this.#originMs === null) this.#begin(capturedAt);
    this.#frames++;
    this.#options.clock.observe(this.heardMs, capturedAt);
    for (const event of this.#segmenter.push(frame)) {
      if (event.type === 'segment') this.#submit(event.segment);
    }
  }

  /** The source broke off and may come back; what was being said is captioned now. */
  lost(code: MessageCode): void {
    this.#endCurrent();
    this.#lostAtMs ??= this.heardMs;
    this.#setState('lost', code);
  }

  /** The source has no more sound. */
  ended(): void {
    this.#endCurrent();
    this.#setState('ended');
  }

  failed(code: MessageCode): void {
    this.#endCurrent();
    this.#setState('failed', code);
  }

  /** Captions what was being said and resolves when every utterance has its caption or gap. */
  async finish(): Promise<void> {
    this.#endCurrent();
    await this.#stt.end();
    await this.#finished;
  }

  #begin(capturedAt: number): void {
    this.#originMs = this.#options.clock.originOf(capturedAt);
    this.#frames = 0;
    this.#segmenter = new Segmenter(this.#options.segmenter);
    if (this.#lostAtMs !== null) {
      const endMs = Math.max(this.#originMs, this.#lostAtMs);
      this.#gap(this.#lostAtMs, endMs, 'device-lost');
      this.#lostAtMs = null;
    }
  }

  #endCurrent(): void {
    const segment = this.#segmenter.flush();
    if (segment) this.#submit(segment);
  }

  #submit(segment: Segment): void {
    const origin = this.#originMs ?? 0;
    const utterance: Utterance = {
      id: this.#options.newId(),
      startMs: origin + segment.speechStartFrame * FRAME_MS,
      endMs: origin + segment.speechEndFrame * FRAME_MS,
    };
    this.#pending.set(utterance.id, utterance);
    try {
      this.#stt.submit({
        utteranceId: utterance.id,
        laneId: this.lane.id,
        kind: 'final',
        pass: 0,
        samples: segment.samples,
      });
    } catch (error) {
      this.#pending.delete(utterance.id);
      this.#gap(utterance.startMs, utterance.endMs, JamakError.from(error).code);
    }
  }

  async #consume(): Promise<void> {
    for await (const result of this.#stt.results) this.#take(result);
  }

  #take(result: SttResult): void {
    const utterance = this.#pending.get(result.utteranceId);
    if (!utterance || result.type === 'interim') return;
    this.#pending.delete(result.utteranceId);
    if (result.type === 'failed') {
      this.#gap(utterance.startMs, utterance.endMs, result.error.code);
      return;
    }
    const text = result.text.trim();
    if (text === '') return;
    this.#options.append({
      type: 'caption-final',
      captionId: utterance.id,
      laneId: this.lane.id,
      startMs: utterance.startMs,
      endMs: utterance.endMs,
      text,
    });
  }

  #gap(startMs: number, endMs: number, code: MessageCode): void {
    this.#options.append({ type: 'gap', laneId: this.lane.id, startMs, endMs, code });
  }

  #setState(state: LaneState, code?: MessageCode): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.append({ type: 'lane-state', laneId: this.lane.id, state, ...(code ? { code } : {}) });
  }
}
