import { app, type BrowserWindow } from 'electron';
import { confirmStream } from '../app/confirm';
import { interfaceLanguage } from '../app/interface-language';
import type { OneDialog } from '../app/one-dialog';
import { listPlaying } from '../sources/applications/playing';
import { checkStream } from '../sources/stream/check-stream';
import type { Outbound } from '../remote/outbound';
import type { SettingsFile } from '../storage/settings-file';
import type { Handlers } from './doorway';

/** As many as the settings hold; the oldest are asked about again. */
const MOST_ORIGINS = 100;

export interface SourceHandlerOptions {
  readonly settings: SettingsFile;
  readonly dialogs: OneDialog;
  readonly outbound: Outbound;
}

/** What can be heard besides devices and files. */
export function createSourceHandlers(
  { settings, dialogs, outbound }: SourceHandlerOptions,
  control: () => BrowserWindow,
): Pick<Handlers, 'applications.list' | 'stream.check' | 'privacy.connections'> {
  return {
    'privacy.connections': () => outbound.connections,
    'applications.list': async () => {
      const own = new Set(app.getAppMetrics().map(({ pid }) => pid));
      const others = (await listPlaying()).filter(({ pid }) => pid === undefined || !own.has(pid));
      return [...new Set(others.map(({ application }) => application))].toSorted();
    },
    'stream.check': ({ url }) =>
      checkStream(url, {
        agreed: (origin) => settings.get().streamOrigins.includes(origin),
        pass: (address) => outbound.pass(address, 'stream'),
        ask: async (origin) => {
          const language = interfaceLanguage(settings.get());
          return (await dialogs.ask(() => confirmStream(control(), origin, language))) ?? false;
        },
        remember: async (origin) => {
          const streamOrigins = [...settings.get().streamOrigins, origin].slice(-MOST_ORIGINS);
          await settings.change({ streamOrigins });
        },
      }),
  };
}
