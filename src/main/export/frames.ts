import type { FrameRate } from '../../shared/exporting/options';
import type { Cue } from './cue-times';

/** Exactly how long a frame is, ms: NTSC's rates are so many thousand frames in 1001 seconds. */
const FRAME_MS: Readonly<Record<FrameRate, number>> = {
  '23.976': 1_001_000 / 24_000,
  '24': 1000 / 24,
  '25': 1000 / 25,
  '29.97': 1_001_000 / 30_000,
  '30': 1000 / 30,
  '50': 1000 / 50,
  '59.94': 1_001_000 / 60_000,
  '60': 1000 / 60,
};

/** Cues that begin and end with the frame that is nearest; they keep their order, and none vanishes or overlaps more. */
export function snapped(cues: Cue[], frameRate: FrameRate | null): Cue[] {
  if (frameRate === null) return cues;
  const frameMs = FRAME_MS[frameRate];
  const snap = (ms: number): number => Math.round(Math.round(ms / frameMs) * frameMs);
  return cues.map((cue) => ({ ...cue, startMs: snap(cue.startMs), endMs: snap(cue.endMs) }));
}
