import { expect, it } from 'vitest';
import { ClosedCaptions } from '../../../../src/main/broadcast/obs/captions/closed-captions';

/** Waits until the test says that a page was shown. */
function open({ wanted = true } = {}) {
  const sent: string[] = [];
  const foreign: number[] = [];
  const state = { wanted };
  let shown = (): void => {};
  const waits: number[] = [];
  const captions = new ClosedCaptions({
    wanted: () => state.wanted,
    send: (text) => {
      sent.push(text);
      return Promise.resolve();
    },
    onForeign: () => foreign.push(1),
    wait: (ms, signal) => {
      waits.push(ms);
      return new Promise((resolve, reject) => {
        shown = resolve;
        signal.addEventListener('abort', () => reject(new Error('closed')));
      });
    },
  });
  const next = async (): Promise<void> => {
    await Promise.resolve();
    shown();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { captions, sent, foreign, state, next, waits };
}

const LONG = 'Ask not what your country can do for you, ask what you can do for your country.';

it('are sent page by page, as long as OBS shows each', async () => {
  const { captions, sent, next, waits } = open();
  captions.add('a', LONG);
  captions.add('b', 'Hello.');
  expect(sent).toHaveLength(1);
  await next();
  expect(sent[1]).toBe('your country.');
  await next();
  expect(sent[2]).toBe('Hello.');
  expect(waits).toEqual([2000, 2000, 2000]);
});

it('are not sent any more once they were taken back', async () => {
  const { captions, sent, next } = open();
  captions.add('a', 'One.');
  captions.add('b', LONG);
  captions.add('c', 'Three.');
  captions.takeBack('b');
  await next();
  await next();
  expect(sent).toEqual(['One.', 'Three.']);
});

it('keep no more waiting than can still be read in time', async () => {
  const { captions, sent, next } = open();
  captions.add('first', 'First.');
  for (let number = 1; number <= 20; number++) captions.add(`${number}`, `Number ${number}.`);
  for (let page = 0; page < 10; page++) await next();
  expect(sent).toEqual(['First.', ...[15, 16, 17, 18, 19, 20].map((number) => `Number ${number}.`)]);
});

it('are none of Hangul, which is said, and of nothing while no stream runs', async () => {
  const { captions, sent, foreign, state, next } = open();
  captions.add('k', '안녕하세요');
  expect(foreign).toHaveLength(1);
  state.wanted = false;
  captions.add('a', 'One.');
  captions.add('k2', '안녕하세요');
  await next();
  expect(sent).toEqual([]);
  expect(foreign).toHaveLength(1);
});

it('stop waiting when they are closed', async () => {
  const { captions, sent, next } = open();
  captions.add('a', 'One.');
  captions.add('b', 'Two.');
  captions.close();
  await next();
  expect(sent).toEqual(['One.']);
});
