import '../zod-setup';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppState, Reply } from '../../../shared/ipc';
import {
  publicMessageSchema,
  type PublicMessage,
  type PublicSettings,
} from '../../../shared/broadcast/public-api';
import { DEFAULT_SETTINGS } from '../../../shared/settings';
import { Listeners } from './listeners';
import type { SessionLink } from './session-link';

export interface Connection {
  /** 'away': it is tried again by itself, and what stands stays. 'refused': the address holds no more. */
  readonly state: 'connecting' | 'live' | 'away' | 'refused';
  /** Whether the address is one for control. */
  readonly control: boolean;
}

export interface BrowserLink extends SessionLink {
  readonly connection: StoreApi<Connection>;
  /** For when the page comes back into sight, or the network does: a stream may be dead without having been told. */
  readonly renew: () => void;
  readonly close: () => void;
}

/** What the link needs of a browser. */
export interface Browser {
  /** @param address relative to the page */
  readonly openEvents: (address: string) => EventSource;
  /** The status that `address` answers with; 0 when nothing answers. */
  readonly statusOf: (address: string) => Promise<number>;
  readonly reload: () => void;
}

const MESSAGE_TYPES = ['state', 'session', 'settings', 'deleted'] as const satisfies PublicMessage['type'][];

/** Waits between tries where the browser makes none by itself, ms. */
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 10_000;

/** How long a page waits that no longer understands the state, before it is loaded again, ms. */
const RELOAD_MS = 5000;

/** Answers that will stay the same: the token was revoked, or was never one. */
const REFUSALS = new Set([401, 403, 404]);

interface LinkOptions {
  readonly browser?: Browser;
  /** The language of translations that the page shows; so Jamak knows that somebody reads it. */
  readonly language?: string | null;
}

/** Main as a page in a browser is told of it. The browser itself takes a broken stream up where it broke. */
export function createBrowserLink({
  browser = THIS_BROWSER,
  language = null,
}: LinkOptions = {}): BrowserLink {
  const address = language === null ? '../events' : `../events?language=${language}`;
  const connection = createStore<Connection>(() => ({ state: 'connecting', control: false }));
  const states = new Listeners<AppState>();
  const events = new Listeners<Parameters<Parameters<SessionLink['onSessionEvent']>[0]>[0]>();
  const deletions = new Listeners<Parameters<Parameters<SessionLink['onSessionDeleted']>[0]>[0]>();
  const settings = new Listeners<Parameters<Parameters<SessionLink['onSettings']>[0]>[0]>();
  /** Who asked for the state: told by the next one that comes. */
  let asking: ((reply: Reply<AppState>) => void)[] = [];
  let source: EventSource | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let waitMs = FIRST_WAIT_MS;

  function take(message: PublicMessage): void {
    switch (message.type) {
      case 'state': {
        const { control, ...spoken } = message.state;
        connection.setState({ control });
        const state = { ...spoken, settings: whole(spoken.settings) };
        const asked = asking;
        asking = [];
        for (const answer of asked) answer({ ok: true, value: state });
        if (asked.length === 0) states.tell(state);
        return;
      }
      case 'session':
        return events.tell(message.event);
      case 'settings':
        return settings.tell({ settings: whole(message.settings), language: message.language });
      case 'deleted':
        return deletions.tell({ sessionId: message.sessionId });
    }
  }

  function open(): void {
    stop();
    const opened = browser.openEvents(address);
    source = opened;
    for (const type of MESSAGE_TYPES) {
      opened.addEventListener(type, ({ data }: MessageEvent<string>) => {
        const { success, data: message } = publicMessageSchema.safeParse(parsed(data));
        // An event that is lost here shows as a hole when the next one comes.
        if (success) take(message);
        else if (type === 'state') becomeNew();
      });
    }
    opened.addEventListener('open', () => {
      waitMs = FIRST_WAIT_MS;
      connection.setState({ state: 'live' });
    });
    opened.addEventListener('error', () => {
      connection.setState({ state: 'away' });
      if (opened.readyState === CLOSED && opened === source) void giveUpOrRetry(opened);
    });
  }

  /** The page is of another version than the Jamak that answers now. */
  function becomeNew(): void {
    stop();
    connection.setState({ state: 'away' });
    retry = setTimeout(browser.reload, RELOAD_MS);
  }

  /** The browser tries no more: it was answered with something else than events. */
  async function giveUpOrRetry(failed: EventSource): Promise<void> {
    const status = await browser.statusOf('../api/state');
    if (failed !== source) return;
    if (REFUSALS.has(status)) {
      stop();
      connection.setState({ state: 'refused' });
      return;
    }
    retry = setTimeout(open, waitMs);
    waitMs = Math.min(2 * waitMs, LONGEST_WAIT_MS);
  }

  function stop(): void {
    clearTimeout(retry);
    source?.close();
    source = null;
  }

  return {
    connection,
    // A new stream begins with the state, and nothing can come between the two.
    state: () =>
      new Promise((answer) => {
        asking.push(answer);
        if (connection.getState().state !== 'refused') open();
      }),
    onState: states.add,
    onSessionEvent: events.add,
    onSessionDeleted: deletions.add,
    onSettings: settings.add,
    renew() {
      if (connection.getState().state !== 'refused') open();
    },
    close: stop,
  };
}

/** `EventSource.CLOSED`, which a fake has not. */
const CLOSED = 2;

const THIS_BROWSER: Browser = {
  openEvents: (address) => new EventSource(address),
  async statusOf(address) {
    const answer = await fetch(address, { cache: 'no-store' }).catch(() => null);
    return answer?.status ?? 0;
  },
  reload: () => location.reload(),
};

/** All settings, of which a browser is told some; a page in a browser looks at no others. */
function whole(settings: PublicSettings): AppState['settings'] {
  return { ...DEFAULT_SETTINGS, ...settings };
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
