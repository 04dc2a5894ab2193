import type { MessageCode } from '../../../shared/errors';

/** Why a source cannot be heard, as a code that has words. */
export class SourceError extends Error {
  constructor(readonly code: MessageCode) {
    super(code);
  }
}

/** Gives frames as they come, from when it is called. */
export type FrameSource = (take: (frame: Float32Array) => void) => void;

/** A source that is open: what is heard of it, and how it begins and ends. */
export interface OpenSource {
  /** The device's name as the system gives it; empty for a file. */
  readonly name: string;
  /** Gives its sound: a node with all its channels, or frames by themselves. */
  readonly output: AudioNode | FrameSource;
  /** Starts what must not begin before somebody listens. */
  readonly play: () => Promise<void>;
  /** Waits where it is until `play`; missing where sound cannot wait, as that of a device. */
  readonly pause?: () => void;
  readonly close: () => void;
  /** How much of it was heard, seconds; null of what can't be heard again. */
  readonly position?: () => number | null;
  /** Called once when the sound ends: 'over' at a file's end, 'lost' when a device vanished, else the reason. */
  onEnd: (reason: 'over' | 'lost' | MessageCode) => void;
}
