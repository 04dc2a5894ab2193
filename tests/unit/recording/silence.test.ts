import fc from 'fast-check';
import OpusScript from 'opusscript';
import { expect, it } from 'vitest';
import { openEncoder } from '../../../src/main/recording/opus';
import { SILENCE, silentPacket } from '../../../src/main/recording/silence';
import { jfk, peak } from './listen';

const BYTES_OF_20_MS = 640;

function decode(decoder: OpusScript, packet: Uint8Array): Float32Array {
  const bytes = decoder.decode(Buffer.from(packet));
  expect(bytes).toHaveLength(BYTES_OF_20_MS);
  const samples = new Int16Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  return Float32Array.from(samples, (sample) => sample / 32_768);
}

it('a packet of any length can be replaced by one in which nothing is heard, also amidst of speech', () => {
  const encoder = openEncoder();
  const decoder = new OpusScript(16_000, 1);
  const spoken = Array.from({ length: 40 }, (_, at) =>
    encoder.encode(jfk.subarray(8_000 + at * 320, 8_320 + at * 320)),
  );
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 1275 }), (bytes) => {
      for (const packet of spoken.slice(0, 5)) decode(decoder, packet);
      const silent = silentPacket(bytes);
      expect(silent).toHaveLength(bytes);
      // In the first one what was heard before fades.
      decode(decoder, silent);
      expect(peak(decode(decoder, silent))).toBeLessThan(1e-3);
    }),
    { numRuns: 60 },
  );
  encoder.close();
});

it('silence takes three bytes for 20 ms; one and two are filled as well', () => {
  expect(SILENCE).toHaveLength(3);
  expect([1, 2].map((bytes) => silentPacket(bytes).length)).toEqual([1, 2]);
});
