import { JamakError } from '../../../shared/errors';
import type { ModelSpec } from '../models';
import type { Doubt } from './decode-policy';

/** What came of a request to decode. */
export type DecodeOutcome =
  | {
      readonly type: 'decoded';
      readonly text: string;
      /** Code of the language that the model heard, where it tells. */
      readonly language?: string | undefined;
      /** Whether the model found it out although another was told. */
      readonly redetected?: boolean | undefined;
      /** What was wrong with the first text, when there was something to be tried against it. */
      readonly doubt?: Doubt | undefined;
      readonly decodeMs: number;
      readonly tries: number;
    }
  | { readonly type: 'failed'; readonly error: JamakError }
  /** By its signal. */
  | { readonly type: 'aborted' }
  /** An interim that could not start at once, or whose host died. */
  | { readonly type: 'refused' };

export interface DecodeRequest {
  readonly kind: 'interim' | 'final';
  /** The first that can be loaded is used. */
  readonly models: readonly ModelSpec[];
  /** Whether a final may turn out useless, because speech may go on. */
  readonly speculative?: boolean | undefined;
  /** Whether nobody waits for it: every other job comes first. */
  readonly background?: boolean | undefined;
  /** Code of the language that is spoken; without it the model detects it, where it can. */
  readonly language?: string | undefined;
  /** Whether that was only detected in earlier speech: when it leads nowhere, it is detected again. */
  readonly languageDetected?: boolean | undefined;
  /** Names and terms as they are spelled, for models that can be told. */
  readonly terms?: readonly string[] | undefined;
  /** 16 kHz mono, at most `MAX_JOB_SECONDS`. */
  readonly samples: Float32Array;
  readonly signal?: AbortSignal | undefined;
}

/** What comes first: finals, then interims, then what nobody waits for. */
export function rankOf({ background, kind }: DecodeRequest): number {
  if (background) return 2;
  return kind === 'final' ? 0 : 1;
}

/** When so many hosts died with a job in flight, the job is taken to kill them. */
const MAX_DEATHS = 3;

/** A request on its way: settled exactly once, whatever dies meanwhile. */
export class DecodeJob {
  readonly id: number;
  readonly request: DecodeRequest;
  readonly outcome: Promise<DecodeOutcome>;
  #resolve: (outcome: DecodeOutcome) => void = () => {};
  #settled = false;
  #deaths = 0;
  readonly #onAbort: () => void;

  /** @param onAbort called when the signal fires before the job is settled; the job is settled already */
  constructor(id: number, request: DecodeRequest, onAbort: (job: DecodeJob) => void) {
    this.id = id;
    this.request = request;
    this.outcome = new Promise((resolve) => {
      this.#resolve = resolve;
    });
    this.#onAbort = () => {
      this.settle({ type: 'aborted' });
      onAbort(this);
    };
    if (request.signal?.aborted) this.settle({ type: 'aborted' });
    else request.signal?.addEventListener('abort', this.#onAbort, { once: true });
  }

  get settled(): boolean {
    return this.#settled;
  }

  /** Whether a host died with this job in flight, so that it may have been the reason. */
  get suspect(): boolean {
    return this.#deaths > 0;
  }

  settle(outcome: DecodeOutcome): void {
    if (this.#settled) return;
    this.#settled = true;
    this.request.signal?.removeEventListener('abort', this.#onAbort);
    this.#resolve(outcome);
  }

  /** The host died with this job in flight. Settles it when there is no use in another try. */
  hostDied(): void {
    this.#deaths++;
    if (this.request.kind === 'interim') this.settle({ type: 'refused' });
    else if (this.#deaths >= MAX_DEATHS) {
      this.settle({ type: 'failed', error: new JamakError('speech-failed') });
    }
  }
}
