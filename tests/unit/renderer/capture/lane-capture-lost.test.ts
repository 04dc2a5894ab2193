import { afterEach, describe, expect, it } from 'vitest';
import type { Source } from '../../../../src/shared/source';
import { closeCapture, FILE, HEARD, openCapture, pass, SYSTEM, USB } from './open-capture';

afterEach(closeCapture);

describe('a device that vanishes', () => {
  it.each(HEARD)(
    'and was heard %s is lost by its name, looked for every second, and heard again from frame 0 on when it is back',
    async (_how, readsTracks) => {
      const { media, begin } = await openCapture();
      media.readsTracks = readsTracks;
      const { states, frames } = begin(USB);
      await pass();
      await media.sound(0.5, 5);
      media.unplug('usb');
      expect(states()).toEqual(['lane-listening', 'lane-lost USB mic']);
      await pass(4500);
      expect(media.asked).toHaveLength(5);
      expect(states()).toHaveLength(2);
      media.microphones.set('usb', 'USB mic');
      await pass(500);
      expect(states()).toEqual(['lane-listening', 'lane-lost USB mic', 'lane-listening']);
      await media.sound(0.25, 2);
      expect(frames().map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 0, 1]);
      expect(media.live).toEqual(['USB mic']);
      expect(media.connections).toBe(1);
      expect(media.running).toBe(readsTracks ? 0 : 1);
    },
  );

  it('gives no frame any more, whatever the graph still makes of it', async () => {
    const { media, begin } = await openCapture();
    const { frames } = begin(USB);
    await pass();
    media.unplug('usb');
    await media.sound(0.5, 3);
    expect(frames()).toEqual([]);
  });

  it('has its last frame dropped when that comes after the device is back', async () => {
    const { media, begin } = await openCapture();
    const { states, frames } = begin(USB);
    await pass();
    media.model.on();
    const late = media.sound(0.5);
    media.unplug('usb');
    media.microphones.set('usb', 'USB mic');
    await pass(1000);
    expect(states()).toHaveLength(3);
    media.model.release();
    await late;
    expect(frames()).toEqual([]);
  });

  it('is lost when it is in the list of devices no more, though its track knows nothing of it', async () => {
    const { media, begin } = await openCapture();
    const { lane, states } = begin(USB);
    await pass();
    lane.devicesChanged([
      { id: 'usb', label: 'USB mic' },
      { id: 'new', label: 'New mic' },
    ]);
    expect(states()).toEqual(['lane-listening']);
    lane.devicesChanged([{ id: 'built-in', label: 'Built-in mic' }]);
    lane.devicesChanged([]);
    expect(states()).toEqual(['lane-listening', 'lane-lost USB mic']);
    expect(media.live).toEqual([]);
    await pass(1000);
    expect(states()).toEqual(['lane-listening', 'lane-lost USB mic', 'lane-listening']);
  });

  it.each<[string, Source]>([
    ["the system's own choice of microphone", { kind: 'microphone' }],
    ["the system's sound", SYSTEM],
    ['a file', FILE],
  ])('from that list does not concern %s', async (_what, source) => {
    const { media, begin } = await openCapture();
    const { lane, states } = begin(source);
    await pass();
    media.elements[0]?.happens('canplay');
    await pass();
    lane.devicesChanged([]);
    expect(states()).toEqual(['lane-listening']);
  });

  it.each([
    ['a microphone', USB, 'USB mic'],
    ["the system's sound", SYSTEM, 'Monitor'],
  ] as const)(
    'without a word is lost after three seconds without a frame: %s',
    async (_what, source, label) => {
      const { media, begin } = await openCapture();
      await pass(10_000);
      const { states } = begin(source);
      await pass();
      for (let second = 0; second < 10; second++) {
        await pass(1000);
        // Silence is sound as well.
        media.probability = 0;
        await media.sound(0);
      }
      expect(states()).toEqual(['lane-listening']);
      await pass(2900);
      expect(states()).toEqual(['lane-listening']);
      await pass(1100);
      expect(states()).toEqual(['lane-listening', `lane-lost ${label}`]);
    },
  );

  it.each(['Windows NT 10.0; Win64; x64', 'Macintosh; Intel Mac OS X 10_15_7'])(
    'is told from a system that gives no sound while nothing plays: that is silence, and goes on (%s)',
    async (platform) => {
      const { media, begin } = await openCapture();
      media.navigator.userAgent = `Mozilla/5.0 (${platform})`;
      const { states, frames } = begin(SYSTEM);
      await pass();
      await media.sound(0.5, 2);
      await pass(8000);
      await media.sound(0.25);
      expect(states()).toEqual(['lane-listening']);
      const levels = frames().map(({ samples }) => samples[0] ?? NaN);
      expect(levels.slice(0, 2)).toEqual([0.5, 0.5]);
      expect(new Set(levels.slice(2, -1))).toEqual(new Set([0]));
      expect(levels.at(-1)).toBe(0.25);
      // 8 s of silence, at 32 ms a frame.
      expect(levels.length).toBe(2 + 250 + 1);
      media.tracks.find(({ kind }) => kind === 'audio')?.vanish();
      await pass();
      expect(states()).toEqual(['lane-listening', 'lane-lost Monitor']);
    },
  );

  it('while it is being opened is lost too, and opened once when it is back', async () => {
    const { media, begin } = await openCapture();
    media.loading.on();
    const { states, frames } = begin(USB);
    await pass();
    media.unplug('usb');
    media.loading.release();
    await pass();
    expect(states()).toEqual(['lane-lost USB mic']);
    media.microphones.set('usb', 'USB mic');
    await pass(1000);
    expect(states()).toEqual(['lane-lost USB mic', 'lane-listening']);
    for (let second = 0; second < 10; second++) {
      await media.sound(0.5);
      await pass(1000);
    }
    expect(states()).toHaveLength(2);
    expect(frames().map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(media.live).toEqual(['USB mic']);
    expect(media.connections).toBe(1);
  });

  it('and whose detector is ready too late does not disturb the one that was opened since', async () => {
    const { media, begin } = await openCapture();
    media.loading.on();
    const { states, frames } = begin(USB);
    await pass();
    media.unplug('usb');
    media.microphones.set('usb', 'USB mic');
    await pass(1000);
    // Both wait for the worklet; only one of them is wanted.
    media.loading.release();
    await pass();
    await media.sound(0.5, 2);
    expect(states()).toEqual(['lane-lost USB mic', 'lane-listening']);
    expect(frames().map(({ index, samples }) => [index, samples[0]])).toEqual([
      [0, 0.5],
      [1, 0.5],
    ]);
    expect(media.live).toEqual(['USB mic']);
  });
});
