import { JamakError } from '../../shared/errors';
import type { ServerState } from '../../shared/broadcast/local-server';
import { publicSettingsSchema } from '../../shared/public-api';
import { EMPTY_VIEW } from '../../shared/session/session-view';
import type { Settings } from '../../shared/settings';
import { loadRecord } from '../app/exporter';
import { interfaceLanguage } from '../app/interface-language';
import type { Listeners } from '../app/listeners';
import { log } from '../app/log';
import { builtPath, userPath } from '../app/paths';
import { openServerTokens } from '../app/broadcast/server-tokens';
import type { PublicFeed } from '../broadcast/contract';
import type { ServerActions } from '../broadcast/server/api/actions';
import { LocalServer } from '../broadcast/server/local-server';
import type { Parts } from '../parts';
import type { Engines } from './engines';
import type { Kept } from './kept';
import type { Outward } from './outward';
import type { JoinedSession } from './session';

interface Joined extends Outward, Kept, Engines, JoinedSession {
  readonly publicFeed: PublicFeed;
  readonly changed: Listeners<[Settings]>;
}

/** Words that are corrected and taken back. */
export type Corrections = Pick<ServerActions, 'edit' | 'takeBack' | 'takeBackRecent'>;

/** Until there is somebody who can. */
const notYet = (): never => {
  throw new JamakError('bad-request');
};
export const NO_CORRECTIONS: Corrections = { edit: notYet, takeBack: notYet, takeBackRecent: notYet };

/** Until there is one: nothing is public. */
export const NO_PUBLIC_FEED: PublicFeed = {
  view: EMPTY_VIEW,
  since: () => null,
  listen: () => () => {},
  onDeleted: () => () => {},
  clean: () => '',
};

/** The server of pages, events and an API for browsers. */
export function joinServer(
  parts: Parts,
  { push, notices, media, settings, sessions, language, controller, publicFeed, changed }: Joined,
  corrections: Corrections,
) {
  const tokens = openServerTokens({
    path: userPath('server.json'),
    onNotice: (notice) => notices.put(notice),
    onRevoked: (access) => server.revoked(access),
  });
  const server = parts.add(
    'local server',
    new LocalServer({
      publicFeed,
      pagesFolder: builtPath('public'),
      settings: () => settings.get().server,
      publicSettings: () => publicSettingsSchema.parse(settings.get()),
      language: () => interfaceLanguage(settings.get()),
      tokens: () => tokens.all,
      actions: {
        ...corrections,
        start: () => {
          const { lanes } = settings.get();
          for (const { source } of lanes) media.check(source);
          return controller.start(lanes);
        },
        stop: () => void controller.end(),
        pause: () => controller.pause(),
        resume: () => controller.resume(),
        mark: () => controller.mark(),
        catchUp: (wanted) => language.catchUp(wanted),
        sessions: (limit) => sessions.list(limit),
        record: (sessionId) => loadRecord(sessions, sessionId),
      },
      onState: (state) => {
        push('server.changed', state);
        say(state);
      },
      log: (what, counts) => log.info('local server', what, counts ?? ''),
      now: () => performance.now(),
    }),
    (open) => open.close(),
  );

  /** Why browsers get nothing, until they do. */
  let said: string | null = null;
  function say({ phase, error }: ServerState): void {
    if (phase === 'opening') return;
    const code = error?.code ?? null;
    if (code === said) return;
    if (said === 'port-taken' || said === 'local-server-failed') notices.withdraw(said);
    said = code;
    if (error) notices.add('warning', error.code, error.params);
  }

  changed.add(() => {
    void server.settingsChanged();
    server.publicSettingsChanged();
  });
  void server.settingsChanged();
  return { server, tokens };
}
