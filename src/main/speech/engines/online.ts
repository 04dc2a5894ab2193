import { setImmediate as nextTurn } from 'node:timers/promises';
import { JamakError } from '../../../shared/errors';
import type { SpokenLanguage } from '../../../shared/languages';
import { SAMPLE_RATE, samplesToMs } from '../../../shared/sound';
import type { Asked } from '../answer/answer';
import { AnswerReader, type Reading } from '../answer/reader';
import {
  HEARD_PASS,
  type HeardSound,
  type SpeechChunk,
  type SttEngine,
  type SttResult,
  type SttSession,
  type SttSessionOptions,
} from '../contract';
import type { Padding } from '../host/sherpa/padding';
import { ResultQueue } from '../result-queue';
import { SoundBacklog } from '../sound-backlog';

/** The part of sherpa-onnx's OnlineStream that is used here. */
export interface RecogniserStream {
  acceptWaveform(sound: { readonly samples: Float32Array; readonly sampleRate: number }): void;
  inputFinished(): void;
  setOption(key: string, value: string): void;
}

/** The part of sherpa-onnx's OnlineRecognizer that is used here; every call blocks for as long as it works. */
export interface OnlineRecogniser<Stream extends RecogniserStream = RecogniserStream> {
  createStream(): Stream;
  /** Whether there is sound enough for a step. */
  isReady(stream: Stream): boolean;
  /** One step: a third of a second of sound or so. */
  decode(stream: Stream): void;
  getResult(stream: Stream): { readonly text: string };
}

export interface OnlineEngineOptions {
  readonly recogniser: OnlineRecogniser;
  /** Silence around each utterance, as `paddingOf` makes it of the recogniser's chunk. */
  readonly padding: Padding;
  readonly id?: string;
  readonly languages: readonly string[];
  /** Whether each stream may be told its language, as Nemotron's; those of other models ignore it. */
  readonly takesLanguage?: boolean;
  /** What is spoken where a lane has no language of its own, asked for each utterance; 'auto' unless given. */
  readonly language?: () => SpokenLanguage;
  /** Sound of finals, all lanes together, that may wait to be recognised and taken, ms. */
  readonly maxWaitingMs?: number;
  /** How answers become captions. */
  readonly reading?: () => Reading;
  /** Ms that do not go back. */
  readonly now?: () => number;
}

const MAX_UTTERANCE_MS = 30_000;
const TEN_MINUTES_MS = 600_000;
/** Utterances of a lane that are heard at a time; of older ones the whole sound comes with their final. */
const MAX_STREAMS = 2;
/** Heard sound that may wait for the recogniser, ms. */
const MAX_UNHEARD_MS = 5000;

/**
 * Streaming recognisers (Zipformer, Paraformer) of sherpa-onnx's OnlineRecognizer. They hear an utterance while
 * it is spoken and make their own interims; its final needs only the sound that is new, so it comes at once.
 *
 * NOT YET RUN ON REAL WEIGHTS: none were within reach. It is tested against a scripted recogniser with the
 * same surface.
 */
export function createOnlineEngine(options: OnlineEngineOptions): SttEngine {
  const { id = 'online', languages, maxWaitingMs = TEN_MINUTES_MS } = options;
  const backlog = new SoundBacklog(maxWaitingMs);
  return {
    id,
    capabilities: {
      interim: true,
      languages,
      local: true,
      maxUtteranceMs: MAX_UTTERANCE_MS,
      leftContext: false,
    },
    startSession: ({ language }: SttSessionOptions) => new OnlineSession(options, backlog, language),
  };
}

/** An utterance that is heard while it is spoken. */
interface Heard {
  stream: RecogniserStream | null;
  /** Samples that the stream has. */
  samples: number;
  text: string;
  /** Some of its sound was not heard: the stream cannot be used for the final. */
  lost: boolean;
}

class OnlineSession implements SttSession {
  readonly #options: OnlineEngineOptions;
  readonly #recogniser: OnlineRecogniser;
  /** What is spoken in this lane, where it has a language of its own. */
  readonly #ofLane: SpokenLanguage | undefined;
  readonly #now: () => number;
  readonly #backlog: SoundBacklog;
  readonly #reader: AnswerReader;
  /** The language, where it knows one only. */
  readonly #language: string | null;
  readonly #results = new ResultQueue();
  /** By utterance, oldest first. */
  readonly #heard = new Map<string, Heard>();
  #unheardMs = 0;
  #work: Promise<void> = Promise.resolve();
  #ended = false;

  constructor(options: OnlineEngineOptions, backlog: SoundBacklog, ofLane: SpokenLanguage | undefined) {
    const { recogniser, languages, reading, now = performance.now.bind(performance) } = options;
    this.#options = options;
    this.#recogniser = recogniser;
    this.#ofLane = ofLane;
    this.#now = now;
    this.#backlog = backlog;
    this.#reader = new AnswerReader(reading);
    this.#language = languages.length === 1 ? (languages[0] ?? null) : null;
  }

  /** It makes interims of what it hears, and takes no interim chunks. */
  get idle(): boolean {
    return false;
  }

  /** A final ends the stream of its utterance, so no second one may be tried. */
  get thrifty(): boolean {
    return true;
  }

  get results(): AsyncIterable<SttResult> {
    return this.#results;
  }

  hear({ utteranceId, samples }: HeardSound): void {
    if (this.#ended) return;
    const heard = this.#heard.get(utteranceId) ?? this.#begin(utteranceId);
    const ms = samplesToMs(samples.length);
    if (this.#unheardMs + ms > MAX_UNHEARD_MS) heard.lost = true;
    if (heard.lost) return;
    this.#unheardMs += ms;
    this.#then(async () => {
      this.#unheardMs -= ms;
      await this.#listen(utteranceId, heard, samples);
    });
  }

  submit(chunk: SpeechChunk, { signal }: { signal?: AbortSignal } = {}): void {
    const ms = samplesToMs(chunk.samples.length);
    if (this.#ended || ms > MAX_UTTERANCE_MS) throw new JamakError('bad-request');
    if (signal?.aborted || chunk.kind === 'interim') return;
    const leave = this.#backlog.enter(ms);
    this.#then(async () => {
      const result = await this.#finish(chunk, signal);
      if (result) this.#results.push(result, leave);
      else leave();
    });
  }

  async end(): Promise<void> {
    this.#ended = true;
    await this.#work;
    this.#results.close();
  }

  /** One for each utterance, so that none hears the end of another; it warms up on silence. */
  #newStream(chosen?: SpokenLanguage): RecogniserStream {
    const { padding, languages, takesLanguage = false, language = () => 'auto' } = this.#options;
    const stream = this.#recogniser.createStream();
    const spoken = chosen ?? this.#ofLane ?? language();
    // What is left out is detected.
    if (takesLanguage && languages.includes(spoken)) stream.setOption('language', spoken);
    stream.acceptWaveform({ samples: padding.left, sampleRate: SAMPLE_RATE });
    return stream;
  }

  #begin(utteranceId: string): Heard {
    const heard: Heard = { stream: null, samples: 0, text: '', lost: false };
    this.#heard.set(utteranceId, heard);
    const [oldest] = this.#heard.keys();
    if (this.#heard.size > MAX_STREAMS && oldest !== undefined) this.#heard.delete(oldest);
    return heard;
  }

  async #listen(utteranceId: string, heard: Heard, samples: Float32Array): Promise<void> {
    try {
      const stream = (heard.stream ??= this.#newStream());
      stream.acceptWaveform({ samples, sampleRate: SAMPLE_RATE });
      heard.samples += samples.length;
      const decodeMs = await this.#decode(stream);
      const text = this.#textOf(stream, { utteranceId, kind: 'interim' });
      if (text === heard.text) return;
      heard.text = text;
      this.#results.offerInterim({ type: 'interim', utteranceId, pass: HEARD_PASS, text, decodeMs });
    } catch {
      // The final is recognised from its whole sound, and reports the error if it happens again.
      heard.lost = true;
    }
  }

  /** The final's result; null when it was aborted. */
  async #finish(chunk: SpeechChunk, signal: AbortSignal | undefined): Promise<SttResult | null> {
    const { utteranceId, pass, samples, context = false } = chunk;
    const heard = this.#heard.get(utteranceId);
    this.#heard.delete(utteranceId);
    await this.#reader.ready({ text: '', detected: null, told: this.#language }, chunk, null);
    if (signal?.aborted) return null;
    try {
      // Where speech was cut without a pause, more was heard than belongs to the final.
      const fits = heard && !heard.lost && !context && heard.samples <= samples.length;
      const known = fits ? heard : null;
      const stream = known?.stream ?? this.#newStream(chunk.language);
      stream.acceptWaveform({ samples: samples.subarray(known?.samples ?? 0), sampleRate: SAMPLE_RATE });
      stream.acceptWaveform({ samples: this.#options.padding.right, sampleRate: SAMPLE_RATE });
      stream.inputFinished();
      const decodeMs = await this.#decode(stream, signal);
      if (signal?.aborted) return null;
      return { type: 'final', utteranceId, pass, text: this.#textOf(stream, chunk), decodeMs };
    } catch (cause) {
      return { type: 'failed', utteranceId, pass, error: new JamakError('speech-failed', { cause }) };
    }
  }

  /** Recognises all that the stream has; returns how long that took, ms. Others get a turn after each step. */
  async #decode(stream: RecogniserStream, signal?: AbortSignal): Promise<number> {
    let tookMs = 0;
    while (this.#recogniser.isReady(stream)) {
      if (signal?.aborted) break;
      const startedAt = this.#now();
      this.#recogniser.decode(stream);
      tookMs += this.#now() - startedAt;
      await nextTurn();
    }
    return tookMs;
  }

  #textOf(stream: RecogniserStream, asked: Asked): string {
    const { text } = this.#recogniser.getResult(stream);
    return this.#reader.read({ text, detected: null, told: this.#language }, asked, this.#language).text;
  }

  /** One thing after the other: a stream hears its sound in order. Work never rejects. */
  #then(work: () => Promise<void>): void {
    this.#work = this.#work.then(work);
  }
}
