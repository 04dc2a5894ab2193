import { JamakError } from '../../../shared/errors';
import { SAMPLE_RATE } from '../../../shared/sound';
import { Breaker, type Attempt } from '../../remote/breaker';
import type { SttEngine } from '../contract';

export interface PrimaryHealthOptions {
  readonly primary: SttEngine;
  /** The server does not work: called once, and again for a failure that lasts or after new settings. */
  readonly onDown: (error: JamakError, standsIn: boolean) => void;
  /** It works again; `error` is what was wrong. */
  readonly onUp: (error: JamakError) => void;
  /** How often it is tried while it is down, ms. */
  readonly tryEveryMs: number;
}

/** After so many senseless answers in a row, the server is at fault and not the sound. */
const BAD_ANSWERS = 2;

/**
 * Whether the server behind an engine works, as all lanes together see it. While it does not, a second of
 * silence is sent to it now and then: no caption depends on the answer, and no sound can be at fault.
 */
export class PrimaryHealth {
  readonly #options: PrimaryHealthOptions;
  readonly #breaker: Breaker;
  readonly #onChange = new Set<() => void>();
  #standsIn = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: PrimaryHealthOptions) {
    this.#options = options;
    this.#breaker = new Breaker({
      failures: ({ code }) => (code === 'server-bad-answer' ? BAD_ANSWERS : 1),
      // The engine itself knows which of its servers to leave alone, and for how long.
      waitMs: () => 0,
      onDown: (error) => this.#down(error),
      onUp: (error) => this.#up(error),
    });
  }

  /** Why it does not work; null while it does. */
  get failure(): JamakError | null {
    return this.#breaker.outage;
  }

  /** To be called before the server is given a final; null while it does not work. */
  begin(): Attempt | null {
    return this.failure ? null : this.#breaker.begin();
  }

  /**
   * @param standsIn whether the engine on this machine takes over
   * @returns whether the server was taken to work until then
   */
  failed(attempt: Attempt, error: JamakError, standsIn: boolean): boolean {
    if (!this.failure) this.#standsIn = standsIn;
    return attempt.failed(error);
  }

  /** Calls `onChange` when it works again, and from time to time while it does not. Returns what ends that. */
  watch(onChange: () => void): () => void {
    this.#onChange.add(onChange);
    return () => void this.#onChange.delete(onChange);
  }

  /** The settings changed: it is tried at once. */
  reset(): void {
    this.#breaker.reset();
    if (this.failure) void this.#try();
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  async #try(): Promise<void> {
    const attempt = this.#breaker.begin();
    if (!attempt) return;
    const error = await hearSilence(this.#options.primary);
    if (error) attempt.failed(error);
    else attempt.succeeded();
  }

  #down(error: JamakError): void {
    this.#timer ??= setInterval(() => {
      void this.#try();
      this.#tell();
    }, this.#options.tryEveryMs).unref();
    this.#options.onDown(error, this.#standsIn);
  }

  #up(error: JamakError): void {
    this.close();
    this.#options.onUp(error);
    this.#tell();
  }

  #tell(): void {
    for (const onChange of this.#onChange) {
      try {
        onChange();
      } catch {
        // One lane that cannot go on now keeps no other from it, and is told again.
      }
    }
  }
}

/** Null when the engine makes something, or nothing, of a second of silence. Never rejects. */
async function hearSilence(engine: SttEngine): Promise<JamakError | null> {
  const place = { utteranceId: 'silence', laneId: 'silence' };
  const session = engine.startSession(place);
  try {
    session.submit({ ...place, kind: 'final', pass: 0, samples: new Float32Array(SAMPLE_RATE) });
  } catch (error) {
    return JamakError.from(error);
  } finally {
    void session.end();
  }
  for await (const result of session.results) if (result.type === 'failed') return result.error;
  return null;
}
