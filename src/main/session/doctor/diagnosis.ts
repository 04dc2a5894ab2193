import type { Ailment } from '../../../shared/sound-health';
import { LOUD_DB, QUIET_DB, WANTED_DB } from '../quiet-watch';
import type { Measured } from './sound-measure';

/** Voices that stand out by less are lost in the noise, dB; from the other on they are heard well again. */
const NOISY_SNR_DB = 10;
const CLEAR_SNR_DB = 13;
/** Seconds of the last ten in which voices are cut off, from which on it is no single shout. */
const CLIPPING_SECONDS = 3;
/** A device that never gave a sound is not the right one, or is switched off, ms. */
const DEAD_FROM_START_MS = 4_000;
/** One that gave some may have a noise gate, ms. */
const DEAD_LATER_MS = 30_000;
/** What is measured must be bad or good for so many seconds in a row, so that advice does not flicker. */
const STEADY_SECONDS = 2;
/** Before that it is too early to say that nothing is wrong. */
const SURE_SECONDS = 5;

export interface DiagnosisOptions {
  /** Whether the source is never wholly silent while it works: a microphone hears its own noise. */
  readonly hearsNoise: boolean;
}

/** A state that changes only when its measure has been across the line for a while. */
class Steady {
  on = false;
  #seconds = 0;

  /** Whether it is not about to change. */
  get settled(): boolean {
    return this.#seconds === 0;
  }

  /** `bad` and `good` may both be false: then it stays as it is. */
  judge(
    { bad, good }: { readonly bad: boolean; readonly good: boolean },
    steadySeconds = STEADY_SECONDS,
  ): void {
    const changes = this.on ? good : bad;
    this.#seconds = changes ? this.#seconds + 1 : 0;
    if (this.#seconds < steadySeconds) return;
    this.on = !this.on;
    this.#seconds = 0;
  }
}

/** Says what is wrong with a lane's sound, from what was measured of it, once a second. */
export class Diagnosis {
  readonly #options: DiagnosisOptions;
  readonly #dead = new Steady();
  readonly #quiet = new Steady();
  readonly #clipping = new Steady();
  readonly #noisy = new Steady();
  /** As it was said when it began, so that the number does not jump about. */
  #missingDb = 0;
  #snrDb = 0;
  #judged = 0;
  /** Whether voices were heard long enough to be judged. */
  #voice = false;

  constructor(options: DiagnosisOptions) {
    this.#options = options;
  }

  /** Whether so much was heard that it can be said that nothing is wrong. */
  get sure(): boolean {
    const settled = [this.#dead, this.#quiet, this.#clipping, this.#noisy].every((each) => each.settled);
    return this.#voice && this.#judged >= SURE_SECONDS && settled;
  }

  /** To be called once a second. The worst comes first. */
  judge(measured: Measured): Ailment[] {
    const { speechDb, snrDb, clippedSeconds } = measured;
    this.#judged++;
    this.#voice = speechDb !== null;
    // What is said of a device that gives nothing holds from its first sound on.
    this.#dead.judge({ bad: this.#isDead(measured), good: measured.silentMs === 0 }, 1);
    const wasQuiet = this.#quiet.on;
    if (speechDb !== null) this.#quiet.judge({ bad: speechDb < QUIET_DB, good: speechDb >= LOUD_DB });
    if (speechDb !== null && !wasQuiet) this.#missingDb = Math.round(WANTED_DB - speechDb);
    // Seconds are counted already.
    this.#clipping.judge({ bad: clippedSeconds >= CLIPPING_SECONDS, good: clippedSeconds === 0 }, 1);
    const wasNoisy = this.#noisy.on;
    if (snrDb !== null) this.#noisy.judge({ bad: snrDb < NOISY_SNR_DB, good: snrDb >= CLEAR_SNR_DB });
    if (snrDb !== null && !wasNoisy) this.#snrDb = Math.round(snrDb);

    if (this.#dead.on) return [{ type: 'no-sound' }];
    const ailments: Ailment[] = [];
    if (this.#clipping.on) ailments.push({ type: 'clipping' });
    if (this.#quiet.on) ailments.push({ type: 'too-quiet', missingDb: this.#missingDb });
    if (this.#noisy.on) ailments.push({ type: 'noisy', snrDb: this.#snrDb });
    return ailments;
  }

  #isDead({ silentMs, heardSound }: Measured): boolean {
    return this.#options.hearsNoise && silentMs >= (heardSound ? DEAD_LATER_MS : DEAD_FROM_START_MS);
  }
}
