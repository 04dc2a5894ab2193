import { afterEach, describe, expect, it } from 'vitest';
import { closeCapture, FILE, openCapture, pass, SYSTEM, USB } from './open-capture';

afterEach(closeCapture);

describe('after the machine has slept', () => {
  it.each([
    ['a microphone', USB, 'USB mic'],
    ["the system's sound", SYSTEM, 'Monitor'],
  ] as const)('%s is opened again, which main hears when it is heard', async (_what, source, label) => {
    const { media, begin } = await openCapture();
    const { lane, states, frames } = begin(source);
    await pass();
    await media.sound(0.5, 3);
    lane.reopen();
    expect(media.live).toEqual([]);
    await media.sound(0.5, 3);
    await pass(1_000);
    expect(states()).toEqual(['lane-listening', 'lane-listening']);
    expect(media.live).toContain(label);
    await media.sound(0.25, 2);
    expect(frames().map(({ index }) => index)).toEqual([0, 1, 2, 0, 1]);
  });

  it('a device that takes its time to come back is waited for', async () => {
    const { media, begin } = await openCapture();
    const { lane, states } = begin(USB);
    await pass();
    media.microphones.delete('usb');
    lane.reopen();
    await pass(30_000);
    expect(states()).toEqual(['lane-listening']);
    media.microphones.set('usb', 'USB mic');
    await pass(1_000);
    expect(states()).toEqual(['lane-listening', 'lane-listening']);
  });

  it('a file goes on where it was', async () => {
    const { media, begin } = await openCapture();
    const { lane, states } = begin(FILE);
    await pass();
    media.elements[0]?.happens('canplay');
    await pass();
    lane.reopen();
    await pass(5_000);
    expect(states()).toEqual(['lane-listening']);
    expect(media.elements).toHaveLength(1);
  });

  it('a lane that is closed stays closed', async () => {
    const { media, begin } = await openCapture();
    const { lane, states } = begin(USB);
    await pass();
    lane.close();
    lane.reopen();
    await pass(5_000);
    expect(states()).toEqual(['lane-listening']);
    expect(media.live).toEqual([]);
  });
});
