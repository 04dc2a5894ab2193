import type { Browser } from '../../../../../src/renderer/ui/link/browser-link';
import type { PublicMessage } from '../../../../../src/shared/broadcast/public-api';

type Listener = (event: { data: string }) => void;

/** One stream as a page sees it; a test plays the server and the network. */
class FakeEvents {
  readyState = 0;
  readonly #listeners = new Map<string, Listener[]>();

  constructor(readonly address: string) {}

  addEventListener(type: string, listener: Listener): void {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }

  close(): void {
    this.readyState = 2;
  }

  #tell(type: string, data = ''): void {
    for (const listener of this.#listeners.get(type) ?? []) listener({ data });
  }

  /** The server answers. */
  accept(): void {
    this.readyState = 1;
    this.#tell('open');
  }

  send(message: PublicMessage): void {
    if (this.readyState === 1) this.#tell(message.type, JSON.stringify(message));
  }

  sendText(type: PublicMessage['type'], text: string): void {
    this.#tell(type, text);
  }

  /** The network goes: the browser tries again by itself. */
  break(): void {
    this.readyState = 0;
    this.#tell('error');
  }

  /** It is answered with something else than events: the browser tries no more. */
  refuse(): void {
    this.readyState = 2;
    this.#tell('error');
  }
}

export class FakeBrowser implements Browser {
  readonly opened: FakeEvents[] = [];
  /** What the server answers with when it is asked by itself. */
  status = 0;

  readonly openEvents = (address: string): EventSource => {
    const events = new FakeEvents(address);
    this.opened.push(events);
    return events as unknown as EventSource;
  };

  reloads = 0;
  readonly reload = (): void => void this.reloads++;

  readonly statusOf = (): Promise<number> => Promise.resolve(this.status);

  get last(): FakeEvents {
    const events = this.opened.at(-1);
    if (!events) throw new Error('nothing was opened');
    return events;
  }
}
