import { hearNumbers, numberedSpeech, type NumberedSpeech } from './numbered-speech';

/** Frames of a part, as numbered speech has them, and of the pause after a sentence. */
const PART_FRAMES = 10;
const PAUSE_FRAMES = 60;
/** Characters of a part, which lasts 320 ms: as fast as Japanese and Chinese are read. */
const PART_CHARACTERS = 2;

export interface SpokenScript {
  readonly speech: NumberedSpeech;
  /** What a recogniser hears in some of the sound: parts of words where it begins or ends within one. */
  readonly hear: (samples: Float32Array) => string;
}

/** Sentences of a script without spaces, spoken one after the other with pauses between them. */
export function spokenScript(sentences: readonly string[]): SpokenScript {
  const parts = new Map<string, string>();
  const runs: [frames: number, probability: number][] = [];
  let frames = 0;
  for (const sentence of sentences) {
    const characters = Array.from(sentence);
    for (let at = 0; at < characters.length; at += PART_CHARACTERS) {
      parts.set(`w${frames / PART_FRAMES}`, characters.slice(at, at + PART_CHARACTERS).join(''));
      runs.push([PART_FRAMES, 0.9]);
      frames += PART_FRAMES;
    }
    runs.push([PAUSE_FRAMES, 0]);
    frames += PAUSE_FRAMES;
  }
  return {
    speech: numberedSpeech(runs),
    hear: (samples) =>
      hearNumbers(samples)
        .split(' ')
        .map((number) => parts.get(number) ?? '')
        .join(''),
  };
}
