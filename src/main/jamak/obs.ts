import { app } from 'electron';
import { JamakError } from '../../shared/errors';
import { looksLike, styleOfPreset } from '../../shared/overlay/presets';
import type { Caption } from '../../shared/session/session-view';
import { OBS_KEY_ID, type Settings, type SettingsPatch } from '../../shared/settings';
import type { Listeners } from '../app/listeners';
import { describe, log } from '../app/log';
import type { PublicFeed } from '../broadcast/contract';
import { Obs } from '../broadcast/obs/obs';
import type { Heard } from '../broadcast/obs/recording/heard-captions';
import type { Parts } from '../parts';
import type { Kept } from './kept';
import type { Outward } from './outward';
import type { JoinedSession } from './session';

/** Subtitles of a recording that goes on are written, ms. */
const CLOSING_MS = 2_000;
/** Captions whose time is remembered until they are public, which is half a minute later at most. */
const MOST_HEARD = 5_000;

interface ObsSurroundings {
  readonly feed: PublicFeed;
  /** Where browsers find the overlay; null while the local server is off. */
  readonly overlayUrl: () => string | null;
  readonly changed: Listeners<[Settings]>;
}

/** OBS, which is told of what is public and of nothing else; of private events it learns times and marks, no words. */
export function joinObs(
  parts: Parts,
  { push, notices, settings, keys, clock, events, controller }: Outward & Kept & JoinedSession,
  { feed, overlayUrl, changed }: ObsSurroundings,
): Obs {
  const heard = new Map<string, Heard>();
  const change = (patch: SettingsPatch): void => {
    settings.change(patch).then(
      (all) => changed.tell(all),
      (error: unknown) => void notices.addError(error),
    );
  };
  const whenHeard = ({
    laneId,
    startMs,
    endMs,
  }: Pick<Caption, 'laneId' | 'startMs' | 'endMs'>): Heard | null => {
    const startAt = controller.heardAt(laneId, startMs);
    const endAt = controller.heardAt(laneId, endMs);
    return startAt === null || endAt === null ? null : { startAt, endAt };
  };
  const heardBy = (captionId: string): Heard | null => {
    const known = heard.get(captionId);
    if (known) return known;
    // What is public at once may be told before its time was remembered.
    const caption = feed.view.captions.findLast(({ id }) => id === captionId);
    return caption ? whenHeard(caption) : null;
  };
  // At once, because session time may stand still until a caption is public.
  events.add(({ happening }) => {
    if (happening.type !== 'caption-final') return;
    const span = whenHeard(happening);
    if (!span) return;
    heard.set(happening.captionId, span);
    const oldest = heard.size > MOST_HEARD ? heard.keys().next().value : undefined;
    if (oldest !== undefined) heard.delete(oldest);
  });
  const obs = parts.add(
    'obs',
    new Obs({
      feed,
      settings: () => settings.get(),
      password: (url) => keys.get(OBS_KEY_ID, url),
      agreed: (origin) => settings.get().obsOrigins.includes(origin),
      overlayUrl,
      heard: heardBy,
      folder: () => settings.get().exportFolder ?? app.getPath('documents'),
      choosePreset: (presetId) => {
        const { overlay, overlayPresets } = settings.get();
        const style = styleOfPreset(presetId, overlayPresets);
        if (style && !looksLike(overlay, style)) change({ overlay: { ...overlay, ...style } });
      },
      notices,
      onStatus: (status) => push('obs.status', status),
      onError: (error) => log.warn('obs', JamakError.from(error).code, describe(error)),
      now: () => clock.now(),
    }),
    (one) => one.close(),
    CLOSING_MS,
  );
  events.add(({ happening }) => {
    if (happening.type === 'moment-marked') obs.onMark(happening.markId);
  });
  changed.add(() => obs.settingsChanged());
  obs.settingsChanged();
  return obs;
}
