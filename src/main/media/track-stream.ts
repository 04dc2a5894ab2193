import {
  EncodedAudioPacketSource,
  EncodedPacketSink,
  MkvOutputFormat,
  Output,
  StreamTarget,
  type Input,
  type StreamTargetChunk,
} from 'mediabunny';
import { openInput } from './inspect-media';

/**
 * One sound track of a file by itself, as Matroska that is made while it is read: its packets stay as they are.
 * Its times count from where the file begins. A damaged file ends where it breaks off.
 */
export function trackStream(path: string, index: number): ReadableStream<Uint8Array> {
  let fail: (error: unknown) => void = () => {};
  const { readable, writable } = new TransformStream<StreamTargetChunk, Uint8Array>({
    start: (controller) => {
      fail = (error) => controller.error(error);
    },
    transform: ({ data }, controller) => controller.enqueue(data),
  });
  const input = openInput(path);
  const format = new MkvOutputFormat({ appendOnly: true });
  const output = new Output({ format, target: new StreamTarget(writable) });
  void copy(input, index, output)
    // Its reader is gone, or there is no such track.
    .catch((error: unknown) => {
      fail(error);
      return output.cancel();
    })
    .finally(() => input.dispose());
  return readable;
}

async function copy(input: Input, index: number, output: Output): Promise<void> {
  const track = (await input.getAudioTracks())[index];
  const codec = await track?.getCodec();
  if (!track || !codec) throw new RangeError('no such track');
  const beginning = await input.getFirstTimestamp();
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source);
  await output.start();
  const decoderConfig = await track.getDecoderConfig();
  try {
    for await (const packet of new EncodedPacketSink(track).packets()) {
      const timestamp = packet.timestamp - beginning;
      await source.add(packet.clone({ timestamp }), decoderConfig ? { decoderConfig } : {});
    }
  } finally {
    // What could be read is a whole file of its own.
    await output.finalize();
  }
}
