import { fromErrorValue, JamakError, missingCase } from '../../../../../shared/errors';
import type { Generated, GenerateOptions, TextGenerator, Wanted } from '../generator';
import type { GateState } from '../work-gate';
import { systemAfter, type After, type HostProcess } from './host-process';
import { Job } from './job';
import { hostMessageSchema, type HostAnswer, type HostMessage } from './protocol';

export type { HostProcess } from './host-process';

/** A model's file, and what messages call it. */
export interface ModelFile {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
}

/** Whether the model may work now. */
export interface Gate {
  readonly state: GateState;
  onChange(listener: (state: GateState) => void): () => void;
}

export interface KeeperOptions {
  /** Starts the built `language-host.js`. */
  readonly spawn: () => HostProcess;
  readonly contextTokens: number;
  readonly threads: number;
  /** Always open unless given. */
  readonly gate?: Gate;
  /** Without anything to do for so long, the host is ended and its memory given back, ms; 3 min unless given. */
  readonly idleMs?: number;
  readonly after?: After;
  /** How much of the model is loaded, 0..1; null when that has ended. */
  readonly onLoading?: (share: number | null) => void;
  readonly onAnswer?: (answer: HostAnswer) => void;
}

/**
 * Hangs are found by counting ticks: while the computer sleeps none is counted, so no host is killed for that. In ms.
 */
export const TICK_MS = 5000;
const UNANSWERED_PINGS = 3;
/** Ticks without more of the model being loaded, or without any sign of one that answers, outside of holds: seen at load 17. */
const SILENT_LOAD_TICKS = 24;
const SILENT_JOB_TICKS = 24;
/** Who waits for an answer right now is not kept waiting for captions to catch up for longer than this, ms. */
export const LONGEST_HOLD_MS = 8000;
const IDLE_MS = 180_000;
/** Questions that may wait; a further one is turned away. */
const MOST_WAITING = 6;

type State = 'off' | 'starting' | 'loading' | 'ready';

/**
 * Main's side of the language host. The process is there only while there is something to do and for a while after. It may be
 * killed, hang or starve: what was asked is then rejected, and the next question starts another. Nothing waits for it but who
 * asked.
 */
export class HostKeeper implements TextGenerator {
  readonly #options: KeeperOptions;
  readonly #after: After;
  readonly #stopListening: () => void;
  #model: ModelFile | null = null;
  #state: State = 'off';
  #host: HostProcess | null = null;
  #running: Job | null = null;
  #waiting: Job[] = [];
  #lastId = 0;
  #unansweredPings = 0;
  #silentLoadTicks = 0;
  #cancelTick: () => void = () => {};
  #cancelIdle: () => void = () => {};
  #cancelHold: () => void = () => {};

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#after = options.after ?? systemAfter;
    this.#stopListening = options.gate?.onChange((state) => this.#gateChanged(state)) ?? (() => {});
  }

  /** Of the running host. */
  get hostPid(): number | undefined {
    return this.#host?.pid;
  }

  /** The model that answers from now on; the host of another one is ended. */
  use(model: ModelFile | null): void {
    if (model?.path === this.#model?.path) return;
    this.#model = model;
    this.#end(this.#failed());
  }

  generate(wanted: Wanted, options: GenerateOptions): Promise<Generated> {
    const job = new Job(++this.#lastId, wanted, options, (aborted) => this.#aborted(aborted));
    if (job.settled) return job.answer;
    const closed = this.#gate === 'closed';
    if (!this.#model) job.reject(new JamakError('inside-model-missing', { params: { model: '' } }));
    else if ((closed && options.live) || this.#waiting.length >= MOST_WAITING) job.reject(this.#busy());
    else {
      this.#waiting.push(job);
      this.#cancelIdle();
      if (this.#state === 'off') this.#start();
      else this.#next();
    }
    return job.answer;
  }

  /** Ends the host at once. What was asked is rejected. */
  close(): void {
    this.#stopListening();
    this.#model = null;
    this.#end(this.#failed());
  }

  #start(): void {
    this.#state = 'starting';
    this.#unansweredPings = 0;
    this.#silentLoadTicks = 0;
    let host: HostProcess;
    try {
      host = this.#options.spawn();
    } catch {
      return this.#end(this.#failed());
    }
    this.#host = host;
    host.onMessage((raw) => {
      if (this.#host !== host) return;
      const { data: message } = hostMessageSchema.safeParse(raw);
      if (message) this.#take(message);
      else this.#end(this.#failed());
    });
    host.onExit(() => {
      if (this.#host === host) this.#end(this.#failed());
    });
    this.#cancelTick = this.#after(TICK_MS, () => this.#tick());
  }

  #take(message: HostMessage): void {
    this.#unansweredPings = 0;
    switch (message.type) {
      case 'host-ready':
        return this.#load();
      case 'loading':
        this.#silentLoadTicks = 0;
        return this.#options.onLoading?.(message.share);
      case 'loaded':
        this.#state = 'ready';
        this.#options.onLoading?.(null);
        return this.#next();
      case 'load-failed':
        return this.#end(this.#named(fromErrorValue(message.error)));
      case 'working':
        if (this.#running?.id === message.id) this.#running.silentTicks = 0;
        return;
      case 'answer':
        this.#options.onAnswer?.(message);
        return this.#done(message.id, (job) => job.resolve(message));
      case 'failed':
        return this.#done(message.id, (job) => job.reject(this.#named(fromErrorValue(message.error))));
      case 'pong':
        return;
      default:
        return missingCase(message);
    }
  }

  #load(): void {
    const { contextTokens, threads } = this.#options;
    if (!this.#model || !this.#host) return;
    this.#state = 'loading';
    this.#options.onLoading?.(0);
    this.#host.post({ type: 'load', path: this.#model.path, contextTokens, threads });
  }

  #done(id: number, settle: (job: Job) => void): void {
    const job = this.#running;
    if (job?.id !== id) return;
    this.#running = null;
    this.#cancelHold();
    settle(job);
    this.#next();
  }

  #next(): void {
    if (this.#state !== 'ready' || this.#running) return;
    const job = this.#waiting.shift();
    if (!job) {
      this.#cancelIdle();
      this.#cancelIdle = this.#after(this.#options.idleMs ?? IDLE_MS, () => this.#rest());
      return;
    }
    this.#running = job;
    this.#host?.post({ type: 'generate', id: job.id, ...job.wanted });
    if (this.#gate !== 'open') this.#gateChanged(this.#gate);
  }

  /** Nobody has asked anything for long. */
  #rest(): void {
    if (!this.#running && this.#waiting.length === 0) this.#end(this.#failed());
  }

  #aborted(job: Job): void {
    this.#waiting = this.#waiting.filter((other) => other !== job);
    // The host says when it has left it; until then it takes no other.
    if (this.#running === job) this.#host?.post({ type: 'cancel', id: job.id });
  }

  get #gate(): GateState {
    return this.#options.gate?.state ?? 'open';
  }

  #gateChanged(state: GateState): void {
    this.#host?.post({ type: 'hold', held: state !== 'open' });
    this.#cancelHold();
    if (state !== 'closed') return;
    this.#cancelHold = this.#after(LONGEST_HOLD_MS, () => {
      const live = [this.#running, ...this.#waiting].filter((job) => job?.live);
      for (const job of live) {
        job?.reject(this.#busy());
        if (job) this.#aborted(job);
      }
    });
  }

  #tick(): void {
    if (this.#running && this.#gate === 'open') this.#running.silentTicks++;
    if (this.#state === 'starting' || this.#state === 'loading') this.#silentLoadTicks++;
    const hangs =
      this.#unansweredPings >= UNANSWERED_PINGS ||
      this.#silentLoadTicks >= SILENT_LOAD_TICKS ||
      (this.#running?.silentTicks ?? 0) >= SILENT_JOB_TICKS;
    if (hangs) return this.#end(this.#failed(), true);
    if (this.#state !== 'starting') {
      this.#unansweredPings++;
      this.#host?.post({ type: 'ping' });
    }
    this.#cancelTick = this.#after(TICK_MS, () => this.#tick());
  }

  /** The host is ended, whatever it does, and `reason` told to whoever waits for an answer. */
  #end(reason: JamakError, hangs = false): void {
    const host = this.#host;
    const jobs = [this.#running, ...this.#waiting];
    const wasLoading = this.#state === 'loading';
    this.#host = null;
    this.#running = null;
    this.#waiting = [];
    this.#state = 'off';
    for (const cancel of [this.#cancelTick, this.#cancelIdle, this.#cancelHold]) cancel();
    host?.kill(hangs);
    if (wasLoading) this.#options.onLoading?.(null);
    for (const job of jobs) job?.reject(reason);
  }

  #failed(): JamakError {
    return new JamakError('inside-failed', {
      params: { model: this.#model?.name ?? '' },
      retryable: true,
    });
  }

  #busy(): JamakError {
    return new JamakError('inside-held', { params: { model: this.#model?.name ?? '' }, retryable: true });
  }

  /** An error of the host, which doesn't know what the user calls the model. */
  #named({ code, params, retryable }: JamakError): JamakError {
    if (code === 'unexpected') return this.#failed();
    return new JamakError(code, { params: { ...params, model: this.#model?.name ?? '' }, retryable });
  }
}
