import { describe, log } from '../../app/log';
import { userPath } from '../../app/paths';
import type { Parts } from '../../parts';
import { takeInbox } from '../../storage/inbox/take-inbox';
import type { Kept } from '../kept';

const EVERY_MS = 5_000;

/** Takes in the sessions of commands that worked beside this run, or were ended in their midst before it. */
export function joinInbox(parts: Parts, { store, sessions }: Kept): void {
  const folder = userPath('inbox');
  let taking: Promise<void> = Promise.resolve();
  let busy = false;
  const take = async (): Promise<void> => {
    try {
      if ((await takeInbox({ folder, store })) > 0) await store.closeOrphans(sessions.live);
    } catch (error) {
      log.warn('inbox not taken', describe(error));
    }
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    taking = take().finally(() => (busy = false));
  }, EVERY_MS);
  parts.add('inbox', timer, async (running) => {
    clearInterval(running);
    await taking;
  });
}
