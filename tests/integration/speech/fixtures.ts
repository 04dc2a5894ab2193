import { cpSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { filesOf, readModels, type ModelFile, type ModelSpec } from '../../../src/main/speech/models';
import { SAMPLE_RATE } from '../../../src/shared/sound';
import { readWav } from '../../bench/sound/wav';

const root = join(import.meta.dirname, '../../..');
const modelsDir = join(root, 'resources/models');

/** 11 s of clear speech. */
export const jfk: Float32Array = readWav(readFileSync(join(root, 'tests/fixtures/jfk.wav'))).samples;

/** A part of JFK's sentence, in seconds. */
export function jfkCut(startS: number, endS: number): Float32Array {
  return jfk.slice(Math.round(startS * SAMPLE_RATE), Math.round(endS * SAMPLE_RATE));
}

export interface Models {
  readonly base: ModelSpec;
  readonly tiny: ModelSpec;
}

function modelsIn(dir: string): Models {
  const models = readModels(dir);
  const find = (id: string): ModelSpec => models.find((model) => model.id === id)!;
  return { base: find('moonshine-base-en'), tiny: find('moonshine-tiny-en') };
}

export const models: Models = modelsIn(modelsDir);

/** A copy of the models that a test may damage file by file; its files must be replaced, not written into. */
export function copiedModels(): Models {
  const dir = mkdtempSync(join(tmpdir(), 'jamak-models-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  cpSync(join(modelsDir, 'catalogue.json'), join(dir, 'catalogue.json'));
  for (const { id, dir: from } of Object.values(models) as ModelSpec[]) {
    mkdirSync(join(dir, id));
    for (const name of readdirSync(from)) {
      try {
        linkSync(join(from, name), join(dir, id, name));
      } catch {
        // Another file system.
        cpSync(join(from, name), join(dir, id, name));
      }
    }
  }
  return modelsIn(dir);
}

/** The file of a model's tokens, which comes last. */
export function tokensOf(model: ModelSpec): ModelFile {
  const tokens = filesOf(model).at(-1);
  if (!tokens) throw new Error('a model without files');
  return tokens;
}

export function words(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

export const JFK_WORDS =
  'and so my fellow americans ask not what your country can do for you ask what you can do for your country';
