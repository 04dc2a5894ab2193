import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readCatalogue } from '../../../src/main/models/catalogue';
import { recommend } from '../../../src/main/models/recommend';
import { readModels } from '../../../src/main/speech/models';

const resources = join(import.meta.dirname, '../../../resources');
const embedded = readModels(join(resources, 'models'));
const { models: catalogue } = readCatalogue(join(resources, 'model-catalogue.json'));

/** @param measured real-time factors by id */
function recommended(language: string, measured: Record<string, number> = {}, memoryBytes = 16e9) {
  const candidates = [
    ...embedded.map((model) => ({ model, accuracy: 3, measured: measured[model.id] ?? null })),
    ...catalogue.map((model) => ({ model, accuracy: model.accuracy, measured: measured[model.id] ?? null })),
  ];
  return recommend(language, candidates, memoryBytes);
}

/** Moonshine base takes 0.08 on the machine of the estimates. */
const machine = (times: number) => ({ 'moonshine-base-en': 0.08 * times });

test('Korean: SenseVoice, and Whisper turbo on a machine that carries it', () => {
  expect(recommended('ko')).toBe('sense-voice-small');
  expect(recommended('ko', machine(1 / 8))).toBe('whisper-turbo');
  expect(recommended('ko', { 'whisper-turbo': 0.3 })).toBe('whisper-turbo');
  expect(recommended('ko', { ...machine(1 / 8), 'whisper-turbo': 0.9 })).toBe('qwen3-asr');
  const slow = { 'whisper-turbo': 0.9, 'qwen3-asr': 0.9, 'nemotron-streaming': 0.9 };
  expect(recommended('ko', { ...machine(1 / 8), ...slow })).toBe('sense-voice-small');
});

test('English: the embedded Moonshine, as large as the machine carries', () => {
  expect(recommended('en')).toBe('moonshine-base-en');
  expect(recommended('en', machine(1 / 8))).toBe('moonshine-base-en');
  expect(recommended('en', machine(6))).toBe('moonshine-tiny-en');
});

test.each([
  ['ja', 'sense-voice-small'],
  ['zh', 'sense-voice-small'],
  ['yue', 'sense-voice-small'],
  ['de', 'parakeet-tdt-v3'],
  ['fr', 'parakeet-tdt-v3'],
  ['vi', 'whisper-base'],
  ['th', 'whisper-base'],
  ['auto', 'sense-voice-small'],
])('%s: %s', (language, id) => {
  expect(recommended(language)).toBe(id);
});

test('a machine that carries none gets the fastest that knows the language', () => {
  expect(recommended('ko', machine(10))).toBe('sense-voice-small');
  expect(recommended('vi', machine(10))).toBe('whisper-tiny');
  expect(recommended('en', machine(20))).toBe('moonshine-tiny-en');
});

test('a model that does not fit into the memory is not recommended', () => {
  expect(recommended('ko', machine(1 / 8), 3.5e9)).toBe('nemotron-streaming');
  expect(recommended('ko', machine(1 / 8), 2e9)).toBe('sense-voice-small');
});

test('a model that this computer has proved comes before those that nobody ran', () => {
  const [parakeet, whisper] = ['parakeet-tdt-v3', 'whisper-base'].map((id) =>
    catalogue.find((model) => model.id === id)!,
  );
  const candidates = [
    { model: parakeet!, accuracy: 5, measured: null },
    { model: whisper!, accuracy: 1, measured: 0.2, proven: true },
  ];
  expect(recommend('de', candidates, 16e9)).toBe('whisper-base');
});

test('for a language that nobody knows there is none', () => {
  expect(recommended('tlh')).toBeNull();
});
