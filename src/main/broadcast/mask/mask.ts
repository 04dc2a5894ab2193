import { emails } from './personal/emails';
import { koreanAddresses } from './personal/korean-addresses';
import { createSecretFinder } from './personal/secrets';
import { streetAddresses } from './personal/street-addresses';
import { personalNumbers } from './numbers/personal-numbers';
import { tokensOf } from './numbers/tokens';
import { englishProfanity } from './profanity/english';
import { koreanProfanity } from './profanity/korean';
import { createSettling } from './settled';
import { joined, type Masked, type Span } from './spans';

export interface MaskOptions {
  readonly profanity: 'off' | 'mask' | 'drop' | 'beep';
  readonly personalData: boolean;
  /** The user's own words that must never be public: names, addresses, numbers. */
  readonly secrets: readonly string[];
}

export interface Mask {
  /**
   * What may be public of `text`. It never throws, and what is clean stays as it is.
   *
   * @param around what was said right before and after in the same lane, so that a number spread over several captions
   *   is found; only the part within `text` is returned
   */
  clean(text: string, around?: { readonly before?: string; readonly after?: string }): string;
  /**
   * Of a text that is still growing: the length (UTF-16 units) of its beginning that may show now, cleaned. What
   * follows might be the beginning of something masked: digits, half an e-mail, half a secret, half a swear word.
   *
   * @param around what was said right before in the same lane
   */
  settledLength(text: string, around?: { readonly before?: string }): number;
}

/** Shown for what is masked: always the same, so that it tells nothing of its length. */
const MARK = '•••';
/** So much of what is around a text is looked at. */
const AROUND = 240;
/** What is left may be masked once more, as a word whose middle was left out; hostile text is not looked at forever. */
const MOST_ROUNDS = 6;

export function createMask(options: MaskOptions): Mask {
  const secrets = createSecretFinder(options.secrets);

  function find(text: string): Masked[] {
    const tokens = tokensOf(text);
    const spans = (kind: Masked['kind'], found: readonly Span[]): Masked[] =>
      found.map((span) => ({ ...span, kind }));
    return joined(text, [
      ...spans('personal', secrets.find(text, tokens)),
      ...(options.personalData
        ? spans('personal', [
            ...personalNumbers(text, tokens),
            ...emails(text),
            ...streetAddresses(text, tokens),
            ...koreanAddresses(text),
          ])
        : []),
      ...(options.profanity === 'off'
        ? []
        : spans('profanity', [...englishProfanity(text), ...koreanProfanity(text)])),
    ]);
  }

  function cleanOnce(text: string, before: string, after: string): string {
    const start = before.length;
    const end = start + text.length;
    let result = '';
    let at = start;
    for (const span of find(before + text + after)) {
      if (span.end <= start || span.start >= end) continue;
      result += before.concat(text).slice(at, Math.max(at, span.start)) + shown(span.kind, text);
      at = Math.min(end, span.end);
    }
    if (at === start) return text;
    return tidied(result + text.slice(at - start));
  }

  function shown(kind: Masked['kind'], text: string): string {
    if (kind === 'personal' || options.profanity === 'mask') return MARK;
    if (options.profanity === 'drop') return '';
    return /[가-힣ㄱ-ㅣ]/u.test(text) || text.includes('[삐]') ? '[삐]' : '[beep]';
  }

  const settling = createSettling(find, secrets.beginning, options);
  return {
    clean: (text, around = {}) => {
      const before = around.before ? `${around.before.slice(-AROUND)} ` : '';
      const after = around.after ? ` ${around.after.slice(0, AROUND)}` : '';
      let cleaned = text;
      for (let round = 0; round < MOST_ROUNDS; round++) {
        const next = cleanOnce(cleaned, before, after);
        if (next === cleaned) break;
        cleaned = next;
      }
      return cleaned;
    },
    settledLength: (text, around = {}) => {
      const before = around.before ? `${around.before.slice(-AROUND)} ` : '';
      return Math.max(0, settling(before + text) - before.length);
    },
  };
}

/** Without the spaces and marks that nothing is left between. */
function tidied(text: string): string {
  return text
    .replaceAll(/ {2,}/gu, ' ')
    .replaceAll(/ +([,.!?])/gu, '$1')
    .replace(/^[\s,]+/u, '')
    .trimEnd();
}
