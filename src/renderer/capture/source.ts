import type { MessageCode } from '../../shared/errors';

/** Why a source cannot be heard, as a code that has words. */
export class SourceError extends Error {
  constructor(readonly code: MessageCode) {
    super(code);
  }
}

/** A source that is open: what is heard of it, and how it begins and ends. */
export interface OpenSource {
  /** The device's name as the system gives it; empty for a file. */
  readonly name: string;
  /** Gives its sound, with all its channels. */
  readonly output: AudioNode;
  /** Starts what must not begin before somebody listens. */
  readonly play: () => Promise<void>;
  /** Waits where it is until `play`; missing where sound cannot wait, as that of a device. */
  readonly pause?: () => void;
  readonly close: () => void;
  /** Called once when the sound ends: 'over' at a file's end, 'lost' when a device vanished, else the reason. */
  onEnd: (reason: 'over' | 'lost' | MessageCode) => void;
}
