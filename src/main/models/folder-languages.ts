import { LANGUAGE_NAMES } from '../../shared/languages';
import type { ModelFamily } from '../speech/models';
import type { Metadata } from './model-shape';

/** What sherpa-onnx's own folders call languages, besides their codes. */
const ENGLISH_NAMES: Readonly<Record<string, string>> = {
  english: 'en',
  korean: 'ko',
  japanese: 'ja',
  chinese: 'zh',
  cantonese: 'yue',
  spanish: 'es',
  french: 'fr',
  german: 'de',
  portuguese: 'pt',
  italian: 'it',
  russian: 'ru',
  vietnamese: 'vi',
  thai: 'th',
  indonesian: 'id',
};

/** Scripts that only one of our languages is written in. */
const SCRIPTS: readonly (readonly [language: string, script: RegExp])[] = [
  ['ko', /\p{Script=Hangul}/u],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['th', /\p{Script=Thai}/u],
  ['ru', /\p{Script=Cyrillic}/u],
];
const HAN = /\p{Script=Han}/u;
const LATIN = /\p{Script=Latin}/u;
const TAG = /^<\|([a-z]{2,3})\|>$/;

/** Families whose tokens are of many languages, whichever they know, or are written in base64. */
const TELLS_NOTHING: readonly ModelFamily[] = ['moonshine', 'moonshine-v1', 'whisper'];

/** Qwen3-ASR has no metadata; its languages as k2-fsa.github.io/sherpa/onnx/qwen3-asr lists them. */
const QWEN3 =
  'zh en yue ar de fr es pt id it ko ru th vi ja tr hi ms nl sv da fi pl cs fil fa el hu mk ro'.split(' ');

export interface FolderHints {
  readonly family: ModelFamily;
  readonly metadata: Metadata;
  readonly folderName: string;
  /** The lines of `tokens.txt`: a token and its number each. */
  readonly tokens: readonly string[];
}

/**
 * Codes of the languages that a model in a folder seems to know: as its metadata says, else its language
 * tokens, else the folder's name, else the scripts of its tokens. Letters alone don't tell one European
 * language from another, so those count as English.
 */
export function folderLanguages({ family, metadata, folderName, tokens }: FolderHints): string[] {
  if (family === 'qwen3-asr') return QWEN3;
  const byMetadata = metadataLanguages(metadata);
  if (byMetadata.length > 0) return byMetadata;
  const pieces = TELLS_NOTHING.includes(family) ? [] : tokens.map((line) => line.split(/\s/)[0] ?? '');
  const ways = [tagLanguages(pieces), nameLanguages(folderName), scriptLanguages(pieces)];
  return ways.find((languages) => languages.length > 0) ?? ['en'];
}

function metadataLanguages(metadata: Metadata): string[] {
  if (metadata.get('is_multilingual') === '0') return ['en'];
  // Nemotron has a number for more languages than it was trained on, so only ours are believed.
  const prompts = metadata.get('prompt_dictionary');
  if (prompts !== undefined)
    return Object.keys(LANGUAGE_NAMES).filter((code) => prompts.includes(`"${code}-`));
  const codes = metadata.get('all_language_codes')?.split(',') ?? [];
  const keyed = [...metadata.keys()].flatMap((key) => /^lang_([a-z]{2,3})$/.exec(key)?.[1] ?? []);
  return [...codes, ...keyed].filter((code) => /^[a-z]{2,3}$/.test(code));
}

function tagLanguages(pieces: readonly string[]): string[] {
  const tags = pieces.flatMap((piece) => TAG.exec(piece)?.[1] ?? []);
  return Object.keys(LANGUAGE_NAMES).filter((code) => tags.includes(code));
}

function nameLanguages(folderName: string): string[] {
  const words = folderName.toLowerCase().split(/[^a-z]+/);
  const codes = words.flatMap((word) => ENGLISH_NAMES[word] ?? (word in LANGUAGE_NAMES ? word : []));
  return [...new Set(codes)];
}

function scriptLanguages(pieces: readonly string[]): string[] {
  const text = pieces.join(' ');
  const found = SCRIPTS.filter(([, script]) => script.test(text)).map(([language]) => language);
  if (HAN.test(text) && !found.includes('ja') && !found.includes('ko')) found.push('zh');
  // Byte tokens such as <0xE0> and special ones are no letters of a language.
  const letters = pieces.filter((piece) => !/[<>]/.test(piece)).join(' ');
  if (LATIN.test(letters)) found.push('en');
  return found;
}
