import { JamakError } from '../../../shared/errors';
import { StreamLane, type StreamLaneOptions } from './stream-lane';

/** A stream may lead from one address to another; the user is asked about so many. */
const MOST_QUESTIONS = 3;

export interface StreamCheckOptions extends Pick<StreamLaneOptions, 'agreed' | 'pass'> {
  /** Asks the user whether to listen at an origin that is not of the public network. */
  readonly ask: (origin: string) => Promise<boolean>;
  readonly remember: (origin: string) => Promise<void>;
}

/**
 * Finds out whether there is a stream at an address, and asks the user where it is not of the public network.
 *
 * @throws JamakError 'stream-…'
 */
export async function checkStream(
  url: string,
  { agreed, pass, ask, remember }: StreamCheckOptions,
): Promise<void> {
  for (let asked = 0; ; asked++) {
    const lane = new StreamLane(url, { agreed, ...(pass && { pass }), now: () => performance.now() });
    try {
      await lane.open();
      return;
    } catch (error) {
      const origin = error instanceof JamakError && error.code === 'stream-private' && error.params['origin'];
      if (typeof origin !== 'string' || asked >= MOST_QUESTIONS || !(await ask(origin))) throw error;
      await remember(origin);
    } finally {
      lane.close();
    }
  }
}
