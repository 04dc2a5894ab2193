import { afterEach, expect, it, vi } from 'vitest';
import { closeCapture, openCapture, pass } from './open-capture';

afterEach(() => {
  vi.doUnmock('hls.js');
  closeCapture();
});

const STREAM = { kind: 'stream', url: 'https://radio.example/live.m3u8' } as const;

/** A player that loads on and on until it is destroyed, as hls.js does with a playlist that goes on. */
class FakePlayer {
  static readonly Events = { MANIFEST_PARSED: 'parsed', LEVEL_LOADED: 'loaded', ERROR: 'error' };
  static readonly all: FakePlayer[] = [];
  loads = false;

  constructor() {
    FakePlayer.all.push(this);
  }

  on(): void {}
  attachMedia(): void {}

  loadSource(): void {
    this.loads = true;
  }

  destroy(): void {
    this.loads = false;
  }
}

it('a stream that does not begin to play in time leaves no player behind that loads on', async () => {
  vi.doMock('hls.js', () => ({ default: FakePlayer }));
  const { begin } = await openCapture();
  vi.stubGlobal('location', { href: 'jamak://app/capture/index.html' });
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ kind: 'hls', link: '0' })));
  // Once loaded, it is there without time passing.
  await import('hls.js');
  const { states } = begin(STREAM);
  await pass(1000);
  expect(FakePlayer.all.map(({ loads }) => loads)).toEqual([true]);
  await pass(20_000);
  expect(states()).toEqual(['lane-failed stream-unreachable']);
  expect(FakePlayer.all.map(({ loads }) => loads)).toEqual([false]);
});
