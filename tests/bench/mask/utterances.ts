import { ENGLISH_KINDS, ENGLISH_SECRET_CARRIERS, ENGLISH_SECRETS, type Kind } from './personal-english';
import { KOREAN_KINDS, KOREAN_SECRET_CARRIERS, KOREAN_SECRETS } from './personal-korean';
import type { Random } from './random';

/** Something that was said with one piece of personal data, in one caption or two. */
export interface Utterance {
  readonly language: 'en' | 'ko';
  readonly kind: string;
  readonly piece: string;
  readonly captions: readonly string[];
}

export const SECRETS: readonly string[] = [...ENGLISH_SECRETS, ...KOREAN_SECRETS].map(({ secret }) => secret);

/** `count` utterances in one language, each kind as often as the others. */
export function utterances(language: 'en' | 'ko', count: number, random: Random): Utterance[] {
  const english = language === 'en';
  const secrets = english ? ENGLISH_SECRETS : KOREAN_SECRETS;
  const kinds: readonly Kind[] = [
    ...(english ? ENGLISH_KINDS : KOREAN_KINDS),
    {
      name: "user's secret",
      make: () => random.pick(random.pick(secrets).said),
      carriers: english ? ENGLISH_SECRET_CARRIERS : KOREAN_SECRET_CARRIERS,
    },
  ];
  return Array.from({ length: count }, (_, at) => {
    const kind = kinds[at % kinds.length] as Kind;
    const piece = kind.make(random);
    return {
      language,
      kind: kind.name,
      piece,
      captions: captionsOf(random.pick(kind.carriers), piece, language, random),
    };
  });
}

/** As a recogniser writes it: with and without marks and capitals, spaces missing, cut into two captions. */
function captionsOf(carrier: string, piece: string, language: 'en' | 'ko', random: Random): string[] {
  let [before = '', after = ''] = carrier.split('{}');
  if (language === 'ko' && random.chance(0.15) && /^[\d가-힣]/u.test(piece)) before = before.trimEnd();
  if (language === 'ko' && random.chance(0.3)) after = after.trimStart();
  if (language === 'en' && random.chance(0.3)) before = before.charAt(0).toUpperCase() + before.slice(1);
  const end = random.chance(0.4) ? '.' : '';
  const spaces = [...piece.matchAll(/[\s-]+/gu)].map(({ index }) => index);
  if (spaces.length > 0 && random.chance(0.12)) {
    const cut = random.pick(spaces);
    return [`${before}${piece.slice(0, cut)}`, `${piece.slice(cut).replace(/^[\s-]+/u, '')}${after}${end}`];
  }
  return [`${before}${piece}${after}${end}`];
}
