import { afterEach, expect, it, vi } from 'vitest';
import { closeCapture, HEARD, openCapture, pass, USB } from './open-capture';

afterEach(closeCapture);

const PLAYER = { kind: 'application', name: '플레이어' } as const;

/** An application that main serves: nothing while it does not play, then whatever is sent. */
function main() {
  const asked: string[] = [];
  let playing: ReadableStreamDefaultController<Uint8Array> | null = null;
  const state = { plays: false };
  const answer = (url: string): Response => {
    asked.push(url);
    if (!state.plays)
      return new Response(null, { status: 502, headers: { 'x-jamak-code': 'application-away' } });
    return new Response(
      new ReadableStream<Uint8Array>({ start: (controller) => void (playing = controller) }),
    );
  };
  vi.stubGlobal('fetch', (url: string) => Promise.resolve(answer(url)));
  /** So many pairs at this level, cut anywhere. */
  const send = (pairs: number, level: number): void => {
    const bytes = new Uint8Array(new Float32Array(pairs * 2).fill(level).buffer);
    playing?.enqueue(bytes.slice(0, 13));
    playing?.enqueue(bytes.slice(13));
  };
  return { asked, state, send, end: () => playing?.close() };
}

it('an application is waited for, heard while it plays, and waited for again', async () => {
  const { begin } = await openCapture();
  const { asked, state, send, end } = main();
  const { states, frames } = begin(PLAYER);
  await pass();
  expect(states()).toEqual(['lane-lost 플레이어']);
  await pass(3_000);
  expect(states()).toHaveLength(1);
  state.plays = true;
  await pass(1_000);
  expect(states().at(-1)).toBe('lane-listening');
  expect(new Set(asked)).toEqual(new Set(['/live/lane/sound']));

  send(1_300, 0.25);
  await pass(50);
  expect(frames().map(({ index, samples }) => [index, samples.length, samples[0]])).toEqual([
    [0, 512, 0.25],
    [1, 512, 0.25],
  ]);

  state.plays = false;
  end();
  await pass(50);
  expect(states().at(-1)).toBe('lane-lost 플레이어');
  state.plays = true;
  await pass(1_000);
  expect(states().at(-1)).toBe('lane-listening');
});

it.each(HEARD)(
  'a microphone that is heard %s is shaped where it stands; only noise suppression opens it anew, without a break',
  async (_how, readsTracks) => {
    const { media, begin } = await openCapture();
    media.readsTracks = readsTracks;
    const { lane, states, frames } = begin(USB);
    await pass();
    await media.sound(0.1);
    lane.shape({ ...USB, gainDb: 12, channel: 'left' });
    await pass();
    expect(media.asked).toHaveLength(1);
    lane.shape({ ...USB, gainDb: 12, noiseSuppression: true });
    await pass();
    expect(media.asked).toHaveLength(2);
    expect(media.asked[1]).toMatchObject({ audio: { noiseSuppression: true, deviceId: { exact: 'usb' } } });
    expect(media.live).toEqual(['USB mic']);
    expect(media.connections).toBe(1);
    await media.sound(0.1);
    expect(frames().map(({ index }) => index)).toEqual([0, 1]);
    expect(states()).toEqual(['lane-listening']);
    lane.close();
    expect(media.live).toEqual([]);
  },
);

it('a microphone that can’t be opened anew goes on as it was', async () => {
  const { media, begin } = await openCapture();
  const { lane, states } = begin(USB);
  await pass();
  media.refuses = new Error('busy');
  lane.shape({ ...USB, noiseSuppression: true });
  await pass();
  expect(media.live).toEqual(['USB mic']);
  expect(states()).toEqual(['lane-listening']);
});
