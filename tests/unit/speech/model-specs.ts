import { modelSpecSchema, type ModelFamily, type ModelSpec } from '../../../src/main/speech/models';

/** The roles of each family's files. */
const ROLES: Readonly<Record<ModelFamily, readonly string[]>> = {
  moonshine: ['encoder', 'mergedDecoder'],
  'moonshine-v1': ['preprocessor', 'encoder', 'uncachedDecoder', 'cachedDecoder'],
  whisper: ['encoder', 'decoder'],
  canary: ['encoder', 'decoder'],
  'fire-red': ['encoder', 'decoder'],
  'sense-voice': ['model'],
  paraformer: ['model'],
  'nemo-ctc': ['model'],
  'zipformer-ctc': ['model'],
  'wenet-ctc': ['model'],
  dolphin: ['model'],
  'qwen3-asr': ['convFrontend', 'encoder', 'decoder', 'vocab', 'merges', 'tokenizerConfig'],
  transducer: ['encoder', 'decoder', 'joiner'],
  'nemo-transducer': ['encoder', 'decoder', 'joiner'],
  'streaming-transducer': ['encoder', 'decoder', 'joiner'],
  'streaming-nemo-transducer': ['encoder', 'decoder', 'joiner'],
  'streaming-paraformer': ['encoder', 'decoder'],
  'streaming-zipformer-ctc': ['model'],
  'streaming-nemo-ctc': ['model'],
};
export const ALL_FAMILIES = Object.keys(ROLES) as ModelFamily[];

/** A model of the family that nobody loads; its files are named after their roles. */
export function modelOf(family: ModelFamily, id = 'm', dir = `/models/${id}`): ModelSpec {
  const file = (path: string) => ({ path, bytes: 1, sha256: '0'.repeat(64) });
  return modelSpecSchema.parse({
    id,
    name: `Model ${id}`,
    family,
    languages: ['en', 'ko'],
    licence: 'MIT',
    realTimeFactor: 0.1,
    files: Object.fromEntries([...ROLES[family], 'tokens'].map((role) => [role, file(role)])),
    dir,
  });
}

/** An English model that nobody loads. */
export function fakeModel(id: string): ModelSpec {
  return { ...modelOf('moonshine', id), languages: ['en'] };
}
