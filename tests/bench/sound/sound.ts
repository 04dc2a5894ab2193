import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { FLACDecoder } from '@wasm-audio-decoders/flac';
import { BenchError } from '../bench-error';
import { readWav } from './wav';

/** Sound of one channel, samples in -1..1. */
export interface Sound {
  readonly sampleRate: number;
  readonly samples: Float32Array;
}

const READERS: Readonly<Record<string, (bytes: Buffer) => Sound | Promise<Sound>>> = {
  '.wav': readWav,
  '.flac': readFlac,
};

export function isSoundFile(path: string): boolean {
  return extname(path).toLowerCase() in READERS;
}

/** Reads a WAV or FLAC file; several channels are mixed into one. */
export async function readSound(path: string): Promise<Sound> {
  const read = READERS[extname(path).toLowerCase()];
  if (!read) throw new BenchError(`${path} is neither WAV nor FLAC.`);
  try {
    return await read(await readFile(path));
  } catch (error) {
    throw new BenchError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function readFlac(bytes: Buffer): Promise<Sound> {
  const decoder = new FLACDecoder();
  await decoder.ready;
  try {
    const { channelData, sampleRate, errors } = await decoder.decodeFile(bytes);
    if (errors[0]) throw new Error(errors[0].message);
    return { sampleRate, samples: mixDown(channelData) };
  } finally {
    decoder.free();
  }
}

function mixDown(channels: readonly Float32Array[]): Float32Array {
  const [first, ...others] = channels;
  if (!first) throw new Error('it holds no sound');
  if (others.length === 0) return first;
  return first.map(
    (sample, at) => others.reduce((sum, channel) => sum + (channel[at] ?? 0), sample) / channels.length,
  );
}

export function durationMs({ samples, sampleRate }: Sound): number {
  return (samples.length / sampleRate) * 1000;
}

/** The part from `startMs` to `endMs`; shares its memory with the whole. */
export function slice({ samples, sampleRate }: Sound, startMs: number, endMs: number): Sound {
  const at = (ms: number): number => Math.round((ms / 1000) * sampleRate);
  return { sampleRate, samples: samples.subarray(at(startMs), at(endMs)) };
}

/** The second half before the first: as long, and at no time the same is said. */
export function shifted(sound: Sound): Sound {
  const lengthMs = durationMs(sound);
  return join([slice(sound, lengthMs / 2, lengthMs), slice(sound, 0, lengthMs / 2)]);
}

export function silence(ms: number, sampleRate: number): Sound {
  return { sampleRate, samples: new Float32Array(Math.round((ms / 1000) * sampleRate)) };
}

/** One sound after the other; all must have the same sample rate. */
export function join(sounds: readonly Sound[]): Sound {
  const sampleRate = sounds[0]?.sampleRate ?? 16_000;
  if (sounds.some((sound) => sound.sampleRate !== sampleRate)) {
    throw new BenchError('The clips have different sample rates: convert them to one, 16 kHz at best.');
  }
  const samples = new Float32Array(sounds.reduce((length, sound) => length + sound.samples.length, 0));
  let at = 0;
  for (const sound of sounds) {
    samples.set(sound.samples, at);
    at += sound.samples.length;
  }
  return { sampleRate, samples };
}
