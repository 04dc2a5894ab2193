import type { ModelSpec } from '../../../src/main/speech/models';

/** A model that nobody loads. */
export function fakeModel(id: string): ModelSpec {
  const file = { path: 'file', bytes: 1, sha256: '0'.repeat(64) };
  return {
    id,
    name: `Model ${id}`,
    family: 'moonshine',
    languages: ['en'],
    licence: 'MIT',
    realTimeFactor: 0.1,
    files: { encoder: file, mergedDecoder: file, tokens: file },
    dir: `/models/${id}`,
  };
}
