import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { JamakError } from '../../shared/errors';
import { idSchema } from '../../shared/ids';

/** One file of a model; it is loaded only when its length and digest are these. */
const modelFileSchema = z.object({
  /** A plain name: a model's files lie side by side in its own folder; only a tokenizer may have one inside. */
  path: z.string().regex(/^(?:tokenizer\/)?(?!\.)[^\\/:*?"<>|\p{Cc}]{1,200}$/u),
  bytes: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Where it lies at its source, when not under the same name. */
  from: z
    .string()
    .regex(/^\w[\w.-]*(?:\/\w[\w.-]*)?$/)
    .optional(),
});
export type ModelFile = z.infer<typeof modelFileSchema>;

const commonSchema = z.object({
  /** Also the name of a folder. */
  id: idSchema,
  /** As the user knows it. */
  name: z.string().min(1),
  languages: z.array(z.string()).min(1),
  licence: z.string(),
  /** Its maker says different things of its licence in different places. */
  licenceUnclear: z.boolean().optional(),
  /**
   * Time to decode ÷ length of the sound, on one thread of the machine in docs/architecture.md; an estimate
   * for models that never ran there, null when there is none.
   */
  realTimeFactor: z.number().positive().nullable(),
});

/** Models of one kind, which have these files. */
function modelOf<Name extends string, Role extends string>(name: Name, ...roles: readonly Role[]) {
  const files = Object.fromEntries(roles.map((role) => [role, modelFileSchema])) as Record<
    Role,
    typeof modelFileSchema
  >;
  return commonSchema.extend({ family: z.literal(name), files: z.object(files) });
}

/** Transducers that can be told terms; the scores of their pieces come along at times, as `bpe.vocab`. */
function transducerOf<Name extends string>(name: Name) {
  const model = modelOf(name, 'encoder', 'decoder', 'joiner', 'tokens');
  return model.extend({ files: model.shape.files.extend({ bpeVocab: modelFileSchema.optional() }) });
}

/** Families as sherpa-onnx tells them apart. Those that hear sound as it comes begin with `streaming-`. */
export const modelSchema = z.discriminatedUnion('family', [
  modelOf('moonshine', 'encoder', 'mergedDecoder', 'tokens'),
  modelOf('moonshine-v1', 'preprocessor', 'encoder', 'uncachedDecoder', 'cachedDecoder', 'tokens'),
  modelOf('whisper', 'encoder', 'decoder', 'tokens'),
  modelOf('canary', 'encoder', 'decoder', 'tokens'),
  modelOf('fire-red', 'encoder', 'decoder', 'tokens'),
  modelOf('sense-voice', 'model', 'tokens'),
  modelOf('paraformer', 'model', 'tokens'),
  modelOf('nemo-ctc', 'model', 'tokens'),
  modelOf('zipformer-ctc', 'model', 'tokens'),
  modelOf('wenet-ctc', 'model', 'tokens'),
  modelOf('dolphin', 'model', 'tokens'),
  modelOf('qwen3-asr', 'convFrontend', 'encoder', 'decoder', 'vocab', 'merges', 'tokenizerConfig'),
  transducerOf('transducer'),
  transducerOf('nemo-transducer'),
  transducerOf('streaming-transducer'),
  modelOf('streaming-nemo-transducer', 'encoder', 'decoder', 'joiner', 'tokens'),
  modelOf('streaming-paraformer', 'encoder', 'decoder', 'tokens'),
  modelOf('streaming-zipformer-ctc', 'model', 'tokens'),
  modelOf('streaming-nemo-ctc', 'model', 'tokens'),
]);
export type Model = z.infer<typeof modelSchema>;
export type ModelFamily = Model['family'];

/** A model, and where its files should lie. */
export const modelSpecSchema = modelSchema.and(
  z.object({
    /** Absolute path of the folder with its files. */
    dir: z.string().min(1),
    /** Absolute path of a folder of Jamak's, for what it makes of these files. */
    madeDir: z.string().min(1).optional(),
  }),
);
export type ModelSpec = z.infer<typeof modelSpecSchema>;
type StreamingModel = Extract<Model, { family: `streaming-${string}` }>;
export type StreamingModelSpec = Extract<ModelSpec, StreamingModel>;
export type WholeModelSpec = Exclude<ModelSpec, StreamingModel>;

/** Whether the model hears sound as it comes, not whole utterances. */
export function isStreaming<M extends Model>(model: M): model is Extract<M, StreamingModel> {
  return model.family.startsWith('streaming-');
}

/** Whether the model is loaded anew for another language. */
export function loadsForLanguage({ family }: Pick<Model, 'family'>): boolean {
  return family === 'sense-voice';
}

/** Whether the model can be told how names and terms are spelled. */
export function takesTerms({ family }: Pick<Model, 'family'>): boolean {
  return ['transducer', 'nemo-transducer', 'streaming-transducer', 'qwen3-asr'].includes(family);
}

/** Families whose adapter has run on real weights; the others are built by sherpa-onnx's documentation. */
const PROVEN: readonly ModelFamily[] = ['moonshine'];

export function isProven({ family }: Pick<Model, 'family'>): boolean {
  return PROVEN.includes(family);
}

export function filesOf({ files }: Pick<Model, 'files'>): ModelFile[] {
  return Object.values(files).filter((file: ModelFile | undefined) => file !== undefined);
}

/**
 * Whether its finals are better when they begin with the end of the utterance before. Whisper makes up words for it,
 * and each second more of sound is dear (measured in Korean: 14.9 % of the letters wrong without, more with it).
 */
export function gainsByLeftContext({ family }: Pick<Model, 'family'>): boolean {
  return family !== 'whisper';
}

/** Name of the file of tokens in which each is text by itself, see `escapeTokens`. */
export const BYTE_TOKENS = 'tokens.bytes.txt';

/** Whether sherpa-onnx loses characters that are split over two of the model's tokens. */
export function needsByteTokens<M extends Model>(model: M): model is Extract<M, { family: 'whisper' }> {
  return model.family === 'whisper';
}

/** Of all its files, bytes. */
export function sizeOf(model: Pick<Model, 'files'>): number {
  return filesOf(model).reduce((sum, { bytes }) => sum + bytes, 0);
}

const catalogueSchema = z.object({
  version: z.literal(1),
  models: z.array(modelSchema).min(1),
});

const CATALOGUE = 'catalogue.json';

/**
 * The models that may be used, in the catalogue's order. Whether their files are there and sound is found
 * out by the worker that loads them.
 *
 * @param modelsDir absolute path of `resources/models`
 * @throws JamakError 'model-missing' or 'model-damaged' when there is no readable catalogue
 */
export function readModels(modelsDir: string): ModelSpec[] {
  const params = { model: 'Jamak', file: CATALOGUE };
  let text: string;
  try {
    text = readFileSync(join(modelsDir, CATALOGUE), 'utf8');
  } catch (cause) {
    throw new JamakError('model-missing', { params, cause });
  }
  try {
    const { models } = catalogueSchema.parse(JSON.parse(text));
    return models.map((model) => ({ ...model, dir: join(modelsDir, model.id) }));
  } catch (cause) {
    throw new JamakError('model-damaged', { params, cause });
  }
}
