/** Letters that tokenisers take nearly one by one: Hangul, Chinese characters, kana, Thai. */
const DENSE = /[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu;
const DENSE_LETTERS_PER_TOKEN = 1.5;
const OTHER_LETTERS_PER_TOKEN = 4;

/** About how many tokens a model takes for `text`: a rule of thumb, since each model counts its own way. */
export function estimateTokens(text: string): number {
  const dense = text.match(DENSE)?.length ?? 0;
  return Math.ceil(dense / DENSE_LETTERS_PER_TOKEN + (text.length - dense) / OTHER_LETTERS_PER_TOKEN);
}
