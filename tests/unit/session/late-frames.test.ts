import { describe, expect, it } from 'vitest';
import { LateFrames } from '../../../src/main/session/late-frames';
import { FRAME_MS, FRAME_SAMPLES } from '../../../src/shared/sound';

const FRAME = { samples: new Float32Array(FRAME_SAMPLES), probability: 0 };

/** Gives frames that are so late when they come, at so many ms each; tells what was released when. */
function give(late: LateFrames, lateness: readonly number[], everyMs: number, fromMs = 0) {
  return lateness.flatMap((lateMs, index) => {
    const capturedAt = fromMs + index * everyMs;
    const { missingMs, frames } = late.take({ frame: FRAME, capturedAt }, lateMs);
    return frames.length > 0 ? [{ index, missingMs, count: frames.length }] : [];
  });
}

const times = (count: number, of: (index: number) => number): number[] =>
  Array.from({ length: count }, (_, index) => of(index));

describe('frames', () => {
  it('that come in time go on at once', () => {
    const late = new LateFrames();
    expect(give(late, [0, 40, -10, 1_900], FRAME_MS)).toEqual(
      times(4, Number).map((index) => ({ index, missingMs: 0, count: 1 })),
    );
  });

  it('that were held up on their way are late no more once they have caught up: no sound is missing', () => {
    const late = new LateFrames();
    // Ten seconds of them come within a third of one.
    const lateness = times(313, (index) => 10_000 - index * 31);
    const released = give(late, lateness, 1);
    expect(released[0]).toEqual({ index: 259, missingMs: 0, count: 260 });
    expect(released.slice(1).every(({ count }) => count === 1)).toBe(true);
  });

  it('that stay late for half a second have lost sound before them', () => {
    const late = new LateFrames();
    const released = give(
      late,
      times(30, () => 20_000),
      FRAME_MS,
    );
    expect(released[0]).toEqual({ index: 16, missingMs: 20_000, count: 17 });
    expect(late.count).toBe(13);
  });

  it('that catch up in part have lost the rest', () => {
    const late = new LateFrames();
    expect(
      give(
        late,
        times(100, (index) => 20_000 - index * 30),
        2,
      ),
    ).toEqual([]);
    const [released] = give(
      late,
      times(17, () => 17_030),
      FRAME_MS,
      200,
    );
    expect(released).toMatchObject({ missingMs: 17_030 });
  });

  it('are not forgotten when no more follow', () => {
    const late = new LateFrames();
    expect(give(late, [5_000, 4_990], FRAME_MS)).toEqual([]);
    expect(late.release()).toMatchObject({ missingMs: 4_990, frames: [{}, {}] });
    expect(late.release()).toEqual({ missingMs: 0, frames: [] });
  });
});
