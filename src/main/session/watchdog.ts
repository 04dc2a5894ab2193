import { FRAME_MS } from '../../shared/sound';

/** What says nothing although it should: the window that hears a lane, or the engine that makes its captions. */
export type SilentPart = 'capture' | 'engine';

export interface WatchdogOptions {
  /** Whether the source is never wholly silent while it works: a microphone hears its own noise. */
  readonly hearsNoise: boolean;
  /** Called again, rarer each time, as long as the part stays silent. */
  readonly onSilent: (part: SilentPart) => void;
  /** Called once when a part that was told of is not silent any more. */
  readonly onBack: (part: SilentPart) => void;
}

/** What one frame tells. */
export interface WatchedFrame {
  /** Loudness (RMS, 0..1). */
  readonly level: number;
  /** Whether the engine was given speech that it has not answered, although it could. */
  readonly asked: boolean;
}

/** A microphone that worked and gives nothing but zeros for so long is stuck, ms. */
const DEAD_MS = 30_000;
/** One that was wholly still for so long, ms, and came back by itself may always be: it is virtual, or has a noise gate. */
const STILL_MS = 500;
/** An engine that has answered once may be silent for so long, ms: no result, not even an empty one. */
const UNANSWERED_MS = 60_000;
/** Before its first answer, ms: it may still be loading a model. */
const FIRST_ANSWER_MS = 150_000;
/** A part is told of no more often than this, ms, and half as often each time while it stays silent. */
const FIRST_PAUSE_MS = 60_000;
const LONGEST_PAUSE_MS = 900_000;

/** How often one part is told of. */
class Alarm {
  #on = false;
  #toldAt = -Infinity;
  #pauseMs = FIRST_PAUSE_MS;

  /** Whether it is time to tell. */
  raise(nowMs: number): boolean {
    if (nowMs - this.#toldAt < this.#pauseMs) return false;
    if (this.#on) this.#pauseMs = Math.min(LONGEST_PAUSE_MS, this.#pauseMs * 2);
    this.#on = true;
    this.#toldAt = nowMs;
    return true;
  }

  /** Whether it had been raised. */
  clear(): boolean {
    const was = this.#on;
    this.#on = false;
    this.#pauseMs = FIRST_PAUSE_MS;
    return was;
  }
}

/**
 * Notices when a part of one lane's way falls silent, which nothing else would tell: captions would only stop. An engine
 * that hears music or noise and says that it holds no words has answered. Pure: time is the count of frames, so it
 * stands still while no sound comes, as in a pause.
 */
export class Watchdog {
  readonly #options: WatchdogOptions;
  readonly #alarms: Readonly<Record<SilentPart, Alarm>> = { capture: new Alarm(), engine: new Alarm() };
  #nowMs = 0;
  /** When sound that was not zero was heard last. */
  #soundAtMs = 0;
  #heardSound = false;
  /** Whether zeros mean that the source is stuck. */
  #hearsNoise: boolean;
  #answeredOnce = false;
  /** Since when the engine owes an answer; null while it owes none. */
  #owesSinceMs: number | null = null;

  constructor(options: WatchdogOptions) {
    this.#options = options;
    this.#hearsNoise = options.hearsNoise;
  }

  hear({ level, asked }: WatchedFrame): void {
    this.#nowMs += FRAME_MS;
    this.#watchSound(level);
    this.#watchAnswers(asked);
  }

  /** The engine gave a result: words, none, or a failure. */
  answered(): void {
    this.#answeredOnce = true;
    this.#owesSinceMs = null;
    this.#back('engine');
  }

  #watchSound(level: number): void {
    const stillMs = this.#nowMs - this.#soundAtMs;
    if (level > 0) {
      this.#soundAtMs = this.#nowMs;
      this.#heardSound = true;
      if (!this.#back('capture') && stillMs >= STILL_MS) this.#hearsNoise = false;
    } else if (this.#hearsNoise && this.#heardSound && stillMs >= DEAD_MS) {
      this.#silent('capture');
    }
  }

  #watchAnswers(asked: boolean): void {
    if (!asked) {
      this.#owesSinceMs = null;
      return;
    }
    this.#owesSinceMs ??= this.#nowMs;
    const limitMs = this.#answeredOnce ? UNANSWERED_MS : FIRST_ANSWER_MS;
    if (this.#nowMs - this.#owesSinceMs >= limitMs) this.#silent('engine');
  }

  #silent(part: SilentPart): void {
    if (this.#alarms[part].raise(this.#nowMs)) this.#options.onSilent(part);
  }

  /** Whether it had been told of. */
  #back(part: SilentPart): boolean {
    const was = this.#alarms[part].clear();
    if (was) this.#options.onBack(part);
    return was;
  }
}
