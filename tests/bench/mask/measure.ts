import { createMask } from '../../../src/main/broadcast/mask/mask';
import { cleanCaptions } from './clean';
import { Random } from './random';
import { SECRETS, utterances, type Utterance } from './utterances';

export interface KindResult {
  readonly language: 'en' | 'ko';
  readonly kind: string;
  readonly count: number;
  /** Utterances of which nothing of the piece can be read. */
  readonly masked: number;
  /** UTF-8 bytes of pieces that can be read. */
  readonly leakedBytes: number;
}

export interface MaskResult {
  readonly kinds: readonly KindResult[];
  readonly clean: number;
  readonly falseMasks: readonly { readonly text: string; readonly shown: string }[];
  readonly leaks: readonly { readonly utterance: Utterance; readonly shown: string }[];
  /** Milliseconds of the processor that a caption of 200 characters takes. */
  readonly captionMs: number;
}

const PER_LANGUAGE = 500;
const CLEAN = 2000;
/** So many letters or digits side by side tell something. */
const TELLING = 4;

/** Masks 1,000 utterances with personal data and 2,000 captions without any. */
export function measureMask(root: string, seed: number): MaskResult {
  const random = new Random(seed);
  const mask = createMask({ profanity: 'mask', personalData: true, secrets: SECRETS });
  const said = (['en', 'ko'] as const).flatMap((language) => utterances(language, PER_LANGUAGE, random));
  const outcomes = said.map((utterance) => {
    const [first = '', second] = utterance.captions;
    const shown =
      second === undefined
        ? mask.clean(first)
        : `${mask.clean(first, { after: second })}\n${mask.clean(second, { before: first })}`;
    return { utterance, shown, leaked: leakedOf(utterance, shown) };
  });
  const names = [...new Set(outcomes.map(({ utterance }) => `${utterance.language}\t${utterance.kind}`))];
  const captions = cleanCaptions(root, CLEAN, random);
  const cleaned = captions.map((text) => ({ text, shown: mask.clean(text) }));
  // Once more, as the compiler has seen it by now.
  const started = process.cpuUsage().user;
  for (const text of captions) mask.clean(text);
  const captionMs = (process.cpuUsage().user - started) / 1000;
  const letters = captions.reduce((sum, text) => sum + text.length, 0);
  return {
    kinds: names.map((name) => {
      const [language, kind = ''] = name.split('\t');
      const own = outcomes.filter(
        ({ utterance }) => utterance.language === language && utterance.kind === kind,
      );
      return {
        language: language === 'ko' ? 'ko' : 'en',
        kind,
        count: own.length,
        masked: own.filter(({ leaked, shown }) => leaked === 0 && shown.includes('•')).length,
        leakedBytes: own.reduce((sum, { leaked }) => sum + leaked, 0),
      };
    }),
    clean: captions.length,
    falseMasks: cleaned.filter(({ text, shown }) => text !== shown),
    leaks: outcomes.filter(({ leaked, shown }) => leaked > 0 || !shown.includes('•')),
    captionMs: (captionMs / letters) * 200,
  };
}

/** Letters and digits alone. */
function plain(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}\n•]/gu, '');
}

/** The bytes of the longest run of a piece that can still be read, when it is long enough to tell anything. */
export function leakedOf({ piece, captions }: Utterance, shown: string): number {
  const secret = plain(piece);
  const visible = plain(shown);
  // What the sentence around it says as well is no leak.
  const around = plain(captions.join(' ')).replace(secret, '•');
  for (let length = secret.length; length >= TELLING; length--) {
    for (let from = 0; from + length <= secret.length; from++) {
      const run = secret.slice(from, from + length);
      if (visible.includes(run) && !around.includes(run)) return new TextEncoder().encode(run).length;
    }
  }
  return 0;
}
