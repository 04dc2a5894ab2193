import type { Sound } from './sound';

const HEADER_BYTES = 44;
const PCM = 1;
const FLOAT = 3;
const EXTENSIBLE = 0xfffe;

interface Format {
  readonly coding: number;
  readonly channels: number;
  readonly sampleRate: number;
  readonly bits: number;
}

/** Reads a RIFF WAVE file: PCM of 16, 24 or 32 bits, or floats of 32. Throws with a reason for any other. */
export function readWav(bytes: Buffer): Sound {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') {
    throw new Error('it is not a WAV file');
  }
  let format: Format | null = null;
  for (let at = 12; at + 8 <= bytes.length;) {
    const id = bytes.toString('latin1', at, at + 4);
    const length = bytes.readUInt32LE(at + 4);
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (id === 'fmt ') format = readFormat(body);
    if (id === 'data' && format) return { sampleRate: format.sampleRate, samples: readSamples(body, format) };
    at += 8 + length + (length % 2);
  }
  throw new Error('it holds no sound');
}

function readFormat(body: Buffer): Format {
  const coding = body.readUInt16LE(0);
  return {
    // The first two bytes of an extensible format's GUID are the coding it stands for.
    coding: coding === EXTENSIBLE ? body.readUInt16LE(24) : coding,
    channels: body.readUInt16LE(2),
    sampleRate: body.readUInt32LE(4),
    bits: body.readUInt16LE(14),
  };
}

function readSamples(body: Buffer, { coding, channels, bits }: Format): Float32Array {
  const isFloat = coding === FLOAT && bits === 32;
  if (!isFloat && !(coding === PCM && [16, 24, 32].includes(bits))) {
    throw new Error(`its coding (${coding}, ${bits} bits) is not known here`);
  }
  const bytesEach = bits / 8;
  const scale = 1 / 2 ** (bits - 1);
  const valueAt = isFloat
    ? (at: number): number => body.readFloatLE(at)
    : (at: number): number => body.readIntLE(at, bytesEach) * scale;
  const count = Math.floor(body.length / bytesEach / channels);
  const samples = new Float32Array(count);
  for (let index = 0; index < count; index++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) {
      sum += valueAt((index * channels + channel) * bytesEach);
    }
    samples[index] = sum / channels;
  }
  return samples;
}

/** The sound as a WAV file of 16 bits, with a channel for each of `gains`: how much of the sound it has. */
export function writeWav({ samples, sampleRate }: Sound, gains: readonly number[] = [1]): Buffer {
  const frameBytes = gains.length * 2;
  const bytes = Buffer.alloc(HEADER_BYTES + samples.length * frameBytes);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes.write('WAVEfmt ', 8, 'latin1');
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(PCM, 20);
  bytes.writeUInt16LE(gains.length, 22);
  bytes.writeUInt32LE(sampleRate, 24);
  bytes.writeUInt32LE(sampleRate * frameBytes, 28);
  bytes.writeUInt16LE(frameBytes, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36, 'latin1');
  bytes.writeUInt32LE(samples.length * frameBytes, 40);
  for (const [index, sample] of samples.entries()) {
    for (const [channel, gain] of gains.entries()) {
      const value = Math.max(-32_768, Math.min(32_767, Math.round(sample * gain * 32_768)));
      bytes.writeInt16LE(value, HEADER_BYTES + index * frameBytes + channel * 2);
    }
  }
  return bytes;
}
