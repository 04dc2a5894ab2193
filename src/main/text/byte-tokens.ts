/**
 * Tokens of a byte-level vocabulary (GPT-2, Whisper) may end in the middle of a character: a Hangul syllable has
 * three bytes, and two tokens may share it. sherpa-onnx throws away what is not valid UTF-8 in each token by itself
 * (`RemoveInvalidUtf8Sequences` in its Whisper recogniser), and with it the whole character. So such bytes are given
 * to it as characters of their own, which are joined to bytes again in the text that it makes.
 */

/** A byte stands as this character plus its value: a private use character, which nobody says. */
const FIRST = 0xe000;
/** What comes before it are control characters. */
const SPACE = 0x20;
/** Bytes of characters, and control characters: sherpa-onnx writes its result as JSON and does not escape them. */
const BYTES = /[\uE000-\uE01F\uE080-\uE0FF]+/gu;
/** A token of Base64 and its number. */
const LINE = /^([A-Za-z0-9+/]+={0,2})([ \t]+\d+\s*)$/u;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
/** A character of which bytes are missing is not shown: there may be more to come. */
const lenient = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * A file of tokens, a line of Base64 and number each, with every byte that is no character by itself written as one.
 * Lines of any other form stay as they are.
 */
export function escapeTokens(tokens: string): string {
  return tokens
    .split('\n')
    .map((line) => {
      const [, piece, number] = LINE.exec(line) ?? [];
      return piece === undefined || number === undefined ? line : escapeBase64(piece) + number;
    })
    .join('\n');
}

function escapeBase64(piece: string): string {
  const bytes = Buffer.from(piece, 'base64');
  const escaped = escapePiece(bytes);
  return escaped === null ? piece : Buffer.from(escaped, 'utf8').toString('base64');
}

/** A token's bytes as text, in which those that are no characters stand for themselves; null when all are. */
function escapePiece(bytes: Uint8Array): string | null {
  const text = textOf(bytes);
  if (text === null) {
    return Array.from(bytes, (byte) =>
      byte >= 0x80 || byte < SPACE ? standIn(byte) : String.fromCharCode(byte),
    ).join('');
  }
  const escaped = Array.from(text, (character) => {
    const code = character.charCodeAt(0);
    return code < SPACE ? standIn(code) : character;
  }).join('');
  return escaped === text ? null : escaped;
}

/** Null for bytes that are no characters. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return strict.decode(bytes);
  } catch {
    return null;
  }
}

function standIn(byte: number): string {
  return String.fromCharCode(FIRST + byte);
}

/** The text that a recogniser made of such tokens. Bytes that make up no character are left out. */
export function joinBytes(text: string): string {
  return text.replaceAll(BYTES, (run) => {
    const bytes = Uint8Array.from(run, (character) => character.charCodeAt(0) - FIRST);
    return lenient.decode(bytes).replaceAll('\uFFFD', '');
  });
}
