import { describe, expect, it } from 'vitest';
import { FileDecoder, type DecoderLineListener } from '../../../../src/main/app/import/decoder';
import { JamakError } from '../../../../src/shared/errors';
import type { DecodeCommand, DecodeMessage } from '../../../../src/shared/import/decoding';
import { FRAME_SAMPLES } from '../../../../src/shared/sound';
import { expectJamakError } from '../../storage/expect-jamak-error';

const OPENING = { path: '/show.mp3', name: 'show.mp3', track: undefined, fromMs: 0 };

type WithoutJob<T> = T extends unknown ? Omit<T, 'jobId'> : never;

function setUp(stuckMs = 1e6) {
  const commands: DecodeCommand[] = [];
  const served = new Map<string, string>();
  const pages: DecoderLineListener[] = [];
  let closed = 0;
  const decoder = new FileDecoder({
    connect: (listener) => {
      pages.push(listener);
      return Promise.resolve({ post: (command) => commands.push(command), close: () => closed++ });
    },
    serve: (id, path) => {
      served.set(id, path);
      return () => served.delete(id);
    },
    idleMs: 1e6,
    stuckMs,
  });
  const jobId = (): string => commands.findLast(({ type }) => type === 'open')?.jobId ?? '';
  const say = (message: WithoutJob<DecodeMessage>): void =>
    pages.at(-1)?.onMessage({ ...message, jobId: jobId() });
  const open = async () => {
    const opening = decoder.open(OPENING);
    await Promise.resolve();
    await Promise.resolve();
    say({ type: 'opened', durationMs: 1000, fromMs: 0 });
    return opening;
  };
  return { decoder, commands, served, pages, say, open, closed: () => closed };
}

function block(value: number): WithoutJob<DecodeMessage> {
  return { type: 'block', samples: new Float32Array(FRAME_SAMPLES).fill(value), probabilities: [0.5] };
}

describe('the decoder', () => {
  it('opens a file by an id that serves it, and gives its blocks as they are asked for', async () => {
    const { commands, served, say, open, decoder } = setUp();
    const file = await open();
    expect(file.durationMs).toBe(1000);
    const [opened] = commands;
    expect(opened?.type === 'open' && served.get(opened.fileId)).toBe('/show.mp3');
    const blocks = file.blocks[Symbol.asyncIterator]();
    const first = blocks.next();
    say(block(0.1));
    say(block(0.2));
    say({ type: 'ended', broken: true });
    expect((await first).value?.samples[0]).toBeCloseTo(0.1);
    await blocks.next();
    expect((await blocks.next()).done).toBe(true);
    expect(file.broken()).toBe(true);
    expect(commands.flatMap((each) => (each.type === 'more' ? each.blocks : []))).toEqual([8, 1, 1]);
    file.close();
    expect(served.size).toBe(0);
    decoder.close();
  });

  it('says by the name of the file why it can’t be decoded', async () => {
    const { decoder, say } = setUp();
    const opening = decoder.open(OPENING);
    await Promise.resolve();
    await Promise.resolve();
    say({ type: 'failed', code: 'media-kind', kind: 'AC-3' });
    const error = await expectJamakError(() => opening, 'media-kind');
    expect(error.params).toEqual({ name: 'show.mp3', kind: 'AC-3' });
    decoder.close();
  });

  it('heeds nothing that it did not ask for', async () => {
    const { pages, say, open, decoder } = setUp();
    const file = await open();
    pages[0]?.onMessage({ type: 'ended', jobId: 'another', broken: false });
    pages[0]?.onMessage({ type: 'block', jobId: 'another', samples: 'words' });
    pages[0]?.onMessage(null);
    const blocks = file.blocks[Symbol.asyncIterator]();
    const first = blocks.next();
    say(block(0.3));
    expect((await first).value?.samples[0]).toBeCloseTo(0.3);
    decoder.close();
  });

  it('a page that dies fails the file, and the next file gets another', async () => {
    const { pages, open, decoder } = setUp();
    const file = await open();
    const blocks = file.blocks[Symbol.asyncIterator]();
    const next = blocks.next();
    pages[0]?.onGone();
    await expect(next).rejects.toBeInstanceOf(JamakError);
    file.close();
    await open();
    expect(pages).toHaveLength(2);
    decoder.close();
  });

  it('a page that hangs over a file is let go, while it opens and later', async () => {
    const { decoder, pages, closed } = setUp(1);
    await expectJamakError(() => decoder.open(OPENING), 'media-unreadable');
    expect(closed()).toBe(1);
    const { decoder: second, open, closed: closedLater } = setUp(50);
    const file = await open();
    await expectJamakError(() => file.blocks[Symbol.asyncIterator]().next(), 'media-unreadable');
    file.close();
    expect(closedLater()).toBe(1);
    expect(pages).toHaveLength(1);
    decoder.close();
    second.close();
  });

  it('is not waited for by who wants the file no more', async () => {
    const { decoder, closed } = setUp();
    const stop = new AbortController();
    const opening = decoder.open({ ...OPENING, signal: stop.signal });
    await Promise.resolve();
    await Promise.resolve();
    stop.abort();
    await expectJamakError(() => opening, 'media-unreadable');
    expect(closed()).toBe(1);
  });

  it('a file that is closed gives no more, also to who waits', async () => {
    const { open, decoder, commands, closed } = setUp();
    const file = await open();
    const next = file.blocks[Symbol.asyncIterator]().next();
    file.close();
    expect((await next).done).toBe(true);
    expect(commands.at(-1)?.type).toBe('close');
    decoder.close();
    expect(closed()).toBe(1);
  });
});
