import type { BrowserWindow } from 'electron';
import type { ObsStatus, SourceOutcome } from '../../../shared/broadcast/obs';
import { confirmObs } from '../../app/confirm';
import { interfaceLanguage } from '../../app/interface-language';
import type { OneDialog } from '../../app/one-dialog';
import { isLoopback } from '../../remote/address';
import type { SettingsFile } from '../../storage/settings-file';
import type { Handlers } from '../doorway';

/** As many as the settings hold; the oldest are asked about again. */
const MOST_ORIGINS = 20;

export interface ObsHandlerOptions {
  readonly obs: {
    readonly status: ObsStatus;
    addSource(): Promise<SourceOutcome>;
    settingsChanged(): void;
  };
  readonly settings: SettingsFile;
  readonly dialogs: OneDialog;
}

/** What OBS is asked. */
export function createObsHandlers(
  { obs, settings, dialogs }: ObsHandlerOptions,
  control: () => BrowserWindow,
): Pick<Handlers, 'obs.status' | 'obs.add-source' | 'obs.allow'> {
  return {
    'obs.status': () => obs.status,
    'obs.add-source': () => obs.addSource(),
    'obs.allow': async () => {
      const { url } = settings.get().obs;
      const { origin } = new URL(url);
      const { obsOrigins } = settings.get();
      if (isLoopback(url) || obsOrigins.includes(origin)) return true;
      const language = interfaceLanguage(settings.get());
      const allowed = (await dialogs.ask(() => confirmObs(control(), origin, language))) ?? false;
      if (allowed) {
        await settings.change({ obsOrigins: [...obsOrigins, origin].slice(-MOST_ORIGINS) });
        obs.settingsChanged();
      }
      return allowed;
    },
  };
}
