import type { ReferenceClip, ReferenceWord } from '../log/schema';
import type { Sound } from '../sound/sound';

/** One file to be played, and what is said in it. */
export interface Recording {
  readonly name: string;
  readonly kind: 'speech' | 'nonspeech';
  /** Path of a file that holds just this sound; undefined for one that was put together. */
  readonly path: string | undefined;
  readonly sound: Sound;
  /** In order of time; both empty for non-speech. */
  readonly clips: readonly ReferenceClip[];
  readonly words: readonly ReferenceWord[];
}
