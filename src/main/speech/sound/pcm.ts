const FULL_SCALE = 32_768;

/** Samples in -1..1 as 16-bit numbers; louder ones are clipped. */
export function toPcm16(samples: Float32Array): Int16Array {
  const pcm = new Int16Array(samples.length);
  for (let index = 0; index < samples.length; index++) {
    const scaled = Math.round((samples[index] as number) * FULL_SCALE);
    pcm[index] = Math.max(-FULL_SCALE, Math.min(FULL_SCALE - 1, scaled));
  }
  return pcm;
}

export function fromPcm16(pcm: Int16Array): Float32Array {
  return Float32Array.from(pcm, (sample) => sample / FULL_SCALE);
}
