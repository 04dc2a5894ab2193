import { expect, it } from 'vitest';
import {
  joinSegments,
  ownSamples,
  soleSamples,
  withoutContext,
} from '../../../../src/main/session/segmenting/segment';
import { framesOf, segmentOf } from './segments';

it("a segment's own sound is without left context", () => {
  expect(framesOf(ownSamples(segmentOf(2, 7, { ownFrame: 5 })))).toEqual([5, 6]);
});

it('alone, a segment also leaves out the tail that the next one begins with after a forced cut', () => {
  const place = { ownFrame: 4, speechEndFrame: 8 };
  expect(framesOf(soleSamples(segmentOf(2, 10, { ...place, cut: 'silence' })))).toEqual([4, 5, 6, 7, 8, 9]);
  expect(framesOf(soleSamples(segmentOf(2, 10, { ...place, cut: 'forced' })))).toEqual([4, 5, 6, 7]);
});

it('joined segments hold the second one without its left context, and what speaks for either being speech', () => {
  const left = segmentOf(0, 4, {
    evidence: { voicedFrames: 3, voice: 2, sureFrames: 1, peakLevel: 0.2, noiseFloor: 0.01 },
  });
  const right = segmentOf(2, 9, {
    ownFrame: 6,
    speechEndFrame: 8,
    cut: 'flush',
    evidence: { voicedFrames: 2, voice: 1.5, sureFrames: 0, peakLevel: 0.1, noiseFloor: 0.002 },
  });
  const { samples, ...joined } = joinSegments(left, right);
  expect(framesOf(samples)).toEqual([0, 1, 2, 3, 6, 7, 8]);
  expect(joined).toEqual({
    startFrame: 0,
    endFrame: 9,
    ownFrame: 0,
    speechStartFrame: 0,
    speechEndFrame: 8,
    cut: 'flush',
    evidence: { voicedFrames: 5, voice: 3.5, sureFrames: 1, peakLevel: 0.2, noiseFloor: 0.002 },
  });
});

it('joined segments hold no sound twice: not the tail before a forced cut, nor what the second one begins with', () => {
  const cut = segmentOf(0, 10, { speechEndFrame: 8, cut: 'forced' });
  const rest = segmentOf(5, 20, { ownFrame: 8, speechStartFrame: 8 });
  expect(framesOf(joinSegments(cut, rest).samples)).toEqual([...Array(20).keys()]);
  const scrap = segmentOf(2, 10, { ownFrame: 4, speechEndFrame: 8 });
  const whole = segmentOf(2, 20, { ownFrame: 4 });
  expect(framesOf(joinSegments(scrap, whole).samples)).toEqual([2, 3, ...framesOf(ownSamples(whole))]);
});

it('without its left context a segment begins with its own sound', () => {
  const { samples, ...place } = withoutContext(segmentOf(2, 7, { ownFrame: 5 }));
  expect(framesOf(samples)).toEqual([5, 6]);
  expect(place).toMatchObject({ startFrame: 5, ownFrame: 5, endFrame: 7 });
});
