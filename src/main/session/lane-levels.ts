import { rms } from '../../shared/sound';

/** About ten times a second. */
const EVERY_FRAMES = 3;
/** -80 dB of full scale: the bottom of any meter. */
const QUIETEST = 0.0001;

/** `level`: loudness, 0..1 (RMS). */
export type OnLevel = (laneId: string, level: number, speaking: boolean) => void;

/** Tells how loud each lane is, for meters. What would look the same is not told again, so silence costs nothing. */
export class LaneLevels {
  readonly #onLevel: OnLevel;
  readonly #lanes = new Map<string, { frames: number; told: string }>();

  constructor(onLevel: OnLevel) {
    this.#onLevel = onLevel;
  }

  /** A lane's next frame, and whether somebody speaks in the lane. */
  take(laneId: string, samples: Float32Array, speaking: boolean): void {
    const lane = this.#lanes.get(laneId) ?? { frames: 0, told: '' };
    this.#lanes.set(laneId, lane);
    if (lane.frames++ % EVERY_FRAMES !== 0) return;
    const level = rms(samples);
    const looks = `${Math.round(20 * Math.log10(Math.max(level, QUIETEST)))} dB ${speaking}`;
    if (looks === lane.told) return;
    lane.told = looks;
    this.#onLevel(laneId, level, speaking);
  }
}
