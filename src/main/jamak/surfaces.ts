import { app } from 'electron';
import { JamakError } from '../../shared/errors';
import type { SettingsPatch } from '../../shared/settings';
import type { PublicFeed } from '../broadcast/contract';
import type { ObsOptions } from '../broadcast/obs/obs';
import { overlayUrl } from '../broadcast/obs/overlay-url';
import type { ServerActions } from '../broadcast/server/api/actions';
import { TextFiles } from '../broadcast/text-file/text-files';
import type { Parts } from '../parts';
import type { Engines } from './engines';
import type { Kept } from './kept';
import { joinObs } from './obs';
import type { Outward } from './outward';
import { joinServer } from './server';
import { wait } from './wait';

/** What public surfaces are made of. Nothing here tells what was said but the public feed. */
export interface SurfaceParts
  extends
    Pick<Kept, 'settings' | 'keys'>,
    Pick<Outward, 'notices' | 'push' | 'clock'>,
    Pick<Engines, 'outbound'> {
  readonly publicFeed: PublicFeed;
}

/** What surfaces may ask of the session, which is joined after them. */
export interface Backstage extends Pick<ObsOptions, 'heard'> {
  readonly actions: ServerActions;
  readonly changeSettings: (patch: SettingsPatch) => void;
}

/** The public surfaces. */
export function joinSurfaces(parts: Parts, options: SurfaceParts) {
  const { publicFeed, settings, notices } = options;
  let backstage: Backstage | null = null;
  const textFiles = parts.add(
    'text files',
    new TextFiles({
      feed: publicFeed,
      settings: () => {
        const { textFile, overlay } = settings.get();
        return { ...overlay, ...textFile, folder: textFile.folder ?? app.getPath('documents') };
      },
      wait,
      onFailing: (error) => void notices.addError(error),
      onWorking: () => notices.withdraw('text-file-failed'),
    }),
    (files) => files.close(),
  );
  const { server, tokens } = joinServer(parts, {
    ...options,
    actions: () => {
      if (!backstage) throw new JamakError('session-idle');
      return backstage.actions;
    },
  });
  const obs = joinObs(parts, {
    ...options,
    overlayUrl: (obsUrl) => overlayUrl(obsUrl, server.state, tokens.all.view),
    heard: (captionId) => backstage?.heard(captionId) ?? null,
    changeSettings: (patch) => backstage?.changeSettings(patch),
  });
  const settingsChanged = (): void => {
    textFiles.settingsChanged();
    void server.settingsChanged();
    server.publicSettingsChanged();
    obs.settingsChanged();
  };
  return {
    server,
    tokens,
    obs,
    settingsChanged,
    /** The session is there: from here on something can be public, and be asked for. */
    open: (joined: Backstage): void => {
      backstage = joined;
      settingsChanged();
    },
  };
}
