import { JamakError } from '../../shared/errors';
import { waitAfter } from '../remote/backoff';
import { sleep } from '../remote/sleep';
import type { SessionStore } from '../storage/contract';
import type { NoticeBoard } from './notice-board';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

export interface StoreOpening {
  readonly store: Pick<SessionStore, 'closeOrphans'>;
  /** Sessions of this run that may be open. */
  readonly live: () => readonly string[];
  readonly notices: Pick<NoticeBoard, 'add' | 'addError' | 'withdraw'>;
  readonly onError: (error: JamakError) => void;
}

/**
 * Opens the store, and ends what a crash left open. A store that can't be opened must not keep anybody from captions:
 * it is said once, and tried again until it opens; the promise resolves then.
 */
export async function openStore({ store, live, notices, onError }: StoreOpening): Promise<void> {
  let failure: JamakError | null = null;
  for (let tries = 0; ; tries++) {
    try {
      const recovered = await store.closeOrphans(live());
      if (failure) notices.withdraw(failure.code);
      if (recovered > 0) notices.add('info', 'session-recovered', { count: recovered });
      return;
    } catch (error) {
      if (!failure) {
        failure = JamakError.from(error);
        onError(failure);
        notices.addError(failure);
      }
    }
    await sleep(waitAfter(tries, { firstMs: FIRST_WAIT_MS, longestMs: LONGEST_WAIT_MS }));
  }
}
