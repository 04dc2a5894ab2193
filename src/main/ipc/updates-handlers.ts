import { shell } from 'electron';
import { JamakError } from '../../shared/errors';
import type { UPDATES_REQUESTS } from '../../shared/requests/updates';
import type { Updates } from '../app/updates/updates';
import type { Handlers } from './doorway';

export interface UpdatesHandlerOptions {
  readonly updates: Pick<Updates, 'state' | 'check' | 'download' | 'cancel' | 'install'>;
}

/** What the settings ask of newer versions. */
export function createUpdatesHandlers({
  updates,
}: UpdatesHandlerOptions): Pick<Handlers, keyof typeof UPDATES_REQUESTS> {
  return {
    'updates.state': () => updates.state,
    'updates.check': () => updates.check(),
    'updates.download': () => updates.download(),
    'updates.cancel': () => updates.cancel(),
    'updates.install': ({ when }) => updates.install(when),
    'updates.open-page': async () => {
      const { page } = updates.state;
      if (page === null) throw new JamakError('bad-request');
      await shell.openExternal(page);
    },
  };
}
