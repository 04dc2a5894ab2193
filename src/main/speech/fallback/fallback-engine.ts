import type { JamakError } from '../../../shared/errors';
import type { SttCapabilities, SttEngine, SttSession, SttSessionOptions } from '../contract';
import { FallbackSession } from './fallback-session';
import { PrimaryHealth } from './primary-health';
import { SoundBacklog } from '../sound-backlog';
import type { SpooledSound } from '../spool/spool';

export interface SpeechFallbackOptions {
  /** The server's engine. It fails at once while it is known not to work. */
  readonly primary: SttEngine;
  /**
   * The engine on this machine that knows the language (null: it was not detected yet); null where there is none.
   * Called often.
   */
  readonly local: (language: string | null) => SttEngine | null;
  /** Holds the sound of finals that wait, so that it need not be in memory. */
  readonly spool?: SpooledSound;
  /** Whether the engine on this machine makes interims while the server, which makes none, makes the finals. */
  readonly localInterims?: boolean;
  /** The server does not work: the engine on this machine stands in, or else finals wait. `error` says why. */
  readonly onFallback: (error: JamakError, standsIn: boolean) => void;
  /** The server works again; `error` is what was wrong. */
  readonly onBack: (error: JamakError) => void;
  /** How often the server is tried while it does not work, ms. */
  readonly tryEveryMs?: number;
}

export interface SpeechFallback extends SttEngine {
  /** Why the server is not used now; null while it is. */
  readonly failure: JamakError | null;
  /** The settings of the server changed: it is tried at once. */
  reset(): void;
  close(): void;
}

const TRY_EVERY_MS = 5000;
/** Sound of finals that may be held in memory, all lanes together, ms; what is in the spool does not count. */
const MAX_HELD_MS = 600_000;

/**
 * A server while it works, else the engine on this machine. Where there is none that knows the language,
 * finals wait, for hours if need be, and are captioned in their order when the server is back.
 */
export function createSpeechFallback(options: SpeechFallbackOptions): SpeechFallback {
  const { primary, localInterims = false, onFallback, onBack, tryEveryMs = TRY_EVERY_MS } = options;
  const held = new SoundBacklog(MAX_HELD_MS);
  const health = new PrimaryHealth({ primary, tryEveryMs, onDown: onFallback, onUp: onBack });
  return {
    id: 'fallback',
    get capabilities(): SttCapabilities {
      const { capabilities } = primary;
      return { ...capabilities, interim: capabilities.interim || localInterims, leftContext: false };
    },
    get failure() {
      return health.failure;
    },
    startSession(session: SttSessionOptions): SttSession {
      return new FallbackSession({ ...options, localInterims, session, health, held });
    },
    reset: () => health.reset(),
    close: () => health.close(),
  };
}
