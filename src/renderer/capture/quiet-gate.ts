import type { FrameProcessor } from '@ricky0123/vad-web';
import { rms } from '../../shared/sound';

/** -60 dB of full scale: nothing that could be captioned is quieter. */
const QUIET_RMS = 0.001;
/** Quiet for half a second before the model rests, so that it hears the end of every word. */
const REST_AFTER_FRAMES = 16;

/** Lets the model rest while it is quiet: it is most of what listening to silence costs. */
export function restInQuiet(processor: Pick<FrameProcessor, 'modelProcessFunc'>): void {
  const hear = processor.modelProcessFunc;
  let quietFrames = 0;
  processor.modelProcessFunc = (frame) => {
    quietFrames = rms(frame) < QUIET_RMS ? quietFrames + 1 : 0;
    return quietFrames > REST_AFTER_FRAMES ? Promise.resolve({ isSpeech: 0, notSpeech: 1 }) : hear(frame);
  };
}
