import { FRAME_MS, rms, type Frame } from '../../../shared/sound';

/** From this probability on a frame is a voice. */
const VOICE = 0.5;
/** Below this one it may be what is heard between voices. */
const PAUSE = 0.2;
/** After a frame that may be a voice its echo in the room goes on for so many frames: 256 ms. */
const REVERB_FRAMES = 8;
/** The silence of a device that gives nothing: -80 dB of full scale. */
const SILENCE_RMS = 0.0001;
/** Where samples can't go any higher. */
const CEILING = 0.985;
/** So many samples in a row at the ceiling are a peak that was cut off; one or two may be the peak itself. */
const CUT_SAMPLES = 3;
/** So many peaks cut off within a second are heard. */
const CUT_PEAKS = 4;
/** Voices are measured over so many seconds, what is between them over more: who talks hardly pauses. */
const VOICE_SECONDS = 10;
const NOISE_SECONDS = 30;
/** Voices must be heard for so long to be judged, ms: a word alone says nothing. */
const LEAST_VOICE_MS = 2000;
/** A second in which less was heard between voices tells nothing of it, ms. */
const LEAST_PAUSE_MS = 150;

const FRAMES_PER_SECOND = Math.round(1000 / FRAME_MS);

/** What was heard in one second: ms and sum of frames' power, of voices and between them. */
interface Second {
  voiceMs: number;
  voicePower: number;
  pauseMs: number;
  pausePower: number;
  cutPeaks: number;
}

/** How a lane sounds. Loudness is dB of full scale (RMS). */
export interface Measured {
  /** Of voices; null while there were too few. */
  readonly speechDb: number | null;
  /** By how much voices stand out of what is between them, dB; null while either is not known. */
  readonly snrDb: number | null;
  /** Seconds of the last ten in which voices were cut off. */
  readonly clippedSeconds: number;
  /** How long nothing at all has come, ms. */
  readonly silentMs: number;
  /** How long no voice was heard, ms. */
  readonly voicelessMs: number;
  /** Whether any sound ever came. */
  readonly heardSound: boolean;
}

/** Measures how a lane sounds over its last seconds, by counters only. Pure: time is the count of frames. */
export class SoundMeasure {
  /** Oldest first. */
  #seconds: Second[] = [newSecond()];
  #frames = 0;
  #sinceVoice = REVERB_FRAMES;
  #silentMs = 0;
  #voicelessMs = 0;
  #heardSound = false;

  /** Returns whether a second is full: what was measured may have changed. */
  hear({ samples, probability }: Frame): boolean {
    const second = this.#seconds.at(-1) as Second;
    const level = rms(samples);
    const power = level * level;
    this.#silentMs = level < SILENCE_RMS ? this.#silentMs + FRAME_MS : 0;
    this.#heardSound ||= level >= SILENCE_RMS;
    this.#voicelessMs = probability >= VOICE ? 0 : this.#voicelessMs + FRAME_MS;
    this.#sinceVoice = probability >= PAUSE ? 0 : this.#sinceVoice + 1;
    if (probability >= VOICE) {
      second.voiceMs += FRAME_MS;
      second.voicePower += power;
    } else if (this.#sinceVoice > REVERB_FRAMES) {
      second.pauseMs += FRAME_MS;
      second.pausePower += power;
    }
    // Only what is loud has peaks up there.
    if (level > CEILING / 20) second.cutPeaks += countCutPeaks(samples);
    if (++this.#frames % FRAMES_PER_SECOND !== 0) return false;
    this.#seconds = [...this.#seconds, newSecond()].slice(-NOISE_SECONDS - 1);
    return true;
  }

  get measured(): Measured {
    const recent = this.#seconds.slice(-VOICE_SECONDS - 1);
    const voicePower = this.#voicePower(recent);
    const pausePower = this.#pausePower();
    return {
      speechDb: voicePower === null ? null : toDb(voicePower),
      snrDb: voicePower === null || pausePower === null ? null : snrOf(voicePower, pausePower),
      clippedSeconds: recent.filter(({ cutPeaks }) => cutPeaks >= CUT_PEAKS).length,
      silentMs: this.#silentMs,
      voicelessMs: this.#voicelessMs,
      heardSound: this.#heardSound,
    };
  }

  #voicePower(seconds: readonly Second[]): number | null {
    const voiceMs = seconds.reduce((sum, second) => sum + second.voiceMs, 0);
    if (voiceMs < LEAST_VOICE_MS) return null;
    const power = seconds.reduce((sum, second) => sum + second.voicePower, 0);
    return (power * FRAME_MS) / voiceMs;
  }

  /** The middle of all seconds, so that a door that slams is no noise that goes on. */
  #pausePower(): number | null {
    const powers = this.#seconds
      .filter(({ pauseMs }) => pauseMs >= LEAST_PAUSE_MS)
      .map(({ pauseMs, pausePower }) => (pausePower * FRAME_MS) / pauseMs)
      .toSorted((one, other) => one - other);
    return powers[Math.floor(powers.length / 2)] ?? null;
  }
}

function newSecond(): Second {
  return { voiceMs: 0, voicePower: 0, pauseMs: 0, pausePower: 0, cutPeaks: 0 };
}

function toDb(power: number): number {
  return 10 * Math.log10(Math.max(power, 1e-12));
}

/** Frames of voices hold the noise as well. */
function snrOf(voicePower: number, noisePower: number): number {
  return toDb(Math.max(voicePower - noisePower, 1e-12)) - toDb(noisePower);
}

function countCutPeaks(samples: Float32Array): number {
  let peaks = 0;
  let run = 0;
  for (const sample of samples) {
    if (sample < CEILING && sample > -CEILING) run = 0;
    else if (++run === CUT_SAMPLES) peaks++;
  }
  return peaks;
}
