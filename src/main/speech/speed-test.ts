import { JamakError } from '../../shared/errors';
import { samplesToMs } from '../../shared/sound';
import type { ModelSpec } from './models';
import type { SpeechSupervisor } from './host/supervisor';

const WAV_HEADER_BYTES = 44;
/** A model that is slower than speech is not tried again. */
const TOO_SLOW = 1;

/** The sound of `resources/sample/probe.wav`, which is 16 kHz, mono, 16 bits. */
export function readProbe(wav: Uint8Array): Float32Array {
  const { buffer, byteOffset, byteLength } = wav;
  const data = new DataView(buffer, byteOffset + WAV_HEADER_BYTES, byteLength - WAV_HEADER_BYTES);
  const samples = new Float32Array(Math.floor(data.byteLength / 2));
  for (let index = 0; index < samples.length; index++) {
    samples[index] = data.getInt16(2 * index, true) / 0x8000;
  }
  return samples;
}

/**
 * How long the model takes for a second of speech on this machine, s: the second of two runs, because the
 * first one also fills caches.
 *
 * @param speech a few seconds of speech, 16 kHz mono
 * @throws JamakError why the model cannot be used
 */
export async function measureSpeed(
  supervisor: Pick<SpeechSupervisor, 'decode'>,
  model: ModelSpec,
  speech: Float32Array,
): Promise<number> {
  return (await decodeTwice(supervisor, model, speech)).realTimeFactor;
}

/**
 * As `measureSpeed`, with what was heard.
 *
 * @param language code of what is spoken; undefined to have it detected
 */
export async function decodeTwice(
  supervisor: Pick<SpeechSupervisor, 'decode'>,
  model: ModelSpec,
  speech: Float32Array,
  language?: string,
): Promise<{ readonly realTimeFactor: number; readonly heard: string }> {
  const once = async () => {
    const outcome = await supervisor.decode({
      kind: 'final',
      models: [model],
      samples: speech,
      language,
      // A session may have begun.
      background: true,
    });
    if (outcome.type === 'failed') throw outcome.error;
    if (outcome.type !== 'decoded') throw new JamakError('speech-failed', { retryable: true });
    return { realTimeFactor: outcome.decodeMs / samplesToMs(speech.length), heard: outcome.text };
  };
  const first = await once();
  return first.realTimeFactor > TOO_SLOW ? first : once();
}
