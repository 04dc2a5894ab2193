import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import {
  ALL_FORMATS,
  AdtsOutputFormat,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  FilePathSource,
  Input,
  MpegTsOutputFormat,
  Output,
  type AudioCodec,
  type EncodedPacket,
  type OutputFormat,
} from 'mediabunny';

/** 12 s of speech, AAC. */
const SPEECH = resolve(__dirname, '../fixtures/media/speech.m2ts');
/** What a radio sends at once, so that a player can begin, seconds. */
const BURST_S = 2;
const SEGMENT_S = 2;
/** Segments that a live playlist shows. */
const WINDOW = 4;

interface Speech {
  readonly packets: readonly EncodedPacket[];
  readonly codec: AudioCodec;
  readonly decoderConfig: AudioDecoderConfig;
}

async function readSpeech(): Promise<Speech> {
  const input = new Input({ source: new FilePathSource(SPEECH), formats: ALL_FORMATS });
  const track = await input.getPrimaryAudioTrack();
  const codec = await track?.getCodec();
  const decoderConfig = await track?.getDecoderConfig();
  if (!track || !codec || !decoderConfig) throw new Error('the fixture has no sound');
  const packets: EncodedPacket[] = [];
  for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  return { packets, codec, decoderConfig };
}

async function wrap(
  format: OutputFormat,
  { codec, decoderConfig }: Speech,
  packets: readonly EncodedPacket[],
): Promise<Buffer> {
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const source = new EncodedAudioPacketSource(codec);
  output.addAudioTrack(source);
  await output.start();
  for (const packet of packets) await source.add(packet, { decoderConfig });
  await output.finalize();
  return Buffer.from(target.buffer as ArrayBuffer);
}

export interface StreamServer {
  /** Such as `http://127.0.0.1:40123`. */
  readonly origin: string;
  /** Breaks off everything that is being sent, as when a network fails. */
  drop(): void;
  close(): Promise<void>;
}

/**
 * A real server on loopback that is on the air: speech again and again, at the pace at which it is spoken. `/radio.aac`
 * has no end, `/live.m3u8` is HLS of the last eight seconds. Both begin with the speech at the first request.
 */
export async function startStreamServer(): Promise<StreamServer> {
  const speech = await readSpeech();
  const first = speech.packets[0]?.timestamp ?? 0;
  const frames = await Promise.all(
    speech.packets.map((packet) => wrap(new AdtsOutputFormat(), speech, [packet])),
  );
  const lengthS = (speech.packets.at(-1)?.timestamp ?? 0) - first + (speech.packets.at(-1)?.duration ?? 0);
  const segments = await segmentsOf(speech, first);
  let startedAt: number | null = null;
  const elapsedS = (): number => {
    startedAt ??= performance.now();
    return (performance.now() - startedAt) / 1000;
  };

  /** Frames as they are on the air, from the beginning of the speech. */
  const radio = (response: ServerResponse): void => {
    response.writeHead(200, { 'content-type': 'audio/aac' });
    const beganS = elapsedS();
    let sent = 0;
    const send = (): void => {
      const dueS = elapsedS() - beganS + BURST_S;
      for (; (sent / frames.length) * lengthS < dueS; sent++) response.write(frames[sent % frames.length]);
    };
    const timer = setInterval(send, 100);
    response.once('close', () => clearInterval(timer));
    send();
  };

  const playlist = (response: ServerResponse): void => {
    // As many as a player wants before it begins are there at once.
    const last = WINDOW + Math.floor(elapsedS() / SEGMENT_S);
    const lines = ['#EXTM3U', '#EXT-X-VERSION:3', `#EXT-X-TARGETDURATION:${SEGMENT_S + 1}`];
    lines.push(`#EXT-X-MEDIA-SEQUENCE:${last - WINDOW}`);
    for (let at = last - WINDOW; at < last; at++) {
      const { durationS } = segments[at % segments.length] as Segment;
      // The speech begins anew.
      if (at > 0 && at % segments.length === 0) lines.push('#EXT-X-DISCONTINUITY');
      lines.push(`#EXTINF:${durationS.toFixed(3)},`, `segments/${at}.ts`);
    }
    response.writeHead(200, { 'content-type': 'application/vnd.apple.mpegurl' }).end(lines.join('\n'));
  };

  const answer = ({ url = '' }: IncomingMessage, response: ServerResponse): void => {
    const segment = /^\/segments\/(\d+)\.ts$/.exec(url)?.[1];
    if (url === '/radio.aac') radio(response);
    else if (url === '/live.m3u8') playlist(response);
    else if (segment !== undefined) response.end(segments[Number(segment) % segments.length]?.bytes);
    else response.writeHead(404).end();
  };
  const server = createServer(answer);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    drop: () => server.closeAllConnections(),
    close: () => closed(server),
  };
}

interface Segment {
  readonly bytes: Buffer;
  readonly durationS: number;
}

async function segmentsOf(speech: Speech, first: number): Promise<Segment[]> {
  const groups = new Map<number, EncodedPacket[]>();
  for (const packet of speech.packets) {
    const at = Math.floor((packet.timestamp - first) / SEGMENT_S);
    groups.set(at, [...(groups.get(at) ?? []), packet]);
  }
  return Promise.all(
    [...groups.values()].map(async (packets) => ({
      bytes: await wrap(new MpegTsOutputFormat(), speech, packets),
      durationS: packets.reduce((sum, { duration }) => sum + duration, 0),
    })),
  );
}

async function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
}
