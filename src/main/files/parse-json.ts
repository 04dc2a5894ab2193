/** A string, which is kept as it is, or what people write into JSON that is none. */
const COMMENT = /("(?:[^"\\]|\\[^])*")|\/\/[^\n]*|\/\*[^]*?\*\//gu;
const LAST_COMMA = /("(?:[^"\\]|\\[^])*")|,(?=\s*[}\]])/gu;
const NO_VALUE = /("(?:[^"\\]|\\[^])*")|[+-]?\b(?:NaN|Infinity|undefined|None)\b/gu;

/**
 * The value of a JSON file that may have been edited by hand: comments and commas behind the last entry say nothing,
 * and a word for no value is null. @throws SyntaxError for what is wrong in another way, such as half a file
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const kept = (_: string, string?: string): string => string ?? '';
    const json = text
      .replaceAll(COMMENT, kept)
      .replaceAll(LAST_COMMA, kept)
      .replaceAll(NO_VALUE, (_, string?: string) => string ?? 'null');
    return JSON.parse(json);
  }
}
