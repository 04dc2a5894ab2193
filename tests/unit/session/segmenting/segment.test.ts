import { expect, it } from 'vitest';
import { joinSegments, ownSamples, soleSamples } from '../../../../src/main/session/segmenting/segment';
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
    evidence: { likelyFrames: 3, peakProbability: 0.7, peakLevel: 0.2, noiseFloor: 0.01 },
  });
  const right = segmentOf(2, 9, {
    ownFrame: 6,
    speechEndFrame: 8,
    cut: 'flush',
    evidence: { likelyFrames: 2, peakProbability: 0.9, peakLevel: 0.1, noiseFloor: 0.002 },
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
    evidence: { likelyFrames: 5, peakProbability: 0.9, peakLevel: 0.2, noiseFloor: 0.002 },
  });
});
