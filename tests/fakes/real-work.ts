import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Joins injected time and real sockets: what travels over the network does so while injected time stands still.
 * Time passes only for what a fake server works on with its own (injected) timers.
 */
export class RealWork {
  readonly #atServers: () => number;
  #calls = 0;

  /** `atServers`: requests that servers have and have not answered. */
  constructor(atServers: () => number = () => 0) {
    this.#atServers = atServers;
  }

  /** To be given to clients instead of the global one. */
  readonly fetch: typeof fetch = async (...args) => {
    this.#calls++;
    try {
      const response = await fetch(...args);
      const body = await response.arrayBuffer();
      return new Response(body, response);
    } finally {
      this.#calls--;
    }
  };

  /** Resolves when nothing is on its way. */
  async done(): Promise<void> {
    do await nextTurn();
    while (this.#calls > this.#atServers());
  }
}
