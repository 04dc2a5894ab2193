import { HistoryDesk } from '../app/history/history-desk';
import { KeepFor } from '../app/history/keep-for';
import { describe, log } from '../app/log';
import { sleep } from '../remote/sleep';
import type { Parts } from '../parts';
import type { SettingsPatch } from '../../shared/settings';
import type { Kept } from './kept';
import type { Outward } from './outward';
import type { JoinedSession } from './session';

/** What was discarded is being erased, ms; what is not by then is at the next start. */
const ERASING_MS = 1_000;

interface Joined extends Outward, Kept, JoinedSession {
  readonly changeSettings: (patch: SettingsPatch) => Promise<unknown>;
  readonly onGone: (sessionId: string) => void;
}

/** History as it is asked for, and how long sessions are kept. `takeUp` once the store is open. */
export function joinHistory(parts: Parts, joined: Joined) {
  const { store, sessions, settings, notices, events, changeSettings, onGone } = joined;
  const onError = (error: unknown): void => log.warn('history', describe(error));
  const desk = parts.add(
    'history',
    new HistoryDesk({
      store,
      sessions,
      settings: () => settings.get(),
      onGone,
      onError,
      now: Date.now,
    }),
    (history) => history.leave(),
    ERASING_MS,
  );
  const keepFor = parts.add(
    'keep-for',
    new KeepFor({
      store,
      settings: () => settings.get(),
      changeSettings,
      erase: async (sessionId) => {
        await sessions.delete(sessionId);
        onGone(sessionId);
      },
      live: () => sessions.live,
      notices,
      onError,
      now: Date.now,
      sleep,
    }),
    (one) => one.stop(),
  );
  events.add((event) => desk.onEvent(event));
  return {
    history: desk,
    takeUp(): void {
      void desk.takeUp();
      keepFor.start();
    },
    /** The settings say another time. */
    settingsChanged: () => void keepFor.run(),
  };
}
