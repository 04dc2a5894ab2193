/** Moonshine knows LLaMA's 32,000 pieces and 768 special tokens of its own after them. */
const specialTokens = 768;

/**
 * The vocabulary as sherpa-onnx reads it for Moonshine, from the source text of llama-tokenizer-js: a line
 * "BASE64(piece) ID" for each piece. The package's code is read, never run.
 */
export function makeTokens(tokenizerSource) {
  const encoded = /const llama_vocab_base64 = "([A-Za-z0-9+/=]+)"/.exec(tokenizerSource)?.[1];
  if (!encoded) throw new Error('llama-tokenizer-js holds no vocabulary where it used to');
  const pieces = Buffer.from(encoded, 'base64').toString('utf8').split('\n');
  const special = Array.from({ length: specialTokens }, (_, index) => `<<ST_${index}>>`);
  return [...pieces, ...special].map((piece, id) => `${bytesOf(piece).toString('base64')} ${id}\n`).join('');
}

/** SentencePiece writes a space as "▁" and a lone byte as "<0xNN>". */
function bytesOf(piece) {
  const byte = /^<0x([0-9A-F]{2})>$/.exec(piece)?.[1];
  return byte ? Buffer.from(byte, 'hex') : Buffer.from(piece.replaceAll('▁', ' '), 'utf8');
}
