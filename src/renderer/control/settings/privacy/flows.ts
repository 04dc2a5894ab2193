import type { Settings } from '../../../../shared/settings';

/** What may leave the place where it arises, in the order in which a session comes by it. */
export const FLOWS = ['sound', 'words', 'pages', 'obs', 'files', 'updates'] as const;

export interface Flow {
  readonly what: (typeof FLOWS)[number];
  /** 'here' stays on this computer, 'network' reaches devices nearby, 'away' goes to `hosts`, 'nowhere' is switched off. */
  readonly where: 'here' | 'network' | 'away' | 'nowhere';
  readonly hosts: readonly string[];
}

/** Hosts of this computer itself. */
const HERE = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?$/u;

/** What goes where with these settings. `updates`: what is asked for a newer version; null when nobody is. */
export function flowsOf(settings: Settings, updates: string | null = null): Flow[] {
  const { speech, languageEngine, server, obs, textFile, privacy } = settings;
  const to = (what: Flow['what'], addresses: readonly string[]): Flow => {
    const hosts = [...new Set(addresses.map((address) => new URL(address).host))];
    const away = hosts.filter((host) => !HERE.test(host));
    // A server that is out of reach is stood in for by this computer.
    const leaves = away.length > 0 && !privacy.offline;
    return leaves ? { what, where: 'away', hosts: away } : { what, where: 'here', hosts: [] };
  };
  const off = (what: Flow['what']): Flow => ({ what, where: 'nowhere', hosts: [] });
  const here = (what: Flow['what']): Flow => ({ what, where: 'here', hosts: [] });
  return [
    speech.engine === 'server'
      ? to(
          'sound',
          speech.server.endpoints.map(({ baseUrl }) => baseUrl),
        )
      : here('sound'),
    languageEngine.engine === 'server' ? to('words', [languageEngine.baseUrl]) : here('words'),
    !server.enabled
      ? off('pages')
      : { what: 'pages', where: server.lan && !privacy.offline ? 'network' : 'here', hosts: [] },
    !obs.enabled ? off('obs') : to('obs', [obs.url]),
    textFile.enabled ? here('files') : off('files'),
    updates === null ? off('updates') : to('updates', [updates]),
  ];
}
