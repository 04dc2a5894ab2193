import { JamakError, type MessageCode } from '../../../shared/errors';
import { samplesToMs } from '../../../shared/sound';
import type { Attempt } from '../../remote/breaker';
import type { SpeechChunk, SttEngine, SttResult, SttSession, SttSessionOptions } from '../contract';
import { keyOf } from '../ordered-results';
import type { PrimaryHealth } from './primary-health';
import { ResultQueue } from '../result-queue';
import type { SoundBacklog } from '../sound-backlog';
import type { SpooledSound } from '../spool/spool';
import { takeResults } from '../take-results';

export interface FallbackSessionOptions {
  readonly primary: SttEngine;
  readonly local: (language: string | null) => SttEngine | null;
  readonly spool?: SpooledSound;
  readonly localInterims: boolean;
  readonly session: SttSessionOptions;
  readonly health: PrimaryHealth;
  readonly held: SoundBacklog;
}

/** One final on its way to its result. */
interface Final {
  chunk: Omit<SpeechChunk, 'samples'>;
  /** Its place in the order of submission. */
  readonly number: number;
  readonly signal: AbortSignal | undefined;
  /** Null while its sound lies in the spool. */
  samples: Float32Array | null;
  leave: () => void;
  at: 'primary' | 'local' | 'waiting' | 'loading';
  /** Whether it ever waited. */
  waited: boolean;
  /** The call of the server for it, while there is one. */
  attempt: Attempt | null;
  /** How often the server failed at this one while it worked for others. */
  faults: number;
}

/** Finals that waited and are under way now: enough to keep several servers busy. */
const CATCH_UP = 8;
/** Wait before an engine whose queue was full is asked again, ms. */
const FULL_AGAIN_MS = 1000;
/** A final at which a working server fails so often fails for good: its sound is at fault. */
const MAX_FAULTS = 4;
/** Errors that one utterance's sound can cause. */
const FAULTS: readonly MessageCode[] = ['server-failed', 'server-timeout', 'server-bad-answer'];

/** One lane: its finals go to the server while it works, else to the local engine, else they wait. */
export class FallbackSession implements SttSession {
  readonly #options: FallbackSessionOptions;
  readonly #primary: SttSession;
  readonly #results = new ResultQueue();
  /** Finals without a result, by utterance and pass. */
  readonly #finals = new Map<string, Final>();
  /** Finals that wait for the server, in the order of submission. */
  #waiting: Final[] = [];
  /** How many of all `#finals` have ever waited. */
  #waited = 0;
  #number = 0;
  #local: { readonly engine: SttEngine; readonly session: SttSession } | null = null;
  readonly #consumed: Promise<void>[] = [];
  readonly #unwatch: () => void;
  #leaving = false;
  #ending: Promise<void> | null = null;
  #onEmpty: (() => void) | null = null;

  constructor(options: FallbackSessionOptions) {
    this.#options = options;
    this.#primary = options.primary.startSession(options.session);
    this.#consumed.push(takeResults(this.#primary.results, (result) => this.#takePrimary(result)));
    this.#unwatch = options.health.watch(() => this.#pump());
  }

  get idle(): boolean {
    return this.#ending === null && (this.#interimSession()?.idle ?? false);
  }

  get thrifty(): boolean {
    const { health } = this.#options;
    return (health.failure ? this.#localSession() : this.#primary)?.thrifty ?? false;
  }

  get waiting(): boolean {
    if (this.#options.health.failure && !this.#localEngine()) return true;
    return this.#waited > 0;
  }

  get chosen(): SttSession['chosen'] {
    return this.#options.session.language ?? this.#primary.chosen;
  }

  get language(): string | null {
    return this.#languageOf(this.chosen);
  }

  get results(): AsyncIterable<SttResult> {
    return this.#results;
  }

  submit(chunk: SpeechChunk, { signal }: { signal?: AbortSignal } = {}): void {
    if (this.#ending) throw new JamakError('bad-request');
    if (signal?.aborted) return;
    if (chunk.kind === 'interim') {
      this.#interimSession()?.submit(chunk, signal ? { signal } : {});
      return;
    }
    const { samples, ...rest } = chunk;
    const final: Final = {
      // It may wait until another language is chosen.
      chunk: { language: this.chosen, ...rest },
      number: ++this.#number,
      leave: this.#options.held.enter(samplesToMs(samples.length)),
      signal,
      samples,
      at: 'waiting',
      waited: false,
      attempt: null,
      faults: 0,
    };
    this.#finals.set(keyOf(chunk), final);
    signal?.addEventListener('abort', () => this.#drop(final), { once: true });
    this.#route(final);
  }

  forget(): void {
    this.#primary.forget?.();
    this.#local?.session.forget?.();
  }

  stopWaiting(): void {
    this.#leaving = true;
    this.#keepWaiting();
  }

  end(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  async #end(): Promise<void> {
    this.stopWaiting();
    if (this.#finals.size > 0) await new Promise<void>((resolve) => (this.#onEmpty = resolve));
    this.#unwatch();
    await Promise.all([this.#primary.end(), this.#local?.session.end()]);
    await Promise.all(this.#consumed);
    this.#results.close();
  }

  #route(final: Final): void {
    const { failure } = this.#options.health;
    if (!failure) {
      if (this.#waiting.length === 0) this.#toPrimary(final);
      else this.#wait(final);
      return;
    }
    const local = this.#localSession(final);
    if (!local) {
      this.#wait(final);
      return;
    }
    // Results come in order, so those that wait for the server in another language would hold it up.
    this.#keepWaiting();
    this.#toLocal(final, local);
  }

  /** Gives finals that wait to the server, or to the local engine, whichever can take them now. */
  #pump(): void {
    const { health } = this.#options;
    if (this.#leaving) this.#keepWaiting();
    const ready = health.failure ? this.#waiting.filter((final) => this.#localEngine(final)) : this.#waiting;
    const underWay = this.#waited - this.#waiting.length;
    const next = ready.slice(0, Math.max(0, CATCH_UP - underWay));
    this.#waiting = this.#waiting.filter((final) => !next.includes(final));
    for (const final of next) {
      this.#withSound(final, () => {
        const local = health.failure ? this.#localSession(final) : null;
        if (local) this.#toLocal(final, local);
        else this.#toPrimary(final);
      });
    }
  }

  #wait(final: Final): void {
    const { spool } = this.#options;
    const { utteranceId } = final.chunk;
    final.at = 'waiting';
    if (!final.waited) this.#waited++;
    final.waited = true;
    const after = this.#waiting.findIndex((other) => other.number > final.number);
    this.#waiting.splice(after < 0 ? this.#waiting.length : after, 0, final);
    if (spool?.holds(utteranceId)) {
      // The spool holds the utterance without the end of the one before.
      final.chunk = { ...final.chunk, context: false };
      final.samples = null;
      final.leave();
    }
    if (this.#leaving) this.#keepWaiting();
  }

  /** Finals that would have to wait for the server fail; those that the spool holds are kept there. */
  #keepWaiting(): void {
    const { health, spool } = this.#options;
    const error = health.failure;
    if (!error) return;
    const hopeless = this.#waiting.filter((final) => !this.#localEngine(final));
    this.#waiting = this.#waiting.filter((final) => !hopeless.includes(final));
    for (const final of hopeless) {
      const { utteranceId, pass } = final.chunk;
      const kept = spool?.holds(utteranceId) ?? false;
      this.#finish(final, { type: 'failed', utteranceId, pass, error, kept });
    }
  }

  /** Does something with a final once its sound is there. When that throws, the final fails, and others go on. */
  #withSound(final: Final, then: () => void): void {
    const go = (): void => {
      try {
        then();
      } catch (error) {
        this.#fail(final, JamakError.from(error));
      }
    };
    if (final.samples) return go();
    final.at = 'loading';
    void this.#load(final).then((samples) => {
      if (!this.#finals.has(keyOf(final.chunk))) return;
      final.samples = samples;
      if (samples) go();
      else this.#fail(final, new JamakError('speech-spool-full'));
    });
  }

  /** Never rejects. */
  async #load({ chunk }: Final): Promise<Float32Array | null> {
    try {
      return (await this.#options.spool?.load(chunk.utteranceId)) ?? null;
    } catch {
      // What cannot be read is as good as given up.
      return null;
    }
  }

  #toPrimary(final: Final): void {
    final.attempt = this.#options.health.begin();
    if (!final.attempt) {
      // The server failed while the sound was being loaded.
      this.#route(final);
      return;
    }
    final.at = 'primary';
    this.#hand(final, this.#primary);
  }

  #toLocal(final: Final, local: SttSession): void {
    final.at = 'local';
    this.#hand(final, local);
  }

  #hand(final: Final, session: SttSession): void {
    const { chunk, samples, signal } = final;
    if (!samples) return;
    try {
      session.submit({ ...chunk, samples }, signal ? { signal } : {});
    } catch (thrown) {
      const error = JamakError.from(thrown);
      if (error.code !== 'speech-queue-full') {
        this.#fail(final, error);
        return;
      }
      // Other lanes may fill the engine's queue, and nothing here tells when there is room again.
      this.#wait(final);
      setTimeout(() => this.#pump(), FULL_AGAIN_MS);
    }
  }

  #takePrimary(result: SttResult): void {
    if (result.type === 'interim') {
      this.#results.offerInterim(result);
      return;
    }
    const { health } = this.#options;
    const final = this.#finals.get(keyOf(result));
    if (final?.at !== 'primary') return;
    if (result.type === 'failed') {
      this.#failedAtPrimary(final, result.error);
    } else {
      final.attempt?.succeeded();
      this.#finish(final, result);
    }
    if (!health.failure) this.#pump();
  }

  #failedAtPrimary(final: Final, error: JamakError): void {
    const { health } = this.#options;
    const local = this.#localSession(final);
    const ofServer = error.code.startsWith('server-');
    if (final.attempt && ofServer) {
      const wasWell = health.failed(final.attempt, error, local !== null);
      if (wasWell && FAULTS.includes(error.code)) final.faults++;
    }
    if (local) this.#toLocal(final, local);
    else if (ofServer && final.faults < MAX_FAULTS) this.#wait(final);
    else this.#fail(final, error);
  }

  #takeLocal(result: SttResult): void {
    if (result.type === 'interim') {
      this.#results.offerInterim(result);
      return;
    }
    const final = this.#finals.get(keyOf(result));
    if (final?.at !== 'local') return;
    this.#finish(final, result);
    if (this.#waiting.length > 0) this.#pump();
  }

  #fail(final: Final, error: JamakError): void {
    const { utteranceId, pass } = final.chunk;
    this.#finish(final, { type: 'failed', utteranceId, pass, error });
  }

  #finish(final: Final, result: SttResult): void {
    this.#forget(final);
    this.#results.push(result, final.leave);
  }

  /** Its caller has aborted it. */
  #drop(final: Final): void {
    if (!this.#finals.has(keyOf(final.chunk))) return;
    this.#forget(final);
    this.#waiting = this.#waiting.filter((other) => other !== final);
    final.attempt?.abandoned();
    final.leave();
  }

  #forget(final: Final): void {
    this.#finals.delete(keyOf(final.chunk));
    if (final.waited) this.#waited--;
    if (this.#finals.size === 0) this.#onEmpty?.();
  }

  /** The session that makes interims now; null when none does. */
  #interimSession(): SttSession | null {
    const { health, primary, localInterims } = this.#options;
    if (!health.failure && primary.capabilities.interim) return this.#primary;
    return health.failure || localInterims ? this.#localSession() : null;
  }

  /** What is spoken where that was chosen; null while it is to be detected and is not known. */
  #languageOf(chosen: SttSession['chosen']): string | null {
    if (chosen && chosen !== 'auto') return chosen;
    return chosen === this.chosen ? (this.#primary.language ?? null) : null;
  }

  /** The engine that can stand in for the server: for a final, or for what is spoken now. */
  #localEngine(final?: Final): SttEngine | null {
    return this.#options.local(final ? this.#languageOf(final.chunk.language) : this.language);
  }

  #localSession(final?: Final): SttSession | null {
    const engine = this.#localEngine(final);
    if (!engine) return null;
    if (this.#local?.engine !== engine) {
      void this.#local?.session.end();
      const session = engine.startSession(this.#options.session);
      this.#local = { engine, session };
      this.#consumed.push(takeResults(session.results, (result) => this.#takeLocal(result)));
    }
    return this.#local.session;
  }
}
