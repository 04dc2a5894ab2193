import { JamakError } from '../../shared/errors';
import { samplesToMs } from '../../shared/sound';
import type { SpeechChunk, SttResult, SttSession } from './contract';
import { ResultQueue } from './result-queue';
import type { SoundBacklog } from './sound-backlog';

/** One lane of an engine that takes whole chunks: finals bounded, interims only if they start at once. */
export abstract class BatchSession implements SttSession {
  readonly #backlog: SoundBacklog;
  readonly #maxChunkMs: number;
  readonly #results = new ResultQueue();
  readonly #running = new Set<Promise<void>>();
  #ended = false;

  /** `maxChunkMs`: longer chunks are refused. */
  constructor(backlog: SoundBacklog, maxChunkMs: number) {
    this.#backlog = backlog;
    this.#maxChunkMs = maxChunkMs;
  }

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
   * The chunk's result; null when it was aborted or refused. Whatever it throws counts as a failed result. Engines
   * whose answer comes piece by piece call `onText` with what has come of it so far.
   */
  protected abstract decode(
    chunk: SpeechChunk,
    signal: AbortSignal | undefined,
    onText: (textSoFar: string) => void,
  ): Promise<SttResult | null>;

  /** @throws JamakError 'speech-queue-full', at once and not as a rejection */
  #final(chunk: SpeechChunk, signal?: AbortSignal): Promise<void> {
    const leave = this.#backlog.enter(samplesToMs(chunk.samples.length));
    const { utteranceId, pass } = chunk;
    const onText = (text: string): void =>
      this.#results.offerInterim({ type: 'interim', utteranceId, pass, text, decodeMs: 0 });
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
    onText: (textSoFar: string) => void,
  ): Promise<SttResult | null> {
    try {
      return await this.decode(chunk, signal, onText);
    } catch (error) {
      const { utteranceId, pass } = chunk;
      return signal?.aborted ? null : { type: 'failed', utteranceId, pass, error: JamakError.from(error) };
    }
  }
}
