import { afterEach, describe, expect, it } from 'vitest';
import { closeCapture, FILE, openCapture, pass, USB } from './open-capture';

afterEach(closeCapture);

type Opened = Awaited<ReturnType<typeof openCapture>>;

/** A lane that is heard; `levels` are those of the frames that it sent. */
async function open(source: Parameters<Opened['begin']>[0], hearing: 'on' | 'muted' | 'resting' = 'on') {
  const capture = await openCapture();
  const begun = capture.begin(source, 'lane', false, hearing);
  await pass();
  capture.media.elements[0]?.happens('canplay');
  await pass();
  const levels = (): number[] => begun.frames().map(({ samples }) => samples[0] ?? 0);
  return { ...capture, ...begun, levels };
}

/** Longer than sound is on its way, ms. */
const WAY_MS = 100;

describe('a lane that is muted', () => {
  it('sends no frame, also none that waits or is being judged, and stays open', async () => {
    const { media, lane, levels, states } = await open(USB);
    await media.sound(0.25, 2);
    media.model.on();
    await media.sound(0.5);
    lane.hear('muted', 1);
    media.model.release();
    for (let second = 0; second < 10; second++) {
      await media.sound(0.5, 5);
      await pass(1000);
    }
    expect(levels()).toEqual([0.25, 0.25]);
    expect(media.live).toEqual(['USB mic']);
    expect(states()).toEqual(['lane-listening', 'lane-listening']);
  });

  it('says nothing that was said in the mute, though the page was too busy to hear it then', async () => {
    const { media, lane, levels } = await open(USB);
    await media.sound(0.25);
    lane.hear('muted', 1);
    await pass(3000);
    lane.hear('on', 2);
    await pass(WAY_MS);
    for (let lateMs = 3000; lateMs > WAY_MS; lateMs -= 32) await media.sound(0.5, 1, lateMs);
    await media.sound(0.125);
    expect(levels()).toEqual([0.25, 0.125]);
  });

  it('costs no work of the model', async () => {
    const { media, lane } = await open(USB);
    lane.hear('muted', 1);
    await pass();
    await media.sound(0.5, 20);
    expect(media.heardByModel).toEqual([]);
  });

  it('is heard from a moment after it is wanted again, with the turn that says so', async () => {
    const { media, lane, said, levels, frames } = await open(USB);
    lane.hear('muted', 1);
    await media.sound(0.5, 5);
    lane.hear('on', 2);
    // Heard in the mute, and still on its way.
    await media.sound(0.5);
    await pass(WAY_MS);
    await media.sound(0.25, 2);
    expect(levels()).toEqual([0.25, 0.25]);
    expect(frames()[0]?.index).toBe(0);
    expect(said.filter(({ type }) => type !== 'frames').at(-1)).toEqual({
      type: 'lane-listening',
      laneId: 'lane',
      turn: 2,
    });
  });

  it('stays so when it is muted once more before that moment', async () => {
    const { media, lane, levels } = await open(USB);
    lane.hear('muted', 1);
    lane.hear('on', 2);
    await pass(10);
    lane.hear('muted', 3);
    await pass(WAY_MS);
    await media.sound(0.5, 5);
    expect(levels()).toEqual([]);
    lane.hear('on', 4);
    await pass(WAY_MS);
    await media.sound(0.25);
    expect(levels()).toEqual([0.25]);
  });

  it('from its start on says that its source is open', async () => {
    const { media, lane, levels, states } = await open(USB, 'muted');
    await media.sound(0.5, 5);
    expect(states()).toEqual(['lane-listening']);
    lane.hear('on', 1);
    await pass(WAY_MS);
    await media.sound(0.25);
    expect(levels()).toEqual([0.25]);
  });

  it('says so although it was wanted, and was not any more, while it opened', async () => {
    const { media, begin } = await openCapture();
    media.opening.on();
    const { lane, said, frames } = begin(USB, 'lane', false, 'muted');
    await pass();
    lane.hear('on', 1);
    media.opening.release();
    await pass(10);
    lane.hear('muted', 2);
    await pass(WAY_MS);
    expect(said).toEqual([{ type: 'lane-listening', laneId: 'lane', turn: 2 }]);
    lane.hear('on', 3);
    await pass(WAY_MS);
    await media.sound(0.25);
    expect(frames()).toHaveLength(1);
  });

  it('plays on, if it is a file', async () => {
    const { media, lane } = await open(FILE);
    lane.hear('muted', 1);
    await pass();
    expect(media.elements[0]?.paused).toBe(false);
  });
});

describe('a lane that rests', () => {
  it('lets its device go, and opens it again when it is wanted', async () => {
    const { media, lane, levels, said } = await open(USB);
    await media.sound(0.25);
    lane.hear('resting', 1);
    await pass(5000);
    expect(media.live).toEqual([]);
    lane.hear('on', 2);
    await pass();
    expect(media.live).toEqual(['USB mic']);
    await media.sound(0.5);
    expect(levels()).toEqual([0.25, 0.5]);
    expect(said.at(-2)).toMatchObject({ type: 'lane-listening', turn: 2 });
  });

  it('waits for a device that has gone meanwhile', async () => {
    const { media, lane, states } = await open(USB);
    lane.hear('resting', 1);
    await pass();
    media.microphones.delete('usb');
    lane.hear('on', 2);
    await pass(3000);
    expect(states()).toEqual(['lane-listening']);
    media.microphones.set('usb', 'USB mic');
    await pass(2000);
    expect(states()).toEqual(['lane-listening', 'lane-listening']);
  });

  it('has its file wait where it is', async () => {
    const { media, lane, levels } = await open(FILE);
    await media.sound(0.25);
    lane.hear('resting', 1);
    await pass();
    expect(media.elements[0]?.paused).toBe(true);
    await media.sound(0, 3);
    lane.hear('on', 2);
    await pass(WAY_MS);
    expect(media.elements[0]).toMatchObject({ paused: false, src: '/media/m1' });
    await media.sound(0.5);
    expect(levels()).toEqual([0.25, 0.5]);
  });

  it('has its file go on also when it is muted a moment after it is wanted again', async () => {
    const { media, lane, said } = await open(FILE);
    lane.hear('resting', 1);
    await pass();
    lane.hear('on', 2);
    await pass(10);
    lane.hear('muted', 3);
    await pass(WAY_MS);
    expect(media.elements[0]?.paused).toBe(false);
    expect(said.at(-1)).toMatchObject({ type: 'lane-listening', turn: 3 });
  });

  it('opens nothing until it is wanted', async () => {
    const { media, lane, states } = await open(USB, 'resting');
    expect(media.asked).toEqual([]);
    lane.hear('on', 1);
    await pass();
    expect(states()).toEqual(['lane-listening']);
  });
});
