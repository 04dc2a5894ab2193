import { afterEach, describe, expect, it } from 'vitest';
import type { Source } from '../../../../src/shared/source';
import { closeCapture, FILE, openCapture, pass } from './open-capture';

afterEach(closeCapture);

describe('a file', () => {
  it.each<[string, Source, string]>([
    ['a file', FILE, '/media/m1'],
    ['the sample', { kind: 'sample' }, '/sample'],
  ])('(%s) plays from its beginning once it is listened to', async (_what, source, address) => {
    const { media, begin } = await openCapture();
    media.loading.on();
    const { states } = begin(source);
    const element = media.elements[0];
    expect(element?.src).toBe(address);
    await pass();
    element?.happens('canplay');
    await pass();
    expect(element?.paused).toBe(true);
    expect(states()).toEqual([]);
    media.loading.release();
    await pass();
    expect(element?.paused).toBe(false);
    expect(states()).toEqual(['lane-listening']);
  });

  it('is heard from the moment it plays: what comes before is not its sound', async () => {
    const { media, begin } = await openCapture();
    media.playing.on();
    const { said } = begin(FILE);
    await pass();
    media.elements[0]?.happens('canplay');
    await pass();
    await media.sound(0, 5);
    expect(said).toEqual([]);
    media.playing.release();
    await pass();
    await media.sound(0.5);
    expect(said).toMatchObject([{ type: 'lane-listening' }, { type: 'frames', frames: [{ index: 0 }] }]);
  });

  it('has ended once the frames still under way have come, and holds nothing any more', async () => {
    const { media, begin } = await openCapture();
    media.probability = 0;
    const { said, states, frames } = begin(FILE);
    await pass();
    const element = media.elements[0];
    element?.happens('canplay');
    await pass();
    await media.sound(0.1, 70);
    element?.happens('ended');
    await media.sound(0.2, 5);
    await pass(350);
    expect(states()).toEqual(['lane-listening']);
    await pass(50);
    expect(states()).toEqual(['lane-listening', 'lane-ended']);
    expect(said.at(-1)?.type).toBe('lane-ended');
    expect(frames().map(({ index }) => index)).toEqual(Array.from({ length: 75 }, (_, index) => index));
    expect(element).toMatchObject({ src: null, loaded: false, paused: true });
    expect(media.connections).toBe(0);
    expect(media.running).toBe(0);
  });

  it('does not count as vanished while it is silent', async () => {
    const { media, begin } = await openCapture();
    const { states } = begin(FILE);
    await pass();
    media.elements[0]?.happens('canplay');
    await pass(60_000);
    expect(states()).toEqual(['lane-listening']);
  });

  it.each<[string, readonly string[]]>([
    ['cannot be decoded', ['error']],
    ['breaks off', ['canplay', 'error']],
  ])('that %s is unreadable', async (_what, steps) => {
    const { media, begin } = await openCapture();
    const { states } = begin(FILE);
    await pass();
    for (const step of steps) {
      media.elements[0]?.happens(step);
      await pass();
    }
    await pass(1000);
    expect(states().at(-1)).toBe('lane-failed media-unreadable');
    expect(states().filter((state) => state !== 'lane-listening')).toHaveLength(1);
    expect(media.running).toBe(0);
  });

  it('that main does not know any more is missing', async () => {
    const { media, begin } = await openCapture();
    media.fileStatus = 404;
    const { states } = begin(FILE);
    await pass();
    media.elements[0]?.happens('error');
    await pass();
    expect(states()).toEqual(['lane-failed media-missing']);
  });

  it.each([
    ['a second after it began', ['timeupdate'], 1.2],
    ['at its end when it is shorter', ['timeupdate', 'ended'], 0.4],
  ])('that holds no sound is silent: said %s', async (_when, steps, currentTime) => {
    const { media, begin } = await openCapture();
    const { states } = begin(FILE);
    await pass();
    const element = media.elements[0];
    Object.assign(element ?? {}, { webkitAudioDecodedByteCount: 0 });
    element?.happens('canplay');
    await pass();
    Object.assign(element ?? {}, { currentTime });
    for (const step of steps) element?.happens(step);
    await pass(1000);
    expect(states()).toEqual(['lane-listening', 'lane-failed media-silent']);
    expect(element).toMatchObject({ paused: true, loaded: false });
    expect(media.running).toBe(0);
  });

  it('is asked for by the track that was chosen', async () => {
    const { media, begin } = await openCapture();
    begin({ ...FILE, track: 2 });
    expect(media.elements[0]?.src).toBe('/media/m1?track=2');
  });
});
