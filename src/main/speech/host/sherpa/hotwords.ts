import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ModelFile, ModelSpec } from '../../models';

/**
 * Terms as sherpa-onnx takes them: hotwords, which a transducer's beam search favours
 * (k2-fsa.github.io/sherpa/onnx/hotwords). Its native code ends the process over hotwords that the model's tokens
 * can't spell, so nothing is handed over that was not spelled here first.
 */

/** How a model's tokens make up words; sherpa-onnx's `modelingUnit`. */
export type ModelingUnit = 'bpe' | 'cjkchar' | 'cjkchar+bpe';

export interface Speller {
  readonly unit: ModelingUnit;
  /** The terms that the model's tokens can spell, as they spell them. */
  spell(terms: readonly string[]): string[];
  /** Loads what needs the vocabulary's path as `bpeVocab`, where the unit needs one. */
  load<T>(load: (hotwords: { modelingUnit: ModelingUnit; bpeVocab?: string }) => T): T;
}

/** The mark of a piece that begins a word (SentencePiece). */
const WORD = '▁';
const HAN = /\p{Script=Han}/u;
/** Markers such as `<unk>` and `<0xE0>`, which are no letters. */
const MARKER = /^<.*>$/;
/** What C++ takes for white space: it parts what stands in a line. */
const BLANK = /[ \t\n\v\f\r]/;
/** Parts hotwords of a stream, or begins their score. */
const RESERVED = /\/|(?:^| ):/;
/** One letter more or less is no hint, and is heard everywhere. */
const MIN_LETTERS = 2;

type TransducerSpec = Extract<
  ModelSpec,
  { family: 'transducer' | 'nemo-transducer' | 'streaming-transducer' }
>;

/** @returns null for a model that can't be told terms */
export function spellerOf(model: TransducerSpec): Speller | null {
  const path = ({ path: name }: ModelFile): string => join(model.dir, name);
  const tokens = readTokens(readFileSync(path(model.files.tokens), 'utf8'));
  // NeMo's blank is the last token. Its streaming transducers know no beam search, and once counted as icefall's.
  if (model.family === 'streaming-transducer' && tokens.at(-1) === '<blk>') return null;
  const { bpeVocab } = model.files;
  return makeSpeller(tokens, bpeVocab && { path: path(bpeVocab) });
}

/**
 * @param tokens in their order
 * @param own a vocabulary that came with the model; without one, or when it does not fit, one is made of the
 *   tokens. Their scores are then equal, so that the fewest pieces win, as in sherpa-onnx's own example.
 */
export function makeSpeller(tokens: readonly string[], own?: { readonly path: string }): Speller {
  const letters = new Set(
    tokens.filter((token) => token !== '' && !MARKER.test(token) && !BLANK.test(token)),
  );
  const unit = unitOf(letters);
  const begins = (letter: string): boolean => letters.has(WORD) || letters.has(WORD + letter);

  function spellsWord(word: string): boolean {
    const parts = Array.from(word);
    const inPieces = unit === 'bpe' || (unit === 'cjkchar+bpe' && /^[A-Za-z]+$/.test(word));
    // sherpa-onnx joins letters that are no CJK characters, and needs the whole for a token.
    if (!inPieces) return parts.every((part) => Buffer.byteLength(part) >= 3 && letters.has(part));
    return parts.every((part) => letters.has(part)) && begins(parts[0] ?? '');
  }

  function spellTerm(term: string): string | undefined {
    const plain = term.normalize('NFC').trim().split(/\s+/u).join(' ');
    if (RESERVED.test(plain) || Array.from(plain).length < MIN_LETTERS) return undefined;
    const cases = [plain, plain.toUpperCase(), plain.toLowerCase()];
    return cases.find((each) => each.split(' ').every(spellsWord));
  }

  return {
    unit,
    spell: (terms) => [...new Set(terms.flatMap((term) => spellTerm(term) ?? []))],
    load(load) {
      if (unit === 'cjkchar') return load({ modelingUnit: unit });
      if (own && fits(own.path, letters)) return load({ modelingUnit: unit, bpeVocab: own.path });
      const vocab = [...letters].map((token) => `${token}\t-1\n`).join('');
      return withFile(vocab, (bpeVocab) => load({ modelingUnit: unit, bpeVocab }));
    },
  };
}

/** The tokens of `tokens.txt`, a token and its number a line. */
function readTokens(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/[ \t]+\d+\r?$/, ''))
    .filter((token) => token !== '');
}

function unitOf(letters: ReadonlySet<string>): ModelingUnit {
  const all = [...letters];
  const pieces = all.some((token) => token.startsWith(WORD) && token !== WORD);
  if (!pieces) return 'cjkchar';
  const han = all.filter((token) => HAN.test(token));
  return han.length > 0 && han.every((token) => Array.from(token).length === 1) ? 'cjkchar+bpe' : 'bpe';
}

/** Whether each line is a piece that the model has, and its score: sherpa-onnx ends the process over others. */
function fits(path: string, letters: ReadonlySet<string>): boolean {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  const pieces = lines.map((line) => /^([^ \t]+)[ \t]+-?\d+(?:\.\d+)?(?:e-?\d+)?\r?$/.exec(line)?.[1]);
  const known = new Set(pieces);
  return (
    pieces.every((piece) => piece !== undefined && (MARKER.test(piece) || letters.has(piece))) &&
    [...letters].every((token) => Array.from(token).length > 1 || known.has(token))
  );
}

/** sherpa-onnx reads the vocabulary from a file, and only while it loads. */
function withFile<T>(content: string, use: (path: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-vocab-'));
  try {
    const path = join(folder, 'bpe.vocab');
    writeFileSync(path, content);
    return use(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
