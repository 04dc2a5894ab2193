import { fromErrorValue, JamakError, missingCase } from '../../../shared/errors';
import { DecodeJob, rankOf, type DecodeOutcome, type DecodeRequest } from './decode-job';
import { HostLife, systemAfter } from './host-life';
import type { HostMessage, LoadProgress } from './protocol';
import { hangs, isFree, newSlot, type Slot } from './slot';
import type { SupervisorOptions } from './supervisor-options';
import { takesTerms, type ModelSpec } from '../models';

export type { HostProcess } from './host-life';
export type { SupervisorOptions } from './supervisor-options';

/** When so many hosts died while they loaded a model, the model is taken to kill them. */
const MAX_LOAD_DEATHS = 3;
/** When so many hosts died over jobs of a model that was told terms, it is told none any more. */
const MAX_TERM_DEATHS = 2;

/**
 * Main's side of the speech host. It owns the queue, so a host that is killed takes nothing along: what was
 * in flight goes back to its place and is decoded by the next host. Each worker has one job at a time;
 * finals come first, in order, and interims are only taken when they can start at once.
 */
export class SpeechSupervisor {
  readonly #options: SupervisorOptions;
  #workersPerModel: number;
  readonly #life: HostLife;
  /** Of models that cannot be loaded, by id. */
  readonly #modelErrors = new Map<string, JamakError>();
  /** How many hosts died while they loaded a model that has not been loaded since, by its id. */
  readonly #loadDeaths = new Map<string, number>();
  /** Ids of models whose fallback was said. */
  readonly #fallbacksSaid = new Set<string>();
  /** How many hosts died over a job of a model that was told terms, by its id. */
  readonly #termDeaths = new Map<string, number>();
  /** Sorted by id. */
  #waiting: DecodeJob[] = [];
  #slots: Slot[] = [];
  #lastJob = 0;
  #lastSlot = 0;
  #closed = false;
  /** One of these is loaded though no job waits. */
  #preloaded: readonly ModelSpec[] = [];

  constructor(options: SupervisorOptions) {
    this.#options = options;
    this.#workersPerModel = options.workersPerModel ?? 1;
    this.#life = new HostLife({
      spawn: options.spawn,
      after: options.after ?? systemAfter,
      onUp: (deaths) => this.#hostUp(deaths),
      onMessage: (message) => this.#take(message),
      onTick: (cpuMs) => this.#tick(cpuMs),
      onDown: () => this.#hostDown(),
      onGivenUp: () => this.#givenUp(),
    });
  }

  /** Process id of the running host. */
  get hostPid(): number | undefined {
    return this.#life.pid;
  }

  /**
   * Starts the host and loads the model, or the first stand-in that works, so that the first job need not
   * wait. Models and hosts that had failed get another chance.
   */
  load(model: ModelSpec, ...standIns: readonly ModelSpec[]): void {
    if (this.#closed) return;
    this.#preloaded = [model, ...standIns];
    this.#modelErrors.clear();
    this.#fallbacksSaid.clear();
    this.#life.start();
    this.#pump();
  }

  /**
   * Ends the workers with any other model as soon as no job waits for them, and frees their memory. A job that needs
   * such a model loads it again.
   */
  keepOnly(models: readonly ModelSpec[]): void {
    const isKept = (model: ModelSpec): boolean => models.some(({ id }) => id === model.id);
    this.#preloaded = this.#preloaded.filter(isKept);
    for (const slot of this.#slots) slot.leaving = !isKept(slot.model);
    this.#pump();
  }

  /** From now on at most so many threads decode with the same model; others end as soon as they are free. */
  setWorkersPerModel(count: number): void {
    this.#workersPerModel = count;
    this.#pump();
  }

  /** Whether an interim could start at once; the first one may, though its model has yet to be loaded. */
  takesInterim(models: readonly ModelSpec[]): boolean {
    const model = this.#usable(models);
    if (!model || !this.#life.up || this.#hasSuspect()) return false;
    if (this.#isWaitedFor(model)) return false;
    const slots = this.#slotsOf(model);
    return slots.length === 0 || slots.some(isFree);
  }

  /** Never rejects. A final is settled whatever happens to the host. */
  decode(request: DecodeRequest): Promise<DecodeOutcome> {
    const job = new DecodeJob(++this.#lastJob, request, (aborted) => this.#aborted(aborted));
    if (job.settled) return job.outcome;
    if (request.kind === 'interim' && !this.takesInterim(request.models)) {
      job.settle({ type: 'refused' });
    } else if (this.#closed || this.#life.givenUp) {
      job.settle({ type: 'failed', error: hostFailed() });
    } else {
      this.#waiting.push(job);
      this.#life.start();
      this.#pump();
    }
    return job.outcome;
  }

  /** Puts another host in the place of this one, which does not answer: what is in flight is decoded again. */
  restart(): void {
    this.#life.replace();
  }

  /**
   * Ends the host, so that all its memory comes back, unless it has something to do; the next `load` or job starts
   * another. Returns whether none is left.
   */
  unload(): boolean {
    if (this.#waiting.length > 0 || this.#busy) return false;
    this.#slots = [];
    this.#preloaded = [];
    void this.#life.stop({ atOnce: false });
    return true;
  }

  /** Ends the host, for good. What has no result by then fails, and so does what comes later. */
  async close(): Promise<void> {
    const busy = this.#busy;
    this.#closed = true;
    for (const job of [...this.#jobsInFlight(), ...this.#waiting]) {
      job.settle({ type: 'failed', error: hostFailed() });
    }
    this.#waiting = [];
    this.#slots = [];
    await this.#life.stop({ atOnce: busy });
  }

  /** No thread can be ended while it loads a model or decodes, and that may take long. */
  get #busy(): boolean {
    return this.#slots.some(({ state, job }) => state === 'loading' || job);
  }

  /** What a listener throws must keep no job from being decoded. */
  #tell(say: (listener: SupervisorOptions) => void): void {
    try {
      say(this.#options);
    } catch (error) {
      this.#options.onError?.(error);
    }
  }

  /** Those that are dead come last: they are the first to go. */
  #slotsOf(model: ModelSpec): Slot[] {
    return this.#slots
      .filter((slot) => slot.model.id === model.id)
      .toSorted((a, b) => Number(a.state === 'dead') - Number(b.state === 'dead'));
  }

  #jobsInFlight(): DecodeJob[] {
    return this.#slots.flatMap((slot) => slot.job ?? []);
  }

  #hasSuspect(): boolean {
    return [...this.#waiting, ...this.#jobsInFlight()].some((job) => job.suspect);
  }

  /** The first of `models` that has not failed. */
  #usable(models: readonly ModelSpec[]): ModelSpec | undefined {
    return models.find((model) => !this.#modelErrors.has(model.id));
  }

  /** Gives waiting jobs to free workers, and starts workers that are needed. */
  #pump(): void {
    if (!this.#life.up) return;
    const suspect = this.#waiting.find((job) => job.suspect);
    if (suspect) {
      // Alone, so that it is known which job did it when another host dies.
      if (this.#jobsInFlight().length === 0) this.#place(suspect);
    } else {
      const finalsFirst = this.#waiting.toSorted(
        (a, b) => rankOf(a.request) - rankOf(b.request) || a.id - b.id,
      );
      for (const job of finalsFirst) this.#place(job);
    }
    const preloaded = this.#usable(this.#preloaded);
    if (preloaded) {
      if (this.#slotsOf(preloaded).length === 0) this.#addSlot(preloaded);
      this.#sayFallback(this.#preloaded, preloaded);
    }
    this.#endLeaving();
  }

  #endLeaving(): void {
    const leaving = this.#slots.filter(
      (slot) => !slot.job && (this.#isSurplus(slot) || (slot.leaving && !this.#isWaitedFor(slot.model))),
    );
    if (leaving.length === 0) return;
    this.#slots = this.#slots.filter((slot) => !leaving.includes(slot));
    this.#configure();
    for (const { model, state } of leaving) if (state === 'loading') this.#progressed(model, null);
  }

  #isSurplus(slot: Slot): boolean {
    return this.#slotsOf(slot.model).indexOf(slot) >= this.#workersPerModel;
  }

  #isWaitedFor({ id }: ModelSpec): boolean {
    return this.#waiting.some((job) => this.#usable(job.request.models)?.id === id);
  }

  #place(job: DecodeJob): void {
    const model = this.#usable(job.request.models);
    if (!model) {
      this.#remove(job);
      job.settle({ type: 'failed', error: this.#whyUnusable(job.request.models) });
      return;
    }
    this.#sayFallback(job.request.models, model);
    const slots = this.#slotsOf(model);
    const free = slots.slice(0, this.#workersPerModel).find(isFree);
    if (free) this.#hand(job, free);
    else if (slots.length < this.#workersPerModel) this.#addSlot(model);
  }

  #hand(job: DecodeJob, slot: Slot): void {
    this.#remove(job);
    slot.job = job;
    slot.ticks = 0;
    const { kind, speculative, language, languageDetected, samples } = job.request;
    const terms = this.#termsFor(slot.model, job);
    const work = { kind, speculative, language, languageDetected, terms, samples };
    this.#life.post({ type: 'decode', workerId: slot.id, jobId: job.id, ...work });
  }

  /** A recogniser is native code, so terms are the first thing that a job is tried without when its host died. */
  #termsFor(model: ModelSpec, job: DecodeJob): readonly string[] | undefined {
    const { terms } = job.request;
    if (!terms || terms.length === 0 || !takesTerms(model) || job.suspect) return undefined;
    return (this.#termDeaths.get(model.id) ?? 0) < MAX_TERM_DEATHS ? terms : undefined;
  }

  #remove(job: DecodeJob): void {
    this.#waiting = this.#waiting.filter((other) => other !== job);
  }

  #addSlot(model: ModelSpec): void {
    // One after another, so that it is known which model did it when another host dies.
    if (this.#loadDeaths.size > 0 && this.#slots.some(({ state }) => state === 'loading')) return;
    this.#slots.push(newSlot(`${model.id}/${++this.#lastSlot}`, model));
    this.#configure();
  }

  #configure(): void {
    this.#life.post({ type: 'configure', workers: this.#slots.map(({ id, model }) => ({ id, model })) });
  }

  #sayFallback([wanted]: readonly ModelSpec[], used: ModelSpec): void {
    if (!wanted || wanted.id === used.id || this.#fallbacksSaid.has(wanted.id)) return;
    this.#fallbacksSaid.add(wanted.id);
    this.#tell(({ onFallback }) => onFallback?.(wanted, used));
  }

  #whyUnusable([wanted]: readonly ModelSpec[]): JamakError {
    return this.#modelErrors.get(wanted?.id ?? '') ?? new JamakError('model-missing');
  }

  #hostUp(deaths: number): void {
    this.#slots = [];
    if (deaths > 0) this.#tell(({ onRestarted }) => onRestarted?.());
    this.#pump();
  }

  #take(message: HostMessage): void {
    switch (message.type) {
      case 'worker-ready': {
        const slot = this.#slots.find(({ id }) => id === message.workerId);
        if (!slot) return;
        slot.state = 'ready';
        this.#progressed(slot.model, null);
        this.#loadDeaths.delete(slot.model.id);
        this.#tell(({ onReady }) => onReady?.(slot.model, message.loadMs));
        break;
      }
      case 'worker-progress': {
        const slot = this.#slots.find(({ id }) => id === message.workerId);
        slot?.loading.progressed(message.progress);
        if (slot) this.#progressed(slot.model, message.progress);
        return;
      }
      case 'model-failed':
        this.#modelFailed(message.workerId, fromErrorValue(message.error));
        break;
      case 'result': {
        const { type: _, jobId, ...result } = message;
        this.#life.bearFruit();
        this.#release(jobId)?.settle({ type: 'decoded', ...result });
        break;
      }
      case 'failed':
        this.#release(message.jobId)?.settle({ type: 'failed', error: fromErrorValue(message.error) });
        break;
      case 'host-ready':
      case 'pong':
        return;
      default:
        return missingCase(message);
    }
    this.#pump();
  }

  /** Frees the worker that had this job. */
  #release(jobId: number): DecodeJob | null {
    const slot = this.#slots.find(({ job }) => job?.id === jobId);
    if (!slot) return null;
    const { job } = slot;
    slot.job = null;
    return job;
  }

  #modelFailed(workerId: string, error: JamakError): void {
    const slot = this.#slots.find(({ id }) => id === workerId);
    if (!slot) return;
    slot.state = 'dead';
    if (slot.job) this.#putBack([slot.job]);
    slot.job = null;
    if (this.#slotsOf(slot.model).some(({ state }) => state === 'ready')) return;
    this.#slots = this.#slots.filter(({ model }) => model.id !== slot.model.id);
    this.#configure();
    this.#progressed(slot.model, null);
    this.#giveUp(slot.model, error);
  }

  /** Gives finals that were in flight their places among those that wait; an interim would come too late. */
  #putBack(jobs: readonly DecodeJob[]): void {
    for (const job of jobs) if (job.request.kind === 'interim') job.settle({ type: 'refused' });
    this.#waiting = [...this.#waiting, ...jobs].filter((job) => !job.settled).toSorted((a, b) => a.id - b.id);
  }

  /** Of a model that decodes already another worker is nobody's concern. */
  #progressed(model: ModelSpec, progress: LoadProgress | null): void {
    if (progress && this.#slotsOf(model).some(({ state }) => state === 'ready')) return;
    this.#tell(({ onProgress }) => onProgress?.(model, progress));
  }

  #giveUp(model: ModelSpec, error: JamakError): void {
    this.#modelErrors.set(model.id, error);
    this.#tell(({ onModelFailed }) => onModelFailed?.(model, error));
  }

  /** A native recogniser ends the whole process over files that are not what it expects. */
  #diedLoading(model: ModelSpec): void {
    const deaths = (this.#loadDeaths.get(model.id) ?? 0) + 1;
    this.#loadDeaths.set(model.id, deaths);
    if (deaths < MAX_LOAD_DEATHS) return;
    this.#giveUp(model, new JamakError('speech-host-failed', { params: { model: model.name } }));
  }

  #aborted(job: DecodeJob): void {
    this.#remove(job);
    if (this.#jobsInFlight().includes(job)) this.#life.post({ type: 'cancel', jobId: job.id });
  }

  /** Counts a tick of each worker; returns whether one is so late that it must hang. */
  #tick(cpuMs: number | null): boolean {
    const hanging = this.#slots.filter((slot) => hangs(slot, cpuMs));
    for (const { model, state } of hanging)
      if (state === 'loading') this.#tell(({ onHang }) => onHang?.(model));
    return hanging.length > 0;
  }

  #hostDown(): void {
    const lost = this.#jobsInFlight();
    for (const { model, job } of this.#slots) {
      if (!job || !this.#termsFor(model, job)) continue;
      this.#termDeaths.set(model.id, (this.#termDeaths.get(model.id) ?? 0) + 1);
    }
    const loading = this.#slots.filter(({ state }) => state === 'loading').map(({ model }) => model);
    this.#slots = [];
    for (const model of new Set(loading)) {
      this.#progressed(model, null);
      this.#diedLoading(model);
    }
    for (const job of lost) job.hostDied();
    this.#putBack(lost);
  }

  #givenUp(): void {
    const error = hostFailed();
    for (const job of this.#waiting) job.settle({ type: 'failed', error });
    this.#waiting = [];
    this.#tell(({ onGivenUp }) => onGivenUp?.());
  }
}

function hostFailed(): JamakError {
  return new JamakError('speech-host-failed', { retryable: true });
}
