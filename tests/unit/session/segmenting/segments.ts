import type { Segment } from '../../../../src/main/session/segmenting/segment';
import { FRAME_SAMPLES } from '../../../../src/shared/sound';

/** A segment of speech whose samples hold the numbers of their frames; padding is left out. */
export function segmentOf(startFrame: number, endFrame: number, changes: Partial<Segment> = {}): Segment {
  const samples = new Float32Array((endFrame - startFrame) * FRAME_SAMPLES);
  for (let frame = startFrame; frame < endFrame; frame++) {
    samples.fill(frame, (frame - startFrame) * FRAME_SAMPLES, (frame + 1 - startFrame) * FRAME_SAMPLES);
  }
  return {
    samples,
    startFrame,
    endFrame,
    ownFrame: startFrame,
    speechStartFrame: startFrame,
    speechEndFrame: endFrame,
    cut: 'silence',
    evidence: {
      voicedFrames: endFrame - startFrame,
      voice: 0.9 * (endFrame - startFrame),
      sureFrames: endFrame - startFrame,
      peakLevel: 0.5,
      noiseFloor: 0,
    },
    ...changes,
  };
}

/** The numbers of the frames that some sound is made of. */
export function framesOf(samples: Float32Array): number[] {
  return Array.from({ length: samples.length / FRAME_SAMPLES }, (_, at) => samples[at * FRAME_SAMPLES] ?? -1);
}
