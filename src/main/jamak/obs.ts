import { app } from 'electron';
import { JamakError } from '../../shared/errors';
import { looksLike, styleOfPreset } from '../../shared/overlay/presets';
import { OBS_KEY_ID } from '../../shared/settings';
import { describe, log } from '../app/log';
import { Obs, type ObsOptions } from '../broadcast/obs/obs';
import type { Parts } from '../parts';
import type { Backstage, SurfaceParts } from './surfaces';

/** Subtitles of a recording that goes on are written, ms. */
const CLOSING_MS = 2_000;

interface ObsParts extends SurfaceParts, Pick<ObsOptions, 'overlayUrl'>, Omit<Backstage, 'actions'> {}

/** OBS, which is told of what is public and of nothing else. */
export function joinObs(
  parts: Parts,
  { publicFeed, push, notices, settings, keys, clock, outbound, overlayUrl, heard, changeSettings }: ObsParts,
): Obs {
  return parts.add(
    'obs',
    new Obs({
      feed: publicFeed,
      settings: () => settings.get(),
      password: (url) => keys.get(OBS_KEY_ID, url),
      agreed: (origin) => settings.get().obsOrigins.includes(origin),
      pass: (address) => outbound.pass(address, 'obs'),
      overlayUrl,
      heard,
      folder: () => settings.get().exportFolder ?? app.getPath('documents'),
      choosePreset: (presetId) => {
        const { overlay, overlayPresets } = settings.get();
        const style = styleOfPreset(presetId, overlayPresets);
        if (style && !looksLike(overlay, style)) changeSettings({ overlay: { ...overlay, ...style } });
      },
      notices,
      onStatus: (status) => push('obs.status', status),
      onError: (error) => log.warn('obs', JamakError.from(error).code, describe(error)),
      now: () => clock.now(),
    }),
    (one) => one.close(),
    CLOSING_MS,
  );
}
