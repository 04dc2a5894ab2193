/** What Qwen3-ASR is told with the sound, in its prompt. */

/** A character is at most about a token, and tokens of the prompt leave less room for the sound. */
const MAX_HOTWORD_LETTERS = 120;

/**
 * The English name of a language, by which the model was trained.
 *
 * @param code such as `ko`
 */
export function qwenLanguage(code: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code;
}

/** Terms with commas between them, as many as there is room for. */
export function qwenHotwords(terms: readonly string[]): string {
  const chosen: string[] = [];
  let left = MAX_HOTWORD_LETTERS;
  for (const term of terms) {
    // A comma parts two of them.
    const plain = term.replaceAll(',', ' ').trim();
    left -= plain.length + 1;
    if (left < 0) break;
    if (plain !== '') chosen.push(plain);
  }
  return chosen.join(',');
}
