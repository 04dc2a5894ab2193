import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny';
import OpusScript from 'opusscript';
import { readWav } from '../../bench/sound/wav';

/** 11 s of clear speech, 16 kHz. */
export const jfk = readWav(readFileSync(join(import.meta.dirname, '../../fixtures/jfk.wav'))).samples;

/** What an encoder at 16 kHz hears ahead: so much later sound comes out of a decoder, samples. */
const LATER = 104;

/** A recording as somebody else's reader finds it, packet by packet, decoded at 16 kHz: its time is the file's. */
export async function listen(path: string): Promise<Float32Array> {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(readFileSync(path)) });
  const track = await input.getPrimaryAudioTrack();
  if (!track) return new Float32Array();
  const decoder = new OpusScript(16_000, 1);
  const parts: Int16Array[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) {
    const bytes = decoder.decode(Buffer.from(packet.data));
    parts.push(new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)));
  }
  const samples = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) for (const sample of part) samples[at++] = sample / 32_768;
  return samples.subarray(LATER);
}

/** How much two stretches of sound are the same, -1 to 1. */
export function likeness(left: Float32Array, right: Float32Array): number {
  let [both, ofLeft, ofRight] = [0, 0, 0];
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [l, r] = [left[at] ?? 0, right[at] ?? 0];
    both += l * r;
    ofLeft += l * l;
    ofRight += r * r;
  }
  return both / Math.sqrt(ofLeft * ofRight || 1);
}

/** The loudest sample, 0 to 1. */
export function peak(samples: Float32Array): number {
  return samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
}
