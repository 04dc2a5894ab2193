/** How far a full-width form lies behind its ASCII character. */
const TO_FULL_WIDTH = 0xfee0;

/** `text` with the ASCII characters that `marks` matches in their full-width forms, which look the same and mark nothing. */
export function fullWidth(text: string, marks: RegExp): string {
  return text.replaceAll(marks, (mark) => String.fromCodePoint(mark.charCodeAt(0) + TO_FULL_WIDTH));
}
