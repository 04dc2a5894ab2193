import type { MessageCode } from '../../../shared/errors';

/** Why a source cannot be heard, as a code that has words. */
export class SourceError extends Error {
  constructor(readonly code: MessageCode) {
    super(code);
  }
}

/** All channels of a block, equally long; `rate` in Hz, `lateMs`: how much longer than usual it was on its way. */
export type TakeBlock = (channels: readonly Float32Array[], rate: number, lateMs?: number) => void;

/** Gives its sound as it comes, in blocks, and needs no audio graph. */
export interface BlockSource {
  /** Sound is usually on its way to `take` for less than this, ms. */
  readonly wayMs: number;
  /** From now on. */
  readonly hear: (take: TakeBlock) => void;
}

/** A source that is open: what is heard of it, and how it begins and ends. */
export interface OpenSource {
  /** The device's name as the system gives it; empty for a file. */
  readonly name: string;
  /** Gives its sound, with all its channels. */
  readonly output: AudioNode | BlockSource;
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

/** Calls `onEnd` when a source is read no more, unless it was closed: broken off is an end as well. */
export function onceOver(reading: Promise<void>, closed: AbortSignal, onEnd: () => void): void {
  const over = (): void => {
    if (!closed.aborted) onEnd();
  };
  void reading.then(over, over);
}
