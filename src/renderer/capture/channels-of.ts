/** Decoded sound, as WebCodecs has it, and those that follow it. */
interface Decoded {
  readonly numberOfFrames: number;
  readonly numberOfChannels: number;
  copyTo(
    destination: Float32Array<ArrayBuffer>,
    options: { planeIndex: number; format: 'f32-planar'; frameOffset: number; frameCount: number },
  ): void;
}

/** The channels of `decoded`, from `frameOffset` on. */
export function channelsOf(decoded: Decoded, frameOffset = 0): Float32Array[] {
  const frameCount = Math.max(0, decoded.numberOfFrames - frameOffset);
  if (frameCount === 0) return [new Float32Array(0)];
  return Array.from({ length: decoded.numberOfChannels }, (_none, planeIndex) => {
    const channel = new Float32Array(frameCount);
    decoded.copyTo(channel, { planeIndex, format: 'f32-planar', frameOffset, frameCount });
    return channel;
  });
}
