import { afterEach, describe, expect, it, vi } from 'vitest';
import type { MessageCode } from '../../../../src/shared/errors';
import type { Source } from '../../../../src/shared/source';
import { refusal } from '../../../fakes/platform/browser-media';
import { closeCapture, FILE, openCapture, pass, SYSTEM, USB } from './open-capture';

afterEach(closeCapture);

const RAW = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };

describe('a microphone', () => {
  it('is heard as it is, and the one that was chosen', async () => {
    const { media, begin } = await openCapture();
    const { states } = begin(USB);
    await pass();
    expect(media.asked).toEqual([{ audio: { ...RAW, deviceId: { exact: 'usb' } } }]);
    expect(media.live).toEqual(['USB mic']);
    expect(states()).toEqual(['lane-listening']);
  });

  it("is the system's when none was chosen", async () => {
    const { media, begin } = await openCapture();
    begin({ kind: 'microphone' });
    await pass();
    expect(media.asked).toEqual([{ audio: RAW }]);
  });

  it('gives frames from number 0 on, each with when it came', async () => {
    const { media, begin } = await openCapture();
    const { frames } = begin(USB);
    await pass(5000);
    media.probability = 0.75;
    await media.sound(0.5, 2);
    await pass(32);
    await media.sound(0.25);
    const now = performance.now();
    expect(frames().map(({ laneId, index, probability }) => ({ laneId, index, probability }))).toEqual([
      { laneId: 'lane', index: 0, probability: 0.75 },
      { laneId: 'lane', index: 1, probability: 0.75 },
      { laneId: 'lane', index: 2, probability: 0.75 },
    ]);
    expect(frames().map(({ samples }) => [samples.length, samples[0]])).toEqual([
      [512, 0.5],
      [512, 0.5],
      [512, 0.25],
    ]);
    expect(frames().map(({ capturedAt }) => now - capturedAt)).toEqual([32, 32, 0]);
  });

  it('that is quiet is made louder for the model alone', async () => {
    const { media, begin } = await openCapture();
    const { frames } = begin(USB);
    await pass();
    await media.sound(0.005, 2);
    await media.sound(0.5);
    expect(frames().map(({ samples }) => samples[0])).toEqual([0.005, 0.005, 0.5].map(Math.fround));
    expect(media.heardByModel.map((level) => level.toFixed(3))).toEqual(['0.100', '0.100', '0.500']);
  });

  it.each<[string, MessageCode]>([
    ['NotAllowedError', 'microphone-refused'],
    ['SecurityError', 'microphone-refused'],
    ['NotFoundError', 'microphone-missing'],
    ['OverconstrainedError', 'microphone-missing'],
    ['NotReadableError', 'microphone-busy'],
    ['AbortError', 'microphone-busy'],
    ['InvalidStateError', 'microphone-busy'],
  ])('that cannot be opened for a %s has failed as %s, once and for all', async (name, code) => {
    const { media, begin } = await openCapture();
    media.refuses = refusal(name);
    const { states } = begin(USB);
    await pass();
    expect(states()).toEqual([`lane-failed ${code}`]);
    media.refuses = null;
    await pass(60_000);
    expect(states()).toHaveLength(1);
    expect(media.asked).toHaveLength(1);
    expect(media.live).toEqual([]);
  });

  it('that cannot be opened for no known reason counts as busy', async () => {
    const { media, begin } = await openCapture();
    media.refuses = new TypeError('what is this');
    const { states } = begin(USB);
    await pass();
    expect(states()).toEqual(['lane-failed microphone-busy']);
  });

  it('that is not there when a lane begins is missing', async () => {
    const { media, begin } = await openCapture();
    media.microphones.clear();
    const chosen = begin(USB);
    const any = begin({ kind: 'microphone' });
    await pass();
    expect([...chosen.states(), ...any.states()]).toEqual([
      'lane-failed microphone-missing',
      'lane-failed microphone-missing',
    ]);
  });

  it('that is away when a lane is opened again, in a capture window made anew, is waited for', async () => {
    const { media, begin } = await openCapture();
    media.microphones.clear();
    const { states } = begin(USB, 'lane', true);
    await pass(60_000);
    expect(states()).toEqual([]);
    media.microphones.set('usb', 'USB mic');
    await pass(2_000);
    expect(states()).toEqual(['lane-listening']);
  });
});

describe("the system's sound", () => {
  it('comes with the smallest picture that there can be, which is dropped at once', async () => {
    const { media, begin } = await openCapture();
    const { states } = begin(SYSTEM);
    await pass();
    expect(media.asked).toEqual([{ audio: RAW, video: { width: 16, height: 16, frameRate: 1 } }]);
    expect(states()).toEqual(['lane-listening']);
    expect(media.live).toEqual(['Monitor']);
  });

  it('that is refused is unavailable', async () => {
    const { media, begin } = await openCapture();
    media.refuses = refusal('NotAllowedError');
    const { states } = begin(SYSTEM);
    await pass();
    expect(states()).toEqual(['lane-failed system-sound-unavailable']);
  });

  it('that comes as a picture only is unavailable, and the picture is given back', async () => {
    const { media, begin } = await openCapture();
    media.systemSound = null;
    const { states } = begin(SYSTEM);
    await pass();
    expect(states()).toEqual(['lane-failed system-sound-unavailable']);
    expect(media.tracks).toHaveLength(1);
    expect(media.live).toEqual([]);
  });
});

describe('voice detectors', () => {
  it('of devices take no audio graph, which would hold the sound card and leave out what it cannot play', async () => {
    const { media, begin } = await openCapture();
    const lanes = [begin(USB), begin(SYSTEM, 'second')];
    await pass();
    await media.sound(0.5);
    expect(lanes.map(({ frames }) => frames().length)).toEqual([1, 1]);
    expect(media.contexts).toEqual([]);
  });

  it('that were taken in vain serve the next lanes', async () => {
    const { media, begin } = await openCapture();
    const vain = [begin(FILE, 'first'), begin(FILE, 'second')];
    await pass();
    for (const element of media.elements) element.happens('error');
    await pass();
    expect(vain.map(({ states }) => states())).toEqual([
      ['lane-failed media-unreadable'],
      ['lane-failed media-unreadable'],
    ]);
    const next = [begin(FILE, 'third'), begin(FILE, 'fourth')];
    await pass();
    for (const element of media.elements) element.happens('canplay');
    await pass();
    await media.sound(0.5);
    expect(next.map(({ frames }) => frames().length)).toEqual([1, 1]);
    expect(media.contexts).toHaveLength(2);
  });

  it.each([
    ['a microphone', USB, []],
    ['a file', FILE, ['suspended']],
  ])(
    'that were used serve the next lane: sixty starts load no more than one (%s)',
    async (_what, source, graphs) => {
      const { media, begin } = await openCapture();
      for (let start = 1; start <= 60; start++) {
        const { lane, states, frames } = begin(source);
        await pass();
        media.elements.at(-1)?.happens('canplay');
        await pass();
        await media.sound(start / 100, 2);
        expect(states()).toEqual(['lane-listening']);
        expect(frames().map(({ index, samples }) => [index, samples[0]])).toEqual([
          [0, Math.fround(start / 100)],
          [1, Math.fround(start / 100)],
        ]);
        lane.close();
        await pass();
      }
      expect(media.loads).toBe(1);
      expect(media.contexts.map(({ state }) => state)).toEqual(graphs);
      expect(media.connections).toBe(0);
    },
  );

  it('of several lanes share one model', async () => {
    const { media, begin } = await openCapture();
    const lanes = [begin(USB, 'first'), begin(SYSTEM, 'second'), begin(USB, 'third')];
    await pass();
    await media.sound(0.5, 2);
    expect(lanes.map(({ frames }) => frames().length)).toEqual([2, 2, 2]);
    expect(media.loads).toBe(1);
  });

  it('that gave nothing are not used again', async () => {
    const { media, begin } = await openCapture();
    const { lane } = begin(FILE);
    await pass();
    media.elements[0]?.happens('canplay');
    await pass();
    lane.close();
    await pass();
    const next = begin(FILE, 'next');
    await pass();
    media.elements[1]?.happens('canplay');
    await pass();
    await media.sound(0.5);
    expect(next.frames()).toHaveLength(1);
    expect(media.contexts.map(({ state }) => state)).toEqual(['closed', 'running']);
  });
});

describe('a voice detector that cannot be loaded', () => {
  it('is the end of the lane, and the device is given back', async () => {
    const { media, begin } = await openCapture();
    media.modelError = new Error('no such file');
    const { states } = begin(USB);
    await pass();
    expect(states()).toEqual(['lane-failed capture-failed']);
    expect(media.live).toEqual([]);
    expect(media.running).toBe(0);
    media.modelError = null;
    const next = begin(USB, 'next');
    await pass();
    expect(next.states()).toEqual(['lane-listening']);
  });

  it('in part as well, and the next lane has one of its own', async () => {
    const { media, begin } = await openCapture();
    media.workletError = new Error('no such file');
    const first = begin(FILE);
    await pass();
    media.elements[0]?.happens('canplay');
    await pass();
    expect(first.states()).toEqual(['lane-failed capture-failed']);
    expect(media.contexts.map(({ state }) => state)).toEqual(['closed']);
    media.workletError = null;
    const next = begin(FILE);
    await pass();
    media.elements[1]?.happens('canplay');
    await pass();
    await media.sound(0.5, 3);
    expect(next.states()).toEqual(['lane-listening']);
    expect(next.frames()).toHaveLength(3);
  });

  it('or hears no more later is the end of the lane too', async () => {
    const { media, begin } = await openCapture();
    const { states, frames } = begin(USB);
    await pass();
    await media.sound(0.5);
    media.hearingError = new Error('out of memory');
    await media.sound(0.5, 5);
    expect(frames()).toHaveLength(1);
    expect(states()).toEqual(['lane-listening', 'lane-failed capture-failed']);
    expect(media.live).toEqual([]);
  });
});

describe('a lane that is closed', () => {
  it('gives its device back, says what waited, and nothing more', async () => {
    const { media, begin } = await openCapture();
    media.probability = 0;
    const { lane, said, frames } = begin(USB);
    await pass();
    // In silence frames wait for each other.
    await media.sound(0.1, 67);
    const waiting = 67 - frames().length;
    expect(waiting).toBeGreaterThan(0);
    lane.close();
    expect(frames()).toHaveLength(67);
    const before = said.length;
    await media.sound(0.1, 20);
    await pass(60_000);
    expect(said).toHaveLength(before);
    expect(media.live).toEqual([]);
    expect(media.running).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('before its device is there does not keep it', async () => {
    const { media, begin } = await openCapture();
    media.opening.on();
    const { lane, said } = begin(USB);
    await pass();
    lane.close();
    media.opening.release();
    await pass(60_000);
    expect(media.tracks).toHaveLength(1);
    expect(media.live).toEqual([]);
    expect(said).toEqual([]);
  });

  it('before its device is refused does not speak of it', async () => {
    const { media, begin } = await openCapture();
    media.opening.on();
    media.refuses = refusal('NotAllowedError');
    const { lane, said } = begin(USB);
    await pass();
    lane.close();
    media.opening.release();
    await pass(60_000);
    expect(said).toEqual([]);
  });

  it.each<[string, Source]>([
    ['a microphone', USB],
    ['a file', FILE],
  ])('while its detector starts says nothing (%s), and the next lane is heard', async (_what, source) => {
    const { media, begin } = await openCapture();
    media.loading.on();
    const { lane, said } = begin(source);
    await pass();
    media.elements[0]?.happens('canplay');
    await pass();
    lane.close();
    await pass();
    const next = begin({ kind: 'microphone', deviceId: 'built-in' }, 'next');
    await pass();
    media.loading.release();
    await pass(1000);
    expect(said).toEqual([]);
    expect(next.states()).toEqual(['lane-listening']);
    await media.sound(0.5, 2);
    expect(next.frames().map(({ samples }) => samples[0])).toEqual([0.5, 0.5]);
    expect(media.live).toEqual(['Built-in mic']);
    expect(media.connections).toBe(1);
    expect(media.running).toBe(0);
    expect(media.elements.every(({ paused }) => paused)).toBe(true);
  });

  it('while its file begins to play says nothing', async () => {
    const { media, begin } = await openCapture();
    media.playing.on();
    const { lane, said } = begin(FILE);
    await pass();
    media.elements[0]?.happens('canplay');
    await pass();
    lane.close();
    media.playing.release();
    await pass(1000);
    expect(said).toEqual([]);
    expect(media.elements[0]?.paused).toBe(true);
  });

  it('does not say what went wrong with its file afterwards', async () => {
    const { media, begin } = await openCapture();
    const { lane, states } = begin(FILE);
    await pass();
    media.elements[0]?.happens('canplay');
    await pass();
    lane.close();
    media.elements[0]?.happens('error');
    expect(states()).toEqual(['lane-listening']);
  });

  it('while its device is away does not look for it any more', async () => {
    const { media, begin } = await openCapture();
    const { lane, states } = begin(USB);
    await pass();
    media.unplug('usb');
    lane.close();
    media.microphones.set('usb', 'USB mic');
    await pass(60_000);
    expect(states()).toEqual(['lane-listening', 'lane-lost USB mic']);
    expect(media.asked).toHaveLength(1);
  });

  it('in the last moment of its file does not say that it has ended', async () => {
    const { media, begin } = await openCapture();
    const { lane, states } = begin(FILE);
    await pass();
    media.elements[0]?.happens('canplay');
    await pass();
    media.elements[0]?.happens('ended');
    lane.close();
    await pass(1000);
    expect(states()).toEqual(['lane-listening']);
  });

  it('twice is closed once', async () => {
    const { media, begin } = await openCapture();
    const { lane } = begin(USB);
    await pass();
    lane.close();
    lane.close();
    await pass(1000);
    const next = begin(USB, 'next');
    await pass();
    await media.sound(0.5);
    expect(next.frames()).toHaveLength(1);
  });

  it('leaves other lanes as they are', async () => {
    const { media, begin } = await openCapture();
    const first = begin(USB, 'first');
    const second = begin({ kind: 'microphone', deviceId: 'built-in' }, 'second');
    await pass();
    first.lane.close();
    await pass(1000);
    await media.sound(0.5, 2);
    expect(first.frames()).toEqual([]);
    expect(second.frames()).toHaveLength(2);
    expect(media.live).toEqual(['Built-in mic']);
  });
});
