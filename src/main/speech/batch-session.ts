import { JamakError } from '../../shared/errors';
import { samplesToMs } from '../../shared/sound';
import type { Answer, Said } from './answer/answer';
import type { AnswerReader } from './answer/reader';
import type { SpeechChunk, SttResult, SttSession } from './contract';
import { ResultQueue } from './result-queue';
import type { SoundBacklog } from './sound-backlog';

/** What an engine makes of a chunk. */
export type Decoded =
  | {
      readonly type: 'answered';
      readonly answer: Answer;
      readonly decodeMs: number;
      /** Of a speculative final: whether more would be tried if it were the whole utterance. */
      readonly unsure?: boolean;
      /** Called with what was said in a final, before its result is there. */
      readonly onSaid?: (said: Said) => void;
    }
  | { readonly type: 'failed'; readonly error: JamakError };

/** What of an answer has come so far. */
export type AnswerSoFar = Pick<Answer, 'text' | 'told' | 'prompt'>;

/** One lane of an engine that takes whole chunks: finals bounded, interims only if they start at once. */
export abstract class BatchSession implements SttSession {
  readonly #backlog: SoundBacklog;
  readonly #maxChunkMs: number;
  readonly #reader: AnswerReader;
  readonly #results = new ResultQueue();
  readonly #running = new Set<Promise<void>>();
  #ended = false;

  /** `maxChunkMs`: longer chunks are refused. */
  constructor(backlog: SoundBacklog, maxChunkMs: number, reader: AnswerReader) {
    this.#backlog = backlog;
    this.#maxChunkMs = maxChunkMs;
    this.#reader = reader;
  }

  /** Code of the language that is spoken, chosen or detected; null while it is not known. */
  abstract get language(): string | null;

  get idle(): boolean {
    return !this.#ended && this.takesInterim();
  }

  get results(): AsyncIterable<SttResult> {
    return this.#results;
  }

  submit(chunk: SpeechChunk, { signal }: { signal?: AbortSignal } = {}): void {
    if (this.#ended || samplesToMs(chunk.samples.length) > this.#maxChunkMs)
      throw new JamakError('bad-request');
    if (signal?.aborted) return;
    const running = chunk.kind === 'final' ? this.#final(chunk, signal) : this.#interim(chunk, signal);
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running));
  }

  async end(): Promise<void> {
    this.#ended = true;
    await Promise.all(this.#running);
    this.#results.close();
  }

  /** Whether an interim would start at once. */
  protected abstract takesInterim(): boolean;

  /**
   * What comes of the chunk; null when it was aborted or refused. Whatever it throws counts as failed. Engines whose
   * answer comes piece by piece call `onText` with what has come of it so far.
   */
  protected abstract decode(
    chunk: SpeechChunk,
    signal: AbortSignal | undefined,
    onText: (soFar: AnswerSoFar) => void,
  ): Promise<Decoded | null>;

  /** @throws JamakError 'speech-queue-full', at once and not as a rejection */
  #final(chunk: SpeechChunk, signal?: AbortSignal): Promise<void> {
    const leave = this.#backlog.enter(samplesToMs(chunk.samples.length));
    const { utteranceId, pass } = chunk;
    const onText = (soFar: AnswerSoFar): void => {
      const { text } = this.#read({ detected: null, ...soFar }, { ...chunk, kind: 'interim' });
      this.#results.offerInterim({ type: 'interim', utteranceId, pass, text, decodeMs: 0 });
    };
    return this.#decode(chunk, signal, onText).then((result) => {
      if (result) this.#results.push(result, leave);
      else leave();
    });
  }

  async #interim(chunk: SpeechChunk, signal?: AbortSignal): Promise<void> {
    const result = await this.#decode(chunk, signal, () => {});
    if (result?.type === 'interim') this.#results.offerInterim(result);
  }

  /** Never rejects. */
  async #decode(
    chunk: SpeechChunk,
    signal: AbortSignal | undefined,
    onText: (soFar: AnswerSoFar) => void,
  ): Promise<SttResult | null> {
    const { kind, utteranceId, pass } = chunk;
    try {
      const decoded = await this.decode(chunk, signal, onText);
      if (!decoded || signal?.aborted) return null;
      if (decoded.type === 'failed') return { utteranceId, pass, ...decoded };
      await this.#reader.ready(decoded.answer, chunk, this.language);
      const said = this.#read(decoded.answer, chunk);
      if (kind === 'final') decoded.onSaid?.(said);
      const { decodeMs, unsure = false } = decoded;
      return { type: kind, utteranceId, pass, text: said.text, decodeMs, ...(unsure && { unsure }) };
    } catch (error) {
      return signal?.aborted ? null : { type: 'failed', utteranceId, pass, error: JamakError.from(error) };
    }
  }

  #read(answer: Answer, chunk: SpeechChunk): Said {
    return this.#reader.read(answer, chunk, this.language);
  }
}
