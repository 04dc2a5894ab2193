import { rms } from '../../shared/sound';

/** About ten times a second. */
const EVERY_FRAMES = 3;
/** A level that stays is told again before meters take it for gone: more than twice a second. */
const AGAIN_FRAMES = 12;
/** -80 dB of full scale: the bottom of any meter. */
const QUIETEST = 0.0001;

/** `level`: loudness, 0..1 (RMS). */
export type OnLevel = (laneId: string, level: number, speaking: boolean) => void;

interface LaneLevel {
  frames: number;
  told: string;
  toldAt: number;
}

/** Tells how loud each lane is, for meters. What would look the same is told seldom, and silence once: it costs nothing. */
export class LaneLevels {
  readonly #onLevel: OnLevel;
  readonly #lanes = new Map<string, LaneLevel>();

  constructor(onLevel: OnLevel) {
    this.#onLevel = onLevel;
  }

  /** A lane's next frame, and whether somebody speaks in the lane. */
  take(laneId: string, samples: Float32Array, speaking: boolean): void {
    const lane = this.#lanes.get(laneId) ?? { frames: 0, told: '', toldAt: 0 };
    this.#lanes.set(laneId, lane);
    const frame = lane.frames++;
    if (frame % EVERY_FRAMES !== 0) return;
    const level = Math.max(rms(samples), QUIETEST);
    const looks = `${Math.round(20 * Math.log10(level))} dB ${speaking}`;
    if (looks === lane.told && (level === QUIETEST || frame - lane.toldAt < AGAIN_FRAMES)) return;
    lane.told = looks;
    lane.toldAt = frame;
    this.#onLevel(laneId, level, speaking);
  }
}
