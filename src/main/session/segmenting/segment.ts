import { FRAME_SAMPLES } from '../../../shared/sound';
import { joinEvidence, type SpeechEvidence } from './speech-gate';

/**
 * A stretch of speech with its padding. Frame numbers count from the segmenter's first frame; ends are
 * exclusive. `speechStartFrame..speechEndFrame` of all segments are disjoint and hold every speech frame;
 * padding and left context may be in two segments.
 */
export interface Segment {
  readonly samples: Float32Array;
  readonly startFrame: number;
  readonly endFrame: number;
  /** The first frame that is not left context: words before it belong to the utterance before. */
  readonly ownFrame: number;
  /** The speech itself, without padding. */
  readonly speechStartFrame: number;
  readonly speechEndFrame: number;
  readonly cut: 'silence' | 'forced' | 'flush';
  /** What speaks for it being speech at all. */
  readonly evidence: SpeechEvidence;
}

/** The segment's sound without its left context. */
export function ownSamples(segment: Segment): Float32Array {
  return segment.samples.subarray((segment.ownFrame - segment.startFrame) * FRAME_SAMPLES);
}

/**
 * The segment's sound for a recogniser that never hears the utterances beside it: without left context and,
 * where speech was cut, without the tail, because the next utterance begins with that sound.
 */
export function soleSamples(segment: Segment): Float32Array {
  const own = ownSamples(segment);
  const frames = segment.speechEndFrame - segment.ownFrame;
  return segment.cut === 'forced' ? own.subarray(0, frames * FRAME_SAMPLES) : own;
}

/** The segment for a recogniser that must not hear the utterance before it. */
export function withoutContext(segment: Segment): Segment {
  return { ...segment, samples: ownSamples(segment), startFrame: segment.ownFrame };
}

/** Two segments in a row as one: the second's own sound after the first's, of which nothing is there twice. */
export function joinSegments(left: Segment, right: Segment): Segment {
  const head = left.samples.subarray(0, Math.max(0, right.ownFrame - left.startFrame) * FRAME_SAMPLES);
  const tail = ownSamples(right);
  const samples = new Float32Array(head.length + tail.length);
  samples.set(head);
  samples.set(tail, head.length);
  return {
    ...left,
    samples,
    endFrame: right.endFrame,
    speechEndFrame: right.speechEndFrame,
    cut: right.cut,
    evidence: joinEvidence(left.evidence, right.evidence),
  };
}
