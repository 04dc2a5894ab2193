import { FRAME_SAMPLES } from '../../src/shared/sound';

/** Frames that one made-up word lasts. */
const WORD_FRAMES = 10;
/** Loud enough to be heard at all. */
const QUIETEST = 1000;
const FULL_SCALE = 32_768;

export interface NumberedSpeech {
  readonly samples: Float32Array;
  /** Of each frame. */
  readonly probabilities: Float32Array;
  readonly words: readonly string[];
}

/**
 * Sound in which every speech frame holds the number of its word, so exactly that 16 bits keep it. Words are
 * numbered from `firstWord` on.
 */
export function numberedSpeech(
  runs: readonly (readonly [frames: number, probability: number])[],
  firstWord = 0,
): NumberedSpeech {
  const probabilities = Float32Array.from(
    runs.flatMap(([frames, probability]) => Array.from({ length: frames }, () => probability)),
  );
  const samples = new Float32Array(probabilities.length * FRAME_SAMPLES);
  const words = new Set<string>();
  for (const [frame, probability] of probabilities.entries()) {
    if (probability < 0.5) continue;
    const word = firstWord + Math.floor(frame / WORD_FRAMES);
    samples.fill((word + QUIETEST) / FULL_SCALE, frame * FRAME_SAMPLES, (frame + 1) * FRAME_SAMPLES);
    words.add(`w${word}`);
  }
  return { samples, probabilities, words: [...words] };
}

/** The words of some numbered speech. */
export function hearNumbers(samples: Float32Array): string {
  const words = new Set<string>();
  for (let at = 0; at < samples.length; at += FRAME_SAMPLES / 2) {
    const number = Math.round((samples[at] as number) * FULL_SCALE);
    if (number > 0) words.add(`w${number - QUIETEST}`);
  }
  return [...words].join(' ');
}

/** Frames of the pause after a sentence. */
const PAUSE_FRAMES = 60;
/** Characters in the time of a word, 320 ms: as fast as Japanese and Chinese are read. */
const PART_CHARACTERS = 2;

interface SpokenScript {
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
      parts.set(`w${frames / WORD_FRAMES}`, characters.slice(at, at + PART_CHARACTERS).join(''));
      runs.push([WORD_FRAMES, 0.9]);
      frames += WORD_FRAMES;
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
