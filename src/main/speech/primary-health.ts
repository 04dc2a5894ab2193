import { JamakError, type MessageCode } from '../../shared/errors';
import { SAMPLE_RATE } from '../../shared/sound';
import { isLasting } from '../remote/breaker';
import type { SttEngine } from './contract';

export interface PrimaryHealthOptions {
  readonly primary: SttEngine;
  /** The server does not work: once, and again when what must be done about it changes or was tried in vain. */
  readonly onDown: (error: JamakError, standsIn: boolean) => void;
  /** It works again; `error` is what was wrong. */
  readonly onUp: (error: JamakError) => void;
  /** How often it is tried while it is down, ms. */
  readonly tryEveryMs: number;
}

/** Answers that make no sense, in a row, after which it is the server's fault and not that of some sound. */
const BAD_ANSWERS = 2;

/**
 * Whether the server behind an engine works, as all lanes together see it. While it does not, a second of
 * silence is sent to it now and then: nobody's captions depend on the answer, and no sound can be at fault.
 */
export class PrimaryHealth {
  readonly #options: PrimaryHealthOptions;
  readonly #onChange = new Set<() => void>();
  #failure: JamakError | null = null;
  /** What of the failure was told. */
  #told: MessageCode | null = null;
  #standsIn = false;
  #epoch = 0;
  #badAnswers = 0;
  #trying = false;
  #timer: NodeJS.Timeout | null = null;

  constructor(options: PrimaryHealthOptions) {
    this.#options = options;
  }

  /** Why it does not work; null while it does. */
  get failure(): JamakError | null {
    return this.#failure;
  }

  /** Grows when it fails and when it works again: how something ended that began before says nothing of it now. */
  get epoch(): number {
    return this.#epoch;
  }

  /** Calls `onChange` when it works again, and from time to time while it does not. Returns what ends that. */
  watch(onChange: () => void): () => void {
    this.#onChange.add(onChange);
    return () => void this.#onChange.delete(onChange);
  }

  /** `epoch`: the one in which it was asked; `standsIn`: the engine on this machine takes over. */
  failed(error: JamakError, epoch: number, standsIn: boolean): void {
    if (this.#failure || epoch < this.#epoch) return;
    if (error.code === 'server-bad-answer' && ++this.#badAnswers < BAD_ANSWERS) return;
    this.#epoch++;
    this.#standsIn = standsIn;
    this.#timer = setInterval(() => {
      void this.#try();
      this.#tell();
    }, this.#options.tryEveryMs).unref();
    this.#fail(error);
  }

  succeeded(): void {
    this.#badAnswers = 0;
  }

  /** The settings changed: it is tried at once. */
  reset(): void {
    if (!this.#failure) return;
    this.#told = null;
    void this.#try();
  }

  close(): void {
    if (this.#timer) clearInterval(this.#timer);
    this.#timer = null;
  }

  async #try(): Promise<void> {
    if (this.#trying) return;
    this.#trying = true;
    const error = await hearSilence(this.#options.primary);
    this.#trying = false;
    if (error) this.#fail(error);
    else this.#recover();
  }

  #fail(error: JamakError): void {
    this.#failure = error;
    if (this.#told !== null && (!isLasting(error) || error.code === this.#told)) return;
    this.#told = error.code;
    this.#options.onDown(error, this.#standsIn);
  }

  #recover(): void {
    const failure = this.#failure;
    if (!failure) return;
    this.close();
    this.#epoch++;
    this.#badAnswers = 0;
    this.#failure = null;
    this.#told = null;
    this.#options.onUp(failure);
    this.#tell();
  }

  #tell(): void {
    for (const onChange of this.#onChange) onChange();
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
