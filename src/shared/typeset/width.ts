const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Letters as wide as two Latin ones in a fixed-width font: Hangul, Han, Kana, full-width forms, emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f/u;
/** Takes no room by itself: combining marks, joiners, controls. */
const WIDTHLESS = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]*$/u;

/** Text whose every code unit is one grapheme, wide from U+3000 on: nearly all English, Korean, Chinese and Japanese. */
const PLAIN = /^[\x20-\x7e\u3000-\u3029\u3041-\u3096\u30a1-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff60]*$/;

/** What is seen as one letter, in order. */
export function graphemesOf(text: string): string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment);
}

/** Columns that `text` takes in a fixed-width font, where East Asian letters take two. */
export function displayWidth(text: string): number {
  let width = 0;
  if (PLAIN.test(text)) {
    for (let index = 0; index < text.length; index++) width += text.charCodeAt(index) > 0x7e ? 2 : 1;
    return width;
  }
  for (const { segment } of graphemes.segment(text)) width += graphemeWidth(segment);
  return width;
}

function graphemeWidth(grapheme: string): number {
  if (WIDE.test(grapheme)) return 2;
  return WIDTHLESS.test(grapheme) ? 0 : 1;
}
