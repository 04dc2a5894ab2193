import { FRAME_MS, rms, type Frame } from '../../shared/sound';
import { Surroundings } from './segmenting/surroundings';

/** Over so long it is watched how loud voices are, ms. */
const WINDOW_MS = 10_000;
/** Voices must be heard for so long within the window, ms: a word alone says nothing. */
const LEAST_VOICE_MS = 2000;
/** Quieter voices than this are too quiet, dBFS. They are lost in noise, and the detector does not believe in them. */
export const QUIET_DB = -48;
/** From this on they are loud enough again, dBFS. */
export const LOUD_DB = -45;
/** What the user should aim for, dBFS. */
export const WANTED_DB = -35;
/** After a voice that was loud enough, quieter ones may be somebody further off, ms. */
const PATIENCE_MS = 300_000;

/** From this probability on a frame is taken for a voice, however quiet. */
const VOICED = 0.35;
/** The detector does not believe in a very quiet voice: then sound that stands out for so many frames is taken for one. */
const LEAST_RUN = 6;

/** Voices of a second, ms and sum of their frames' power. */
interface Second {
  voiceMs: number;
  power: number;
}

const FRAMES_PER_SECOND = Math.round(1000 / FRAME_MS);

/**
 * Notices that a lane is too quiet to be heard well: what sounds like voices is steadily under a loudness. Pure: time
 * is the count of frames.
 */
export class QuietWatch {
  readonly #onChange: (missingDb: number | null) => void;
  readonly #surroundings = new Surroundings();
  /** Oldest first. */
  #seconds: Second[] = [];
  #frames = 0;
  /** Power of the frames in a row that stand out. */
  #run: number[] = [];
  /** So many frames are left in which quiet voices are none of the source's own. */
  #patience = 0;
  #quiet = false;

  /** `onChange` hears how many dB are missing, or null when it is loud enough again. */
  constructor(onChange: (missingDb: number | null) => void) {
    this.#onChange = onChange;
  }

  hear({ samples, probability }: Frame): void {
    const level = rms(samples);
    this.#surroundings.hear(level);
    if (this.#frames++ % FRAMES_PER_SECOND === 0) this.#nextSecond();
    if (this.#patience > 0) this.#patience--;
    const power = level * level;
    if (probability >= VOICED) this.#voice(power);
    else if (this.#surroundings.isLoud(level)) this.#standsOut(power);
    else this.#run = [];
  }

  /** The lane is not heard any more, so nothing is too quiet. */
  close(): void {
    this.#tell(false, null);
  }

  #standsOut(power: number): void {
    if (this.#run.length >= LEAST_RUN) return this.#voice(power);
    this.#run.push(power);
    if (this.#run.length === LEAST_RUN) for (const each of this.#run) this.#voice(each);
  }

  #voice(power: number): void {
    const second = this.#seconds.at(-1);
    if (!second) return;
    second.voiceMs += FRAME_MS;
    second.power += power;
  }

  #nextSecond(): void {
    this.#judge();
    this.#seconds = [...this.#seconds, { voiceMs: 0, power: 0 }].slice(-WINDOW_MS / 1000);
  }

  #judge(): void {
    const voiceMs = this.#seconds.reduce((sum, second) => sum + second.voiceMs, 0);
    if (voiceMs < LEAST_VOICE_MS) return;
    const power = this.#seconds.reduce((sum, second) => sum + second.power, 0);
    const levelDb = 10 * Math.log10((power * FRAME_MS) / voiceMs);
    if (levelDb >= LOUD_DB) {
      this.#patience = PATIENCE_MS / FRAME_MS;
      this.#tell(false, null);
    } else if (levelDb < QUIET_DB && this.#patience === 0) {
      this.#tell(true, Math.round(WANTED_DB - levelDb));
    }
  }

  #tell(quiet: boolean, missingDb: number | null): void {
    if (quiet === this.#quiet) return;
    this.#quiet = quiet;
    this.#onChange(missingDb);
  }
}
