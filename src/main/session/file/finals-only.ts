import type { SttEngine, SttSession, SttSessionOptions } from '../../speech/contract';

/**
 * An engine for sound that nobody is waiting for: it makes no interims and no finals that may turn out useless, lets what
 * is said live go first, and fails where it would wait for a server.
 */
export function finalsOnly(engine: SttEngine): SttEngine {
  return {
    get id() {
      return engine.id;
    },
    get capabilities() {
      return { ...engine.capabilities, interim: false };
    },
    startSession: (options) => new FinalsOnly(engine.startSession(options)),
  };
}

class FinalsOnly implements SttSession {
  readonly idle = false;
  readonly thrifty = true;
  readonly #session: SttSession;

  constructor(session: SttSession) {
    this.#session = session;
    session.stopWaiting?.();
  }

  get chosen(): SttSessionOptions['language'] {
    return this.#session.chosen;
  }

  get language(): string | null {
    return this.#session.language ?? null;
  }

  get results(): SttSession['results'] {
    return this.#session.results;
  }

  submit(...[chunk, options]: Parameters<SttSession['submit']>): void {
    this.#session.submit({ ...chunk, background: true }, options);
  }

  end(): Promise<void> {
    return this.#session.end();
  }
}
