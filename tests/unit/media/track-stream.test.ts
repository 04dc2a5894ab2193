import { copyFileSync, mkdtempSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ALL_FORMATS, BufferSource, EncodedAudioPacketSource, EncodedPacketSink, Input } from 'mediabunny';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openInput } from '../../../src/main/media/inspect-media';
import { trackStream } from '../../../src/main/media/track-stream';

const FIXTURES = join(import.meta.dirname, '../../fixtures/media');
const TWO_TRACKS = join(FIXTURES, 'two-tracks.mp4');

interface Packet {
  readonly timestamp: number;
  readonly data: string;
}

async function packetsOf(input: Input, index: number): Promise<Packet[]> {
  const track = (await input.getAudioTracks())[index];
  if (!track) throw new Error('no such track');
  const packets: Packet[] = [];
  for await (const { timestamp, data } of new EncodedPacketSink(track).packets()) {
    packets.push({ timestamp, data: Buffer.from(data).toString('base64') });
  }
  return packets;
}

async function streamed(path: string, index: number): Promise<Input> {
  const bytes = await new Response(trackStream(path, index)).arrayBuffer();
  return new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS });
}

describe('a track by itself', () => {
  it.each([0, 1])('is exactly that one: %i', async (index) => {
    using original = openInput(TWO_TRACKS);
    using alone = await streamed(TWO_TRACKS, index);
    const packets = await packetsOf(alone, 0);
    expect(await alone.getAudioTracks()).toHaveLength(1);
    expect(packets.length).toBeGreaterThan(100);
    expect(packets.map(({ data }) => data)).toEqual(
      (await packetsOf(original, index)).map(({ data }) => data),
    );
  });

  it.each([
    ['two-tracks.mp4', 1],
    ['speech.m2ts', 0],
  ])('of %s begins at nought and keeps its pace', async (file, index) => {
    using alone = await streamed(join(FIXTURES, file), index);
    const packets = await packetsOf(alone, 0);
    expect(packets[0]?.timestamp).toBeCloseTo(0, 1);
    expect(packets.at(-1)?.timestamp).toBeCloseTo(11, 0);
  });
});

it('a file that breaks off gives what it has', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-media-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'torn.m2ts');
  copyFileSync(join(FIXTURES, 'speech.m2ts'), path);
  truncateSync(path, 25_000);
  using alone = await streamed(path, 0);
  const end = (await packetsOf(alone, 0)).at(-1)?.timestamp ?? 0;
  expect(end).toBeGreaterThan(4);
  expect(end).toBeLessThan(7);
});

it('a track that there is not gives an error', async () => {
  await expect(new Response(trackStream(TWO_TRACKS, 7)).arrayBuffer()).rejects.toThrow();
});

it('the file is let go when nobody reads the stream any more', async () => {
  const dispose = vi.spyOn(Input.prototype, 'dispose');
  onTestFinished(() => dispose.mockRestore());
  const reader = trackStream(TWO_TRACKS, 1).getReader();
  await reader.read();
  expect(dispose).not.toHaveBeenCalled();
  await reader.cancel();
  await vi.waitFor(() => expect(dispose).toHaveBeenCalled());
});

it('no more is read of the file than its reader takes', async () => {
  const packets = vi.spyOn(EncodedAudioPacketSource.prototype, 'add');
  onTestFinished(() => packets.mockRestore());
  const reader = trackStream(TWO_TRACKS, 1).getReader();
  await reader.read();
  await new Promise((resolve) => setImmediate(resolve));
  const taken = packets.mock.calls.length;
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
  expect(packets.mock.calls.length).toBe(taken);
  expect(taken).toBeLessThan(100);
  await reader.cancel();
});
