import type { SessionEvent } from '../../shared/session/events';
import type { BroadcastSettings, Settings } from '../../shared/settings';
import { Listeners } from '../app/listeners';
import { describe, log, stackOf } from '../app/log';
import type { PublicFeed } from '../broadcast/contract';
import { createMask } from '../broadcast/mask/mask';
import { HoldingFeed } from '../broadcast/public-feed/holding-feed';
import type { Parts } from '../parts';
import type { Engines } from './engines';
import type { Kept } from './kept';
import type { Outward } from './outward';
import { joinSurfaces } from './surfaces';
import { wait } from './wait';

export type Broadcast = ReturnType<typeof joinBroadcast>;

/**
 * The public feed, and the surfaces that read it. They are made before the session, so that they are still there for
 * its last words, and know nothing of it.
 */
export function joinBroadcast(parts: Parts, joined: Outward & Kept & Engines) {
  const { clock, settings } = joined;
  const told = new Listeners<[SessionEvent]>((error) => log.error('public listener', describe(error)));
  const forgotten = new Listeners<[string]>((error) => log.error('public listener', describe(error)));
  let masked = settings.get().broadcast;
  let mask = createMask(masked);
  const feed = new HoldingFeed({
    settings: () => settings.get().broadcast,
    mask: () => mask,
    now: () => clock.now(),
    wait,
    onEvent: (event) => told.tell(event),
    onDeleted: (sessionId) => forgotten.tell(sessionId),
    onError: (error) => log.error('public feed', stackOf(error)),
  });
  const publicFeed: PublicFeed = {
    get view() {
      return feed.view;
    },
    since: (sessionId, seq) => feed.since(sessionId, seq),
    listen: (listener) => told.add(listener),
    onDeleted: (listener) => forgotten.add(listener),
    clean: (text) => feed.clean(text),
  };
  const surfaces = joinSurfaces(parts, { ...joined, publicFeed });
  // Closed before them: they still get what is due.
  parts.add('public feed', feed, (one) => one.close());
  const broadcast = {
    /** Events of the feed, as they are published. */
    take: (event: SessionEvent): void => feed.take(event),
    settingsChanged: ({ broadcast: now }: Settings): void => {
      const changed = !masksAlike(now, masked);
      masked = now;
      if (changed) mask = createMask(now);
      feed.settingsChanged(changed);
      surfaces.settingsChanged();
    },
    /** Sessions were deleted. */
    forget: (deleted: (sessionId: string) => boolean): void => feed.forget(deleted),
    held: () => feed.held,
  };
  return { publicFeed, broadcast, surfaces };
}

function masksAlike(left: BroadcastSettings, right: BroadcastSettings): boolean {
  const what = ({ profanity, personalData, secrets }: BroadcastSettings) =>
    JSON.stringify([profanity, personalData, secrets]);
  return what(left) === what(right);
}
