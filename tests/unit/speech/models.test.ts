import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readModels } from '../../../src/main/speech/models';
import { expectJamakError } from '../storage/expect-jamak-error';

function folderWith(catalogue?: string): string {
  const dir = mkdtempSync(join(tmpdir(), 'jamak-models-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  if (catalogue !== undefined) writeFileSync(join(dir, 'catalogue.json'), catalogue);
  return dir;
}

const file = (path: string) => ({ path, bytes: 3, sha256: 'a'.repeat(64) });
const entry = {
  id: 'm',
  name: 'Model',
  family: 'moonshine',
  languages: ['en'],
  licence: 'MIT',
  realTimeFactor: 0.1,
  files: { encoder: file('e.onnx'), mergedDecoder: file('d.onnx'), tokens: file('tokens.txt') },
  source: { package: 'p' },
};

describe('readModels', () => {
  test('gives each model its folder', () => {
    const dir = folderWith(JSON.stringify({ version: 1, models: [entry] }));
    const { source: _, ...model } = entry;
    expect(readModels(dir)).toEqual([{ ...model, dir: join(dir, 'm') }]);
  });

  test("knows the project's own models", () => {
    const models = readModels(join(import.meta.dirname, '../../../resources/models'));
    expect(models.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['moonshine-base-en', 'moonshine-tiny-en']),
    );
  });

  test('misses a catalogue', async () => {
    const error = await expectJamakError(() => readModels(folderWith()), 'model-missing');
    expect(error.params).toEqual({ model: 'Jamak', file: 'catalogue.json' });
  });

  test.each([
    ['what is no JSON', '{'],
    ['another version', JSON.stringify({ version: 2, models: [entry] })],
    ['no models', JSON.stringify({ version: 1, models: [] })],
    [
      'a file elsewhere',
      JSON.stringify({ version: 1, models: [{ ...entry, files: { ...entry.files, tokens: file('../x') } }] }),
    ],
  ])('refuses %s', async (_, catalogue) => {
    await expectJamakError(() => readModels(folderWith(catalogue)), 'model-damaged');
  });
});
