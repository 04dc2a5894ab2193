import { expect, it } from 'vitest';
import { Player, type Sound } from '../../../../../src/renderer/control/recording/player';

class FakeSound implements Sound {
  currentTime = 0;
  playbackRate = 1;
  paused = true;
  error: object | null = null;
  refuses: Error | null = null;
  constructor(readonly duration: number) {}
  play(): Promise<void> {
    if (this.refuses) return Promise.reject(this.refuses);
    this.paused = false;
    return Promise.resolve();
  }
  pause(): void {
    this.paused = true;
  }
  /** Plays on; at its end it pauses by itself, as an audio element does. */
  pass(seconds: number): void {
    if (this.paused) return;
    this.currentTime = Math.min(this.duration, this.currentTime + seconds * this.playbackRate);
    if (this.currentTime === this.duration) this.paused = true;
  }
}

function open(...durations: number[]) {
  const sounds = durations.map((duration) => new FakeSound(duration));
  const player = new Player(sounds, 60_000);
  const pass = (seconds: number): void => {
    for (const sound of sounds) sound.pass(seconds);
    player.tick();
  };
  return { sounds, player, pass, state: () => player.store.getState() };
}

it('plays all lanes together from where it is, and pauses', () => {
  const { sounds, player, pass, state } = open(60, 60);
  player.seek(10_000);
  expect(state()).toMatchObject({ playing: false, atMs: 10_000 });
  player.toggle();
  pass(2);
  expect(state()).toMatchObject({ playing: true, atMs: 12_000 });
  player.toggle();
  pass(5);
  expect(state()).toMatchObject({ playing: false, atMs: 12_000 });
  expect(sounds.map(({ paused }) => paused)).toEqual([true, true]);
});

it('seeks while it plays, at the speed that was chosen, and never out of the session', () => {
  const { player, pass, state } = open(60);
  player.setRate(2);
  player.playFrom(20_000);
  pass(1);
  expect(state().atMs).toBe(22_000);
  player.seek(-5);
  pass(1);
  expect(state().atMs).toBe(2000);
  player.pause();
  player.seek(99_000);
  expect(state().atMs).toBe(60_000);
});

it('keeps lanes together that drift apart, and goes on where one has ended', () => {
  const { sounds, player, pass, state } = open(60, 30);
  player.playFrom(20_000);
  const [long, short] = sounds as [FakeSound, FakeSound];
  short.currentTime = 20.5;
  pass(0);
  expect(short.currentTime).toBe(20);
  pass(15);
  expect(state().atMs).toBe(35_000);
  player.seek(40_000);
  expect([long.paused, short.paused]).toEqual([false, true]);
});

it('ends with the longest recording, and begins anew then', () => {
  const { player, pass, state } = open(30);
  player.playFrom(29_000);
  pass(5);
  player.tick();
  expect(state()).toMatchObject({ playing: false, atMs: 30_000 });
  player.toggle();
  expect(state()).toMatchObject({ playing: true, atMs: 0 });
});

it('says when a recording cannot be played; a place that is left before it played is no fault', async () => {
  const { sounds, player, state } = open(60);
  const [sound] = sounds as [FakeSound];
  sound.refuses = Object.assign(new Error('interrupted'), { name: 'AbortError' });
  player.play();
  await Promise.resolve();
  await Promise.resolve();
  expect(state().failed).toBe(false);
  sound.refuses = new Error('no such file');
  player.play();
  await Promise.resolve();
  await Promise.resolve();
  expect(state()).toMatchObject({ failed: true, playing: false });
  sound.refuses = null;
  player.play();
  sound.error = {};
  player.tick();
  expect(state()).toMatchObject({ failed: true, playing: false });
});

it('plays some spans alone, in the order of time, those that are near as one, and ends after the last', () => {
  const { player, pass, state } = open(60);
  player.playSpans([
    { startMs: 30_000, endMs: 32_000 },
    { startMs: 10_000, endMs: 11_000 },
    { startMs: 11_400, endMs: 12_000 },
    { startMs: 90_000, endMs: 91_000 },
  ]);
  pass(1.5);
  expect(state()).toMatchObject({ playing: true, atMs: 11_500 });
  pass(0.6);
  expect(state()).toMatchObject({ playing: true, atMs: 30_000 });
  pass(2.1);
  expect(state().playing).toBe(false);
  // From there on it plays as ever.
  player.toggle();
  pass(5);
  expect(state()).toMatchObject({ playing: true, atMs: 37_100 });
});

it('plays on past the spans once somebody seeks', () => {
  const { player, pass, state } = open(60);
  player.playSpans([{ startMs: 10_000, endMs: 11_000 }]);
  player.seek(10_500);
  pass(5);
  expect(state()).toMatchObject({ playing: true, atMs: 15_500 });
  player.playSpans([]);
  expect(state()).toMatchObject({ playing: true, atMs: 15_500 });
});
