import { z } from 'zod';
import { INVALID_STATE, NOT_FOUND, ObsRefusal, OUTPUT_NOT_RUNNING, type ObsCalls } from './link/contract';

/** OBS does not run the replay buffer, or has none. */
const OFF: readonly number[] = [OUTPUT_NOT_RUNNING, INVALID_STATE, NOT_FOUND];

export interface ReplaysOptions {
  readonly obs: ObsCalls;
  /** The replay buffer is off in OBS. */
  readonly onOff: () => void;
  readonly onError: (error: unknown) => void;
}

/** Has OBS keep what it showed of late, once for each moment. */
export class Replays {
  readonly #options: ReplaysOptions;
  readonly #moments = new Set<string>();

  constructor(options: ReplaysOptions) {
    this.#options = options;
  }

  /** `wanted`: whether it is to be kept; a moment that was seen is never kept later. */
  async onMoment(id: string, wanted: boolean): Promise<void> {
    if (this.#moments.has(id)) return;
    this.#moments.add(id);
    if (!wanted) return;
    const { obs, onOff, onError } = this.#options;
    try {
      await obs.call(z.unknown(), 'SaveReplayBuffer');
    } catch (error) {
      if (error instanceof ObsRefusal && OFF.includes(error.code)) onOff();
      else onError(error);
    }
  }

  /** Another session: its moments are others. */
  forget(): void {
    this.#moments.clear();
  }
}
