import type { SessionHappening } from '../../src/shared/session/events';
import { FRAME_MS, FRAME_SAMPLES } from '../../src/shared/sound';
import { LaneSession, type CaptioningOptions } from '../../src/main/session/lane-session';
import { SessionClock } from '../../src/main/session/session-clock';
import type { SimulatedEngine } from './simulated-engine';

/** Something that happened, and when on the simulated clock, ms. */
export interface Logged {
  readonly atMs: number;
  readonly happening: SessionHappening;
}

/** Plays a recording through a lane on the simulated clock and logs what happens when. */
export async function play(
  samples: Float32Array,
  probabilities: Float32Array,
  engine: SimulatedEngine,
  captioning: CaptioningOptions,
): Promise<Logged[]> {
  const log: Logged[] = [];
  let ids = 0;
  const append = (happening: SessionHappening): void => {
    log.push({ atMs: engine.nowMs, happening });
  };
  const lane = new LaneSession({
    lane: { id: 'lane', name: '', colour: 'sky', muted: false, source: { kind: 'sample' } },
    engine,
    clock: new SessionClock(),
    speakingLanes: () => 1,
    captioning,
    newId: () => `utterance-${++ids}`,
    append,
  });
  lane.listening();
  for (const [index, probability] of probabilities.entries()) {
    const atMs = (index + 1) * FRAME_MS;
    await engine.advance(atMs);
    const frame = samples.subarray(index * FRAME_SAMPLES, (index + 1) * FRAME_SAMPLES);
    lane.frame({ samples: frame, probability }, atMs);
  }
  lane.ended();
  const finished = lane.end();
  for (let at = engine.nextDoneMs; at !== null; at = engine.nextDoneMs) await engine.advance(at);
  await finished;
  return log;
}
