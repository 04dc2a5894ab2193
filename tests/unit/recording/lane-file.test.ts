import { copyFileSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eraseFromFile } from '../../../src/main/recording/erase-sound';
import { LaneFile } from '../../../src/main/recording/lane-file';
import { FRAME_SAMPLES, SAMPLE_RATE } from '../../../src/shared/sound';
import { temporaryFolder } from '../scripts/temporary-folder';
import { jfk, likeness, listen, peak } from './listen';

const seconds = (count: number): number => Math.round(count * SAMPLE_RATE);
/** Of a span in seconds. */
const cut = (samples: Float32Array, from: number, to: number): Float32Array =>
  samples.subarray(seconds(from), seconds(to));
const newPath = (): string => join(temporaryFolder(), 'session', 'lane-1.ogg');

/** Writes sound as it comes, frame by frame. */
function hear(file: LaneFile, at: number, samples: Float32Array): void {
  for (let done = 0; done < samples.length; done += FRAME_SAMPLES) {
    file.write(at + done, samples.subarray(done, done + FRAME_SAMPLES));
  }
}

function record(...parts: readonly (readonly [at: number, samples: Float32Array])[]): string {
  const path = newPath();
  const file = new LaneFile(path);
  for (const [at, samples] of parts) hear(file, at, samples);
  file.close();
  return path;
}

describe('the recording of a lane', () => {
  it('is the sound that was heard, at its time, as any reader of Ogg finds it', async () => {
    const heard = await listen(record([0, jfk]));
    expect(Math.abs(heard.length - jfk.length)).toBeLessThan(seconds(0.05));
    expect(likeness(heard, jfk)).toBeGreaterThan(0.9);
  });

  it('has silence where nothing was heard, short or long, and what follows at its own time to the sample', async () => {
    const first = cut(jfk, 0, 4);
    // What a pause of two minutes and a mute of 0.3 s leave out.
    const parts = [
      [0, first],
      [seconds(4.3) + 7, first],
      [seconds(120) + 123, first],
    ] as const;
    const heard = await listen(record(...parts));
    for (const [at] of parts)
      expect(
        likeness(heard.subarray(at + seconds(0.1), at + seconds(4)), first.subarray(seconds(0.1))),
      ).toBeGreaterThan(0.9);
    expect(peak(cut(heard, 9, 119.9))).toBeLessThan(0.002);
    expect(heard.length).toBeGreaterThanOrEqual(seconds(124));
  });

  it('takes no more than is said of it: 11 MB for an hour of speech, and 1 MB for an hour of silence', () => {
    const talk = statSync(record(...[0, 1, 2, 3].map((nth) => [nth * jfk.length, jfk] as const))).size;
    const perHour = (talk / ((4 * jfk.length) / SAMPLE_RATE)) * 3600;
    expect(perHour).toBeLessThan(11.5e6);
    expect(perHour).toBeGreaterThan(8e6);
    const silence = record([0, cut(jfk, 0, 1)], [seconds(3601), cut(jfk, 0, 1)]);
    expect(statSync(silence).size).toBeLessThan(1e6);
  });

  it('that is cut anywhere is whole up to there but for 400 ms, and can be gone on with', async () => {
    const path = newPath();
    const file = new LaneFile(path);
    hear(file, 0, cut(jfk, 0, 5));
    // As after a kill: nothing is closed.
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 200, max: statSync(path).size }), async (bytes) => {
        const copy = newPath();
        new LaneFile(copy).close();
        copyFileSync(path, copy);
        truncateSync(copy, bytes);
        const share = bytes / statSync(path).size;
        const again = new LaneFile(copy);
        expect(again.end / seconds(5)).toBeGreaterThan(share - 0.25);
        hear(again, seconds(6), cut(jfk, 0, 2));
        again.close();
        const heard = await listen(copy);
        expect(likeness(cut(heard, 6.1, 8), cut(jfk, 0.1, 2))).toBeGreaterThan(0.9);
      }),
      { numRuns: 12 },
    );
    // All that was written when the last page was.
    expect(file.end - seconds(0.4)).toBeLessThanOrEqual((await listen(path)).length + 104);
    file.close();
  });

  it('leaves out what it has already', async () => {
    const path = newPath();
    const file = new LaneFile(path);
    hear(file, 0, cut(jfk, 0, 3));
    hear(file, seconds(2), cut(jfk, 2, 5));
    file.close();
    expect(likeness(await listen(path), cut(jfk, 0, 5))).toBeGreaterThan(0.9);
  });
});

describe('what is taken back', () => {
  const spans = [{ laneId: null, startMs: 4_000, endMs: 6_000 }];

  it('is silent in the file, which stays as long as it was; all else is as before', async () => {
    const path = record([0, jfk]);
    const { size } = statSync(path);
    eraseFromFile(path, spans);
    expect(statSync(path).size).toBe(size);
    const heard = await listen(path);
    expect(peak(cut(heard, 3.95, 6.05))).toBeLessThan(0.01);
    expect(likeness(cut(heard, 0.1, 3.6), cut(jfk, 0.1, 3.6))).toBeGreaterThan(0.9);
    expect(likeness(cut(heard, 6.5, 10.9), cut(jfk, 6.5, 10.9))).toBeGreaterThan(0.85);
  });

  it('is so while the session runs, up to the last sample that was heard; what is said next is recorded', async () => {
    const path = newPath();
    const file = new LaneFile(path);
    hear(file, 0, cut(jfk, 0, 5.01));
    file.erase([{ laneId: null, startMs: 3_000, endMs: null }]);
    hear(file, seconds(5.01), cut(jfk, 5.01, 11));
    file.close();
    const heard = await listen(path);
    expect(peak(cut(heard, 2.95, 5))).toBeLessThan(0.01);
    expect(likeness(cut(heard, 0.1, 2.6), cut(jfk, 0.1, 2.6))).toBeGreaterThan(0.9);
    expect(likeness(cut(heard, 5.2, 10.9), cut(jfk, 5.2, 10.9))).toBeGreaterThan(0.85);
  });

  it('may be erased again, and none of its bytes are in the file any more', () => {
    const path = record([0, jfk]);
    const before = readFileSync(path);
    eraseFromFile(path, spans);
    const once = readFileSync(path);
    eraseFromFile(path, spans);
    expect(readFileSync(path).equals(once)).toBe(true);
    // Any 24 bytes from the middle of it stood there before, and are nowhere now.
    const middle = Math.floor((before.length * 5) / 11);
    const wanted = before.subarray(middle, middle + 24);
    expect(before.includes(wanted)).toBe(true);
    expect(once.includes(wanted)).toBe(false);
  });

  it('can be any span: the file stays whole and as long', async () => {
    const path = record([0, cut(jfk, 0, 5)]);
    await fc.assert(
      fc.asyncProperty(fc.nat(6_000), fc.nat(6_000), async (startMs, lengthMs) => {
        const copy = newPath();
        new LaneFile(copy).close();
        copyFileSync(path, copy);
        eraseFromFile(copy, [{ laneId: null, startMs, endMs: startMs + lengthMs }]);
        const heard = await listen(copy);
        expect(heard.length).toBe((await listen(path)).length);
        expect(peak(cut(heard, startMs / 1000, (startMs + lengthMs) / 1000))).toBeLessThan(0.01);
      }),
      { numRuns: 15 },
    );
  });
});
