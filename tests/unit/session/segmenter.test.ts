import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_SEGMENTER_OPTIONS,
  Segmenter,
  type Segment,
  type SegmenterOptions,
} from '../../../src/main/session/segmenter';
import { FRAME_MS, FRAME_SAMPLES, type Frame } from '../../../src/shared/sound';

/** A frame whose samples all hold its number, so that a segment's sound tells which frames it holds. */
function frame(number: number, probability: number): Frame {
  return { samples: new Float32Array(FRAME_SAMPLES).fill(number), probability };
}

function run(probabilities: readonly number[], options: Partial<SegmenterOptions> = {}): Segment[] {
  const segmenter = new Segmenter(options);
  const segments = probabilities.flatMap((probability, number) =>
    segmenter
      .push(frame(number, probability))
      .flatMap((event) => (event.type === 'segment' ? [event.segment] : [])),
  );
  const last = segmenter.flush();
  return last ? [...segments, last] : segments;
}

function framesOf(segment: Segment): number[] {
  const numbers: number[] = [];
  for (let at = 0; at < segment.samples.length; at += FRAME_SAMPLES)
    numbers.push(segment.samples[at] as number);
  return numbers;
}

/** The numbers of the frames that count as speech: hysteresis, written the plain way. */
function speechFrames(probabilities: readonly number[], endSilenceFrames: number): number[] {
  const speech: number[] = [];
  let speaking = false;
  let silence = 0;
  probabilities.forEach((probability, number) => {
    const threshold = speaking
      ? DEFAULT_SEGMENTER_OPTIONS.silenceThreshold
      : DEFAULT_SEGMENTER_OPTIONS.speechThreshold;
    if (probability >= threshold) {
      speaking = true;
      silence = 0;
      speech.push(number);
    } else if (speaking && ++silence >= endSilenceFrames) {
      speaking = false;
    }
  });
  return speech;
}

const repeat = (value: number, count: number): number[] => Array.from({ length: count }, () => value);

describe('Segmenter', () => {
  it('keeps the sound before the first speech frame and after the last', () => {
    const [segment, ...more] = run([...repeat(0, 30), ...repeat(0.9, 20), ...repeat(0, 40)]);
    expect(more).toEqual([]);
    expect(segment).toMatchObject({ speechStartFrame: 30, speechEndFrame: 50, cut: 'silence' });
    expect(segment?.startFrame).toBe(30 - Math.round(300 / FRAME_MS));
    expect(segment?.endFrame).toBe(50 + Math.round(200 / FRAME_MS));
  });

  it('bridges a pause that is shorter than the end silence, and says that speech paused and resumed', () => {
    const segmenter = new Segmenter();
    const types = [...repeat(0.9, 20), ...repeat(0, 10), ...repeat(0.9, 5)].flatMap((probability, number) =>
      segmenter.push(frame(number, probability)).map((event) => event.type),
    );
    expect(types).toEqual(['speech-started', 'speech-paused', 'speech-resumed']);
  });

  it('ends an utterance after the configured silence', () => {
    const pause = [...repeat(0.9, 50), ...repeat(0, 20), ...repeat(0.9, 50)];
    expect(run(pause, { endSilenceMs: 500 })).toHaveLength(2);
    expect(run(pause, { endSilenceMs: 900 })).toHaveLength(1);
  });

  it('waits longer after a word or two, which are heard wrong without what follows', () => {
    const pause = [...repeat(0.9, 10), ...repeat(0, 20), ...repeat(0.9, 50), ...repeat(0, 40)];
    expect(run(pause)).toHaveLength(1);
  });

  it('does not begin at a probability that would only keep speech going', () => {
    expect(run(repeat(0.4, 100))).toEqual([]);
    expect(run([0.6, ...repeat(0.4, 100)])[0]).toMatchObject({ speechEndFrame: 101 });
  });

  it('cuts speech without a pause at its quietest frame', () => {
    const segmenter = new Segmenter({ maxUtteranceMs: 3200 });
    const segments: Segment[] = [];
    for (let number = 0; number < 150; number++) {
      const loudness = number === 80 ? 0.01 : 0.5;
      const samples = new Float32Array(FRAME_SAMPLES).fill(loudness);
      for (const event of segmenter.push({ samples, probability: 0.9 })) {
        if (event.type === 'segment') segments.push(event.segment);
      }
    }
    expect(segments[0]).toMatchObject({ startFrame: 0, endFrame: 80, cut: 'forced' });
    expect(segmenter.flush()).toMatchObject({ startFrame: 80, endFrame: 150, cut: 'flush' });
  });

  it('refuses a limit that padding alone would fill', () => {
    expect(() => new Segmenter({ maxUtteranceMs: 700 })).toThrow(RangeError);
  });

  it('puts every speech frame in exactly one segment, whatever comes', () => {
    const probabilities = fc
      .array(fc.tuple(fc.constantFrom(0, 0.2, 0.4, 0.6, 0.95), fc.integer({ min: 1, max: 60 })), {
        maxLength: 40,
      })
      .map((runs) => runs.flatMap(([probability, count]) => repeat(probability, count)));
    fc.assert(
      fc.property(probabilities, fc.integer({ min: 200, max: 1500 }), (frames, endSilenceMs) => {
        const segments = run(frames, { endSilenceMs, shortSpeechMs: 0, maxUtteranceMs: 4000 });
        const held = segments.flatMap(framesOf);
        expect(new Set(held).size).toBe(held.length);
        expect(held).toEqual(held.toSorted((a, b) => a - b));
        const inSegments = new Set(held);
        // A forced cut in silence may end an utterance sooner than the plain count above, never later.
        const missing = speechFrames(frames, Math.round(endSilenceMs / FRAME_MS)).filter(
          (n) => !inSegments.has(n),
        );
        expect(missing.filter((n) => (frames[n] as number) >= 0.5)).toEqual([]);
        for (const segment of segments) {
          expect(segment.endFrame - segment.startFrame).toBeLessThanOrEqual(4000 / FRAME_MS);
          expect(segment.speechStartFrame).toBeGreaterThanOrEqual(segment.startFrame);
          expect(segment.speechEndFrame).toBeLessThanOrEqual(segment.endFrame);
          expect(segment.samples.length).toBe((segment.endFrame - segment.startFrame) * FRAME_SAMPLES);
        }
      }),
    );
  });
});
