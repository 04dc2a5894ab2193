import { join } from 'node:path';
import type { ServerActions } from '../../../src/main/broadcast/server/api/actions';
import { LocalServer } from '../../../src/main/broadcast/server/local-server';
import { newToken } from '../../../src/main/app/broadcast/server-tokens';
import { JamakError, type MessageCode } from '../../../src/shared/errors';
import { pageAddress, type Access, type ServerPage } from '../../../src/shared/broadcast/local-server';
import type { Edited, PublicSettings } from '../../../src/shared/broadcast/public-api';
import type { CatchUp } from '../../../src/shared/session/digest';
import { DEFAULT_SETTINGS } from '../../../src/shared/settings';
import { FakePublicFeed } from '../../fakes/broadcast/public-feed';

const PAGES = join(__dirname, '../../../out/public');

/** The local server with the pages of the build, and a session that a test makes up as it goes. */
export class PublicServer {
  readonly feed = new FakePublicFeed();
  /** What pages had done: the action, and with what. */
  readonly asked: unknown[][] = [];
  /** The next actions fail with this, as long as it stands here. */
  fails: MessageCode | null = null;
  edited: Edited = { text: '', replaced: [], term: null };
  caughtUp: CatchUp = {
    language: 'en',
    author: { engine: 'embedded', model: '' },
    untilMs: 0,
    points: [],
  };
  clients = 0;
  #look: PublicSettings = DEFAULT_SETTINGS;
  #tokens = { view: newToken(), control: newToken() };
  #server: LocalServer | null = null;
  #port = 0;

  /** Listens, again on the port that it had before. */
  async start(): Promise<this> {
    const actions = this.#actions();
    this.#server = new LocalServer({
      publicFeed: this.feed,
      pagesFolder: PAGES,
      settings: () => ({ enabled: true, port: this.#port, lan: false }),
      publicSettings: () => {
        const { overlay, overlayPresets, digest, translation, theme } = this.#look;
        return { overlay, overlayPresets, digest, translation, theme };
      },
      language: () => 'en',
      tokens: () => this.#tokens,
      actions: () => actions,
      onState: ({ clients }) => (this.clients = clients),
      log: () => {},
      now: () => performance.now(),
    });
    await this.#server.settingsChanged();
    this.#port = this.#server.state.port;
    return this;
  }

  async stop(): Promise<void> {
    await this.#server?.close();
    this.#server = null;
  }

  /** @param search such as `?lines=1` */
  address(page: ServerPage, access: Access = 'view', search = ''): string {
    return pageAddress('127.0.0.1', this.#port, this.#tokens[access], page) + search;
  }

  change(look: Partial<PublicSettings>): void {
    this.#look = { ...this.#look, ...look };
    this.#server?.publicSettingsChanged();
  }

  /** Takes all addresses back. */
  revoke(): void {
    this.#tokens = { view: newToken(), control: newToken() };
    this.#server?.revoked('view');
    this.#server?.revoked('control');
  }

  #actions(): ServerActions {
    const act =
      <T>(name: string, answer: () => T) =>
      (...input: unknown[]): T => {
        this.asked.push([name, ...input]);
        if (this.fails) throw new JamakError(this.fails);
        return answer();
      };
    const nothing = (): undefined => undefined;
    return {
      start: act('start', () => ({ sessionId: 's1' })),
      stop: act('stop', nothing),
      pause: act('pause', nothing),
      resume: act('resume', nothing),
      mark: act('mark', () => ({ markId: 'm1' })),
      note: act('note', nothing),
      takeBack: act('takeBack', nothing),
      takeBackRecent: act('takeBackRecent', nothing),
      edit: act('edit', () => this.edited),
      learn: act('learn', nothing),
      catchUp: act('catchUp', () => Promise.resolve(this.caughtUp)),
      sessions: act('sessions', () => Promise.resolve([])),
      record: () => Promise.reject(new JamakError('session-missing')),
    };
  }
}
