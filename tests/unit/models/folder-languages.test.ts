import { expect, test } from 'vitest';
import { folderLanguages, type FolderHints } from '../../../src/main/models/folder-languages';

function languages(hints: Partial<FolderHints>): string[] {
  return folderLanguages({
    family: 'transducer',
    metadata: new Map(),
    folderName: 'model',
    tokens: [],
    ...hints,
  });
}

test('metadata tell first', () => {
  const codes = new Map([['all_language_codes', 'en,ko,yue']]);
  expect(languages({ metadata: codes, folderName: 'whisper-ja' })).toEqual(['en', 'ko', 'yue']);
  const english = new Map([...codes, ['is_multilingual', '0']] as const);
  expect(languages({ metadata: english })).toEqual(['en']);
  const tags = new Map(['lang_auto', 'lang_zh', 'lang_ko'].map((key) => [key, '1']));
  expect(languages({ metadata: tags })).toEqual(['zh', 'ko']);
});

test('those of Nemotron are believed of our languages only, those of Qwen3-ASR are known', () => {
  const prompts = new Map([['prompt_dictionary', '{"auto": 101, "en-US": 0, "ko-KR": 14, "mi-NZ": 90}']]);
  expect(languages({ family: 'streaming-nemo-transducer', metadata: prompts })).toEqual(['en', 'ko']);
  const qwen = languages({ family: 'qwen3-asr', folderName: 'qwen3-asr-0.6B' });
  expect(qwen).toHaveLength(30);
  expect(qwen).toContain('ko');
});

test('then language tokens', () => {
  const tokens = ['<blk> 0', '<|ko|> 1', '<|en|> 2', '<|HAPPY|> 3', '<|nospeech|> 4', '가 5'];
  expect(languages({ tokens, folderName: 'ja' })).toEqual(['en', 'ko']);
});

test.each([
  ['sherpa-onnx-streaming-zipformer-korean-2024-06-16', ['ko']],
  ['sherpa-onnx-paraformer-bilingual-zh-en', ['zh', 'en']],
  ['sherpa-onnx-moonshine-tiny-ko-quantized', ['ko']],
])('then the name of the folder: %s', (folderName, expected) => {
  expect(languages({ folderName, tokens: ['ㄱ 1'] })).toEqual(expected);
});

test.each([
  ['한국어', ['▁안녕 1', '하세요 2'], ['ko']],
  ['日本語', ['今日 1', 'は 2'], ['ja']],
  ['中文 and English', ['你好 1', 'hello 2'], ['zh', 'en']],
  ['ไทย', ['สวัสดี 1'], ['th']],
  ['русский', ['привет 1'], ['ru']],
  ['English', ['▁the 1', '<unk> 2'], ['en']],
  ['한국어, whose only Latin letters are in special tokens', ['<blk> 0', '<0xE0> 1', '가 2'], ['ko']],
])('then the script of the tokens: %s', (_, tokens, expected) => {
  expect(languages({ tokens })).toEqual(expected);
});

test('tokens of Moonshine and Whisper are in all scripts, and tell nothing', () => {
  expect(languages({ family: 'moonshine', tokens: ['안녕 1', 'привет 2'] })).toEqual(['en']);
});
