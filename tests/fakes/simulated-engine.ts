import type { SpeechChunk, SttEngine, SttResult, SttSession } from '../../src/main/speech/contract';
import { isLoop, withoutLoops } from '../../src/main/text/loops';
import { splitWords } from '../../src/main/text/words';
import { decodeMs, type DecodeCost, type Model } from './decode-cost';

/** What one lane has not taken yet. */
class Results {
  readonly #waiting: SttResult[] = [];
  #ended = false;
  #wake: () => void = () => {};

  add(result: SttResult): void {
    this.#waiting.push(result);
    this.#wake();
  }

  end(): void {
    this.#ended = true;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<SttResult> {
    for (;;) {
      for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) yield next;
      if (this.#ended) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

interface Job {
  readonly chunk: SpeechChunk;
  readonly results: Results;
  readonly signal: AbortSignal | undefined;
}

interface Worker {
  running: (Job & { readonly doneAtMs: number; readonly text: string; readonly tookMs: number }) | null;
  readonly queue: Job[];
}

export interface Decoder {
  decode(samples: Float32Array): string;
}

export interface SimulatedEngineOptions {
  readonly costs: Readonly<Record<Model, DecodeCost>>;
  readonly decoders: Readonly<Partial<Record<Model, Decoder>>>;
  readonly models: { readonly fast: Model; readonly accurate: Model };
  /** One worker does everything, or a second one takes the finals. */
  readonly workers: 1 | 2;
  /** How many times slower than the model of cost. */
  readonly slowness: () => number;
}

/** Edges trimmed one after the other when a decode gives nothing or loops, samples. */
const TRIMS: readonly (readonly [number, number])[] = [
  [1600, 1600],
  [3200, 0],
  [0, 3200],
  [3200, 3200],
  [4800, 4800],
];

/** An engine whose text is real and whose time is simulated; its workers serve all lanes. The caller moves time with `advance`. */
export class SimulatedEngine implements SttEngine {
  readonly id = 'simulated';
  readonly capabilities = { interim: true, languages: ['en'], local: true, maxUtteranceMs: 16_000 };
  readonly passes: {
    kind: SpeechChunk['kind'];
    atMs: number;
    tookMs: number;
    seconds: number;
    text: string;
  }[] = [];
  retries = 0;
  nowMs = 0;
  readonly #options: SimulatedEngineOptions;
  readonly #workers: Worker[];

  constructor(options: SimulatedEngineOptions) {
    this.#options = options;
    this.#workers = Array.from({ length: options.workers }, () => ({ running: null, queue: [] }));
  }

  startSession(): SttSession {
    const interims = this.#workers[0] as Worker;
    const finals = this.#workers.at(-1) as Worker;
    const results = new Results();
    return {
      get idle() {
        return interims.running === null && interims.queue.length === 0;
      },
      submit: (chunk, options) => {
        const worker = chunk.kind === 'interim' ? interims : finals;
        if (chunk.kind === 'interim' && (worker.running || worker.queue.length > 0)) return;
        worker.queue.push({ chunk, results, signal: options?.signal });
        this.#start(worker);
      },
      results,
      end: async () => {
        for (let at = this.nextDoneMs; at !== null; at = this.nextDoneMs) await this.advance(at);
        results.end();
      },
    };
  }

  /** When the next pass is done; null when nothing runs. */
  get nextDoneMs(): number | null {
    const times = this.#workers.flatMap(({ running }) => (running ? [running.doneAtMs] : []));
    return times.length > 0 ? Math.min(...times) : null;
  }

  /** Lets everything happen that is done by `toMs`. */
  async advance(toMs: number): Promise<void> {
    for (let at = this.nextDoneMs; at !== null && at <= toMs; at = this.nextDoneMs) {
      this.nowMs = Math.max(this.nowMs, at);
      for (const worker of this.#workers)
        if (worker.running && worker.running.doneAtMs <= at) this.#finish(worker);
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.nowMs = Math.max(this.nowMs, toMs);
  }

  #start(worker: Worker): void {
    while (!worker.running) {
      const job = worker.queue.shift();
      if (!job) return;
      if (job.signal?.aborted) continue;
      const { text, tookMs } = this.#decode(job.chunk);
      worker.running = { ...job, text, tookMs, doneAtMs: this.nowMs + tookMs };
      const seconds = job.chunk.samples.length / 16_000;
      this.passes.push({ kind: job.chunk.kind, atMs: this.nowMs, tookMs, seconds, text });
    }
  }

  #finish(worker: Worker): void {
    const { running } = worker;
    if (!running) return;
    worker.running = null;
    const { utteranceId, pass, kind } = running.chunk;
    if (!running.signal?.aborted) {
      running.results.add({ type: kind, utteranceId, pass, text: running.text, decodeMs: running.tookMs });
    }
    this.#start(worker);
  }

  #decode({ kind, samples, tier }: SpeechChunk): { text: string; tookMs: number } {
    const model = this.#options.models[tier ?? 'accurate'];
    const decoder = this.#options.decoders[model];
    if (!decoder) throw new Error(`no decoder for ${model}`);
    const slow = this.#options.slowness();
    let tookMs = decodeMs(this.#options.costs[model], samples.length) * slow;
    const bad = (text: string): boolean => splitWords(text).length === 0 || isLoop(text);
    let text = decoder.decode(samples);
    let looping = text;
    if (kind === 'interim' || !bad(text)) return { text, tookMs };
    for (const [left, right] of TRIMS) {
      if (samples.length < left + right + 8000) continue;
      const trimmed = samples.slice(left, samples.length - right);
      text = decoder.decode(trimmed);
      tookMs += decodeMs(this.#options.costs[model], trimmed.length) * slow;
      this.retries++;
      if (!bad(text)) return { text, tookMs };
      looping ||= text;
    }
    return { text: withoutLoops(looping), tookMs };
  }
}
