import { JamakError } from '../../shared/errors';
import { msToSamples } from '../../shared/sound';
import { wordErrors } from '../text/word-errors';
import type { SpeechSupervisor } from './host/supervisor';
import type { ModelSpec } from './models';
import { decodeTwice, readProbe } from './speed-test';

/** Speech whose words are known. */
interface Sample {
  /** 16 kHz mono. */
  readonly samples: Float32Array;
  readonly text: string;
  /** Code of the language that is spoken. */
  readonly language: string;
}

/** Where its first word begins, after the end of another one, ms. */
const FIRST_WORD_MS = 300;

/** What is said in `resources/sample/probe.wav`. */
export function readSample(wav: Uint8Array, text: string): Sample {
  return { samples: readProbe(wav).subarray(msToSamples(FIRST_WORD_MS)), text, language: 'en' };
}

export interface ModelCheckResult {
  /** Seconds that this machine takes for a second of speech, more than 0. */
  readonly realTimeFactor: number;
  /** Null for a model that does not know the sample's language: that it loads and answers in time is all that is known. */
  readonly words: { readonly right: number; readonly of: number } | null;
}

/** A model with more word errors than this, in parts of the sample's words, has not understood it. */
const MAX_ERROR_RATE = 0.5;

/**
 * Runs a model on speech whose words are known.
 *
 * @throws JamakError 'model-check-failed' when it heard something else, 'model-unusable' when it cannot be loaded or
 *   run; a retryable one when that may be another time
 */
export async function checkModel(
  supervisor: Pick<SpeechSupervisor, 'decode'>,
  model: ModelSpec,
  { samples, text, language }: Sample,
): Promise<ModelCheckResult> {
  const knows = model.languages.includes(language);
  const told = knows ? language : undefined;
  const { realTimeFactor, heard } = await decodeTwice(supervisor, model, samples, told).catch(
    (error: unknown) => {
      throw unusable(model, JamakError.from(error));
    },
  );
  if (!knows) return { realTimeFactor, words: null };
  const { substitutions, deletions, referenceLength, rate } = wordErrors(text, heard);
  const right = referenceLength - substitutions - deletions;
  if (rate > MAX_ERROR_RATE) {
    const params = { model: model.name, right, words: referenceLength };
    throw new JamakError('model-check-failed', { params });
  }
  return { realTimeFactor, words: { right, of: referenceLength } };
}

function unusable({ name }: ModelSpec, cause: JamakError): JamakError {
  return cause.retryable ? cause : new JamakError('model-unusable', { params: { model: name }, cause });
}
