import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { silenceAfter } from '../../../../src/main/session/segmenting/end-silence';
import type { Segment } from '../../../../src/main/session/segmenting/segment';
import {
  DEFAULT_SEGMENTER_OPTIONS,
  Segmenter,
  type SegmenterEvent,
  type SegmenterOptions,
} from '../../../../src/main/session/segmenting/segmenter';
import { isSpeech } from '../../../../src/main/session/segmenting/speech-gate';
import { FRAME_MS, FRAME_SAMPLES, type Frame } from '../../../../src/shared/sound';

/** A number in a frame's first sample is far under anything that could be heard. */
const NUMBER_UNIT = 2 ** -20;

/** A frame of a still room, or a loud one, that holds its number, so that a segment's sound tells its frames. */
function frame(number: number, probability: number): Frame {
  const samples = new Float32Array(FRAME_SAMPLES).fill(probability > 0 ? 0.1 : 0.001);
  samples[0] = number * NUMBER_UNIT;
  return { samples, probability };
}

const flat = (silenceMs: number): Partial<SegmenterOptions> => ({
  endSilence: [{ spokenMs: 0, silenceMs }],
  maxPreRollMs: 0,
});

function run(probabilities: readonly number[], options: Partial<SegmenterOptions> = flat(500)): Segment[] {
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
    numbers.push((segment.samples[at] as number) / NUMBER_UNIT);
  return numbers;
}

/** The numbers of the frames that a segment says are its speech. */
function spoken({ speechStartFrame, speechEndFrame }: Segment): number[] {
  return Array.from({ length: speechEndFrame - speechStartFrame }, (_, index) => speechStartFrame + index);
}

const repeat = (value: number, count: number): number[] => Array.from({ length: count }, () => value);

describe('Segmenter', () => {
  it('keeps the sound before the first speech frame and after the last', () => {
    const [segment, ...more] = run([...repeat(0, 30), ...repeat(0.9, 20), ...repeat(0, 30)]);
    expect(more).toEqual([]);
    expect(segment).toMatchObject({ speechStartFrame: 30, speechEndFrame: 50, cut: 'silence' });
    expect(segment?.startFrame).toBe(30 - Math.round(DEFAULT_SEGMENTER_OPTIONS.preRollMs / FRAME_MS));
    expect(segment?.endFrame).toBe(50 + Math.round(DEFAULT_SEGMENTER_OPTIONS.tailMs / FRAME_MS));
  });

  it('bridges a pause that is shorter than the end silence, and says that speech paused and resumed', () => {
    const segmenter = new Segmenter(flat(500));
    const types = [...repeat(0.9, 20), ...repeat(0, 10), ...repeat(0.9, 5)].flatMap((probability, number) =>
      segmenter.push(frame(number, probability)).map((event) => event.type),
    );
    expect(types).toEqual(['speech-started', 'speech-paused', 'speech-resumed']);
  });

  it('ends an utterance after the configured silence', () => {
    const pause = [...repeat(0.9, 10), ...repeat(0, 20), ...repeat(0.9, 10)];
    expect(run(pause, flat(500))).toHaveLength(2);
    expect(run(pause, flat(900))).toHaveLength(1);
  });

  it('does not begin at a probability that would only keep speech going', () => {
    expect(run(repeat(0.4, 100))).toEqual([]);
    expect(run([0.6, ...repeat(0.4, 100)])[0]).toMatchObject({ speechEndFrame: 101 });
  });

  it('waits longer after a short utterance and takes the next pause of a long one', () => {
    const options: Partial<SegmenterOptions> = {
      endSilence: [
        { spokenMs: 1000, silenceMs: 1000 },
        { spokenMs: 5000, silenceMs: 320 },
      ],
    };
    expect(run([...repeat(0.9, 10), ...repeat(0, 28), ...repeat(0.9, 10)], options)).toHaveLength(1);
    expect(run([...repeat(0.9, 200), ...repeat(0, 12), ...repeat(0.9, 10)], options)).toHaveLength(2);
    expect(silenceAfter(options.endSilence ?? [], 3000)).toBe(660);
  });

  it('cuts speech without a pause where it dips, and lets the next part hear what came before', () => {
    const segmenter = new Segmenter({ ...flat(500), maxUtteranceMs: 3200, contextMs: 1280, tailMs: 192 });
    const segments: Segment[] = [];
    for (let number = 0; number < 140; number++) {
      const loudness = number >= 79 && number <= 81 ? 0.01 : 0.5;
      const samples = new Float32Array(FRAME_SAMPLES).fill(loudness);
      for (const event of segmenter.push({ samples, probability: 0.9 })) {
        if (event.type === 'segment') segments.push(event.segment);
      }
    }
    expect(segments[0]).toMatchObject({ startFrame: 0, speechEndFrame: 80, endFrame: 86, cut: 'forced' });
    expect(segmenter.flush()).toMatchObject({
      startFrame: 40,
      ownFrame: 80,
      speechStartFrame: 80,
      speechEndFrame: 140,
      cut: 'flush',
    });
  });

  it('puts the end of the utterance before in front of one that follows closely', () => {
    const frames = [...repeat(0.9, 50), ...repeat(0, 20), ...repeat(0.9, 30)];
    const options = { ...flat(500), contextMs: 1280, contextGapMs: 1000, preRollMs: 160 };
    expect(run(frames, options)[1]).toMatchObject({ startFrame: 10, ownFrame: 65, speechStartFrame: 70 });
    expect(run(frames, { ...options, contextGapMs: 400 })[1]).toMatchObject({ startFrame: 65, ownFrame: 65 });
  });

  it('gives a long utterance no more context than both may have together', () => {
    const frames = [...repeat(0.9, 50), ...repeat(0, 20), ...repeat(0.9, 60)];
    const options = { ...flat(500), contextMs: 1600, contextGapMs: 1000, preRollMs: 160 };
    expect(run(frames, { ...options, maxWithContextMs: 3200 })[1]).toMatchObject({
      startFrame: 30,
      ownFrame: 65,
    });
    expect(run(frames, { ...options, maxWithContextMs: 2560 })[1]).toMatchObject({ startFrame: 65 });
  });

  it('goes back to an onset that the detector was slow to call speech, but no further than it may', () => {
    const segmenter = new Segmenter({ preRollMs: 160, maxPreRollMs: 960 });
    const sound = (level: number, probability: number, count: number): Segment[] =>
      repeat(probability, count).flatMap((value) =>
        segmenter
          .push({ samples: new Float32Array(FRAME_SAMPLES).fill(level), probability: value })
          .flatMap((event) => (event.type === 'segment' ? [event.segment] : [])),
      );
    sound(0.001, 0, 100);
    sound(0.1, 0.2, 15);
    sound(0.1, 0.9, 20);
    expect(sound(0.001, 0, 60)[0]).toMatchObject({ startFrame: 95, speechStartFrame: 115 });
    sound(0.1, 0.2, 50);
    sound(0.1, 0.9, 20);
    expect(sound(0.001, 0, 60)[0]).toMatchObject({ startFrame: 215, speechStartFrame: 245 });
  });

  it('tells a click from a word', () => {
    const click = run([...repeat(0, 20), 0.7, 0.6, ...repeat(0, 30)])[0];
    expect(click && isSpeech(click.evidence)).toBe(false);
    const word = run([...repeat(0, 20), ...repeat(0.8, 8), ...repeat(0, 30)])[0];
    expect(word && isSpeech(word.evidence)).toBe(true);
  });

  it('begins an utterance with what was too little to be speech, when that is close', () => {
    const click = [...repeat(0, 40), ...repeat(0.6, 3)];
    const [scrap, next] = run([...click, ...repeat(0, 45), ...repeat(0.9, 20)]);
    expect(scrap && isSpeech(scrap.evidence)).toBe(false);
    expect(next).toMatchObject({ ownFrame: 34, startFrame: 34, speechStartFrame: 40, speechEndFrame: 108 });
    expect(next?.evidence).toMatchObject({ voicedFrames: 20 });
    expect(run([...click, ...repeat(0, 70), ...repeat(0.9, 20)])[1]).toMatchObject({ speechStartFrame: 113 });
  });

  it('hears quiet speech in a still room, which the detector alone would not call speech', () => {
    const heard = (room: number): Segment[] => {
      const segmenter = new Segmenter(flat(500));
      const sound = (level: number, probability: number, count: number): Segment[] =>
        repeat(probability, count).flatMap((value) =>
          segmenter
            .push({ samples: new Float32Array(FRAME_SAMPLES).fill(level), probability: value })
            .flatMap((event) => (event.type === 'segment' ? [event.segment] : [])),
        );
      return [...sound(room, 0.02, 50), ...sound(0.0056, 0.35, 20), ...sound(room, 0.02, 30)];
    };
    const [segment] = heard(0.0002);
    expect(segment).toMatchObject({ speechStartFrame: 50, speechEndFrame: 70 });
    expect(segment && isSpeech(segment.evidence)).toBe(true);
    expect(heard(0.003)).toEqual([]);
  });

  it('takes a voice that is no louder than the room for speech only when it is certain', () => {
    const segmenter = new Segmenter(flat(500));
    const sound = (probability: number, count: number): SegmenterEvent[] =>
      repeat(probability, count).flatMap((value) =>
        segmenter.push({ samples: new Float32Array(FRAME_SAMPLES).fill(0.05), probability: value }),
      );
    const verdicts = [0.6, 0.97].map((probability) => {
      const [ended] = [...sound(0.02, 60), ...sound(probability, 40), ...sound(0.02, 60)].filter(
        ({ type }) => type === 'segment',
      );
      return ended?.type === 'segment' && isSpeech(ended.segment.evidence);
    });
    expect(verdicts).toEqual([false, true]);
  });

  it('does not take speech that is there from the first frame for the noise of the room', () => {
    const segmenter = new Segmenter(flat(500));
    const frames = [...repeat(0.9, 40), ...repeat(0, 30)].map((probability) => ({
      samples: new Float32Array(FRAME_SAMPLES).fill(probability > 0 ? 0.1 : 0.001),
      probability,
    }));
    const events = frames.flatMap((each) => segmenter.push(each));
    const segment = events.find((event) => event.type === 'segment');
    expect(segment && isSpeech(segment.segment.evidence)).toBe(true);
  });

  it('refuses a limit that padding alone would fill', () => {
    expect(() => new Segmenter({ ...flat(500), maxUtteranceMs: 700 })).toThrow(RangeError);
  });

  it('puts every speech frame in exactly one segment, whatever comes', () => {
    const probabilities = fc
      .array(fc.tuple(fc.constantFrom(0, 0.2, 0.4, 0.6, 0.95), fc.integer({ min: 1, max: 60 })), {
        maxLength: 40,
      })
      .map((runs) => runs.flatMap(([probability, count]) => repeat(probability, count)));
    const options = fc.record({
      shortMs: fc.integer({ min: 32, max: 1500 }),
      longMs: fc.integer({ min: 32, max: 1500 }),
      contextMs: fc.integer({ min: 0, max: 3000 }),
      contextGapMs: fc.integer({ min: 0, max: 3000 }),
      preRollMs: fc.integer({ min: 0, max: 600 }),
      maxPreRollMs: fc.integer({ min: 0, max: 1200 }),
      tailMs: fc.integer({ min: 0, max: 600 }),
    });
    fc.assert(
      fc.property(probabilities, options, (frames, { shortMs, longMs, ...rest }) => {
        const endSilence = [
          { spokenMs: 500, silenceMs: shortMs },
          { spokenMs: 3000, silenceMs: longMs },
        ];
        const all = run(frames, { ...rest, endSilence, maxUtteranceMs: 4000 });
        const goesOn = (at: number): boolean => all[at + 1]?.speechStartFrame === all[at]?.speechStartFrame;
        expect(all.filter(({ evidence }, at) => goesOn(at) && isSpeech(evidence))).toEqual([]);
        // What was too little to be speech is in the segment that goes on with it.
        const segments = all.filter((_, at) => !goesOn(at));
        const held = segments.flatMap(spoken);
        expect(held).toEqual([...new Set(held)].toSorted((a, b) => a - b));
        const inSegments = new Set(held);
        // Whatever would begin speech is speech.
        expect(frames.flatMap((p, number) => (p >= 0.5 && !inSegments.has(number) ? [number] : []))).toEqual(
          [],
        );
        for (const segment of segments) {
          expect(segment.endFrame - segment.ownFrame).toBeLessThanOrEqual(4000 / FRAME_MS);
          expect(segment.startFrame).toBeLessThanOrEqual(segment.ownFrame);
          expect(segment.ownFrame).toBeLessThanOrEqual(segment.speechStartFrame);
          expect(segment.speechStartFrame).toBeLessThan(segment.speechEndFrame);
          expect(segment.speechEndFrame).toBeLessThanOrEqual(segment.endFrame);
          const numbers = Array.from(
            { length: segment.endFrame - segment.startFrame },
            (_, i) => segment.startFrame + i,
          );
          expect(framesOf(segment)).toEqual(numbers);
        }
      }),
    );
  });
});
