import type { ServerState } from '../../shared/broadcast/local-server';
import { publicSettingsSchema } from '../../shared/broadcast/public-api';
import { interfaceLanguage } from '../app/interface-language';
import { log } from '../app/log';
import { builtPath, userPath } from '../app/paths';
import { openServerTokens } from '../app/broadcast/server-tokens';
import { LocalServer, type LocalServerOptions } from '../broadcast/server/local-server';
import type { Parts } from '../parts';
import type { SurfaceParts } from './surfaces';

interface ServerParts extends SurfaceParts, Pick<LocalServerOptions, 'actions'> {}

/** The server of pages and an API for browsers. */
export function joinServer(parts: Parts, { publicFeed, push, notices, settings, actions }: ServerParts) {
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
      settings: () => {
        const { server: wanted, privacy } = settings.get();
        return { ...wanted, lan: wanted.lan && !privacy.offline };
      },
      publicSettings: () => publicSettingsSchema.parse(settings.get()),
      language: () => interfaceLanguage(settings.get()),
      tokens: () => tokens.all,
      actions,
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

  return { server, tokens };
}
