import { shell } from 'electron';
import { JamakError } from '../../../shared/errors';
import { pageAddress, type ServerState } from '../../../shared/broadcast/local-server';
import type { ServerTokens } from '../../app/broadcast/server-tokens';
import type { Handlers } from '../doorway';

export interface ServerHandlerOptions {
  readonly server: { readonly state: ServerState };
  readonly tokens: ServerTokens;
}

type ServerRequests = 'server.state' | 'server.tokens' | 'server.renew' | 'server.open';

/** What the server of pages for browsers is asked. */
export function createServerHandlers({
  server,
  tokens,
}: ServerHandlerOptions): Pick<Handlers, ServerRequests> {
  return {
    'server.state': () => server.state,
    'server.tokens': () => tokens.all,
    'server.renew': ({ access }) => tokens.renew(access),
    'server.open': async ({ page }) => {
      const { phase, port } = server.state;
      if (phase !== 'open') throw new JamakError('bad-request');
      const { view, control } = tokens.all;
      // On this machine whoever looks at the dashboard may use it.
      await shell.openExternal(pageAddress('localhost', port, page === 'overlay' ? view : control, page));
    },
  };
}
