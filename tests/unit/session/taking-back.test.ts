import { expect, it } from 'vitest';
import { Feed } from '../../../src/main/session/feed';
import { JamakError } from '../../../src/shared/errors';
import type { SessionEvent } from '../../../src/shared/session/events';
import { applySessionEvent, EMPTY_VIEW } from '../../../src/shared/session/session-view';
import { digest, ended, final, interim, started, translated } from '../storage/sessions';

const SECRET = 'sesame';
const place = (id: string, startMs: number) => ({ id, laneId: 'mic', startMs, endMs: startMs + 900.5 });

function open({ broken = false } = {}) {
  const state = { broken };
  const committed: SessionEvent[] = [];
  const published: SessionEvent[] = [];
  let release = (): void => {};
  const feed = new Feed({
    commit: async (events) => {
      await new Promise<void>((resolve) => (release = resolve));
      if (state.broken) throw new JamakError('store-failed', { retryable: true });
      committed.push(...events);
    },
    publish: (event) => published.push(event),
    onError: () => {},
    onUnsaved: () => {},
    onSavedAgain: () => {},
  });
  const settle = async (): Promise<void> => {
    const waits = { done: false };
    const settled = feed.settled().then(() => (waits.done = true));
    while (!waits.done) {
      release();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await settled;
  };
  return { feed, state, committed, published, settle, release: () => release() };
}

const holds = (value: unknown): boolean => JSON.stringify(value).includes(SECRET);

it('a caption that is taken back leaves the view and all that is kept in memory, and numbers have no holes', async () => {
  const { feed, published, settle } = open();
  feed.append(started('s'));
  feed.append(final('a', 0, 'before'));
  feed.append(final('b', 1000, SECRET));
  feed.append(translated('b', SECRET));
  feed.append({
    type: 'digest-updated',
    digest: { ...digest('d', 1), untilMs: 1900, keywords: [SECRET] },
  });
  await settle();
  expect(holds(feed.view)).toBe(true);
  feed.takeBack([place('b', 1000)]);
  expect(holds(feed.kept)).toBe(false);
  await settle();
  expect(holds(feed.view)).toBe(false);
  expect(feed.view.captions.map(({ id }) => id)).toEqual(['a']);
  expect(feed.view.takenBack).toEqual([place('b', 1000)]);
  expect(feed.view.digest).toBeNull();
  expect(published.map(({ seq }) => seq)).toEqual(published.map((_, at) => at + 1));
  expect(
    published.slice(0, 3).concat(published.slice(5)).reduce(applySessionEvent, EMPTY_VIEW).takenBack,
  ).toHaveLength(1);
});

it('what waits to be saved, and what is being saved, is shown without the words', async () => {
  const { feed, published, settle } = open();
  feed.append(started('s'));
  await settle();
  feed.append(final('a', 0, SECRET));
  await new Promise((resolve) => setImmediate(resolve));
  feed.append(final('b', 1000, SECRET));
  feed.append(interim('c', 2000, SECRET));
  const said = feed.said(() => true);
  expect(said.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
  feed.takeBack(said);
  await settle();
  expect(holds(published)).toBe(false);
  expect(holds(feed.view)).toBe(false);
  expect(feed.view.takenBack.map(({ id }) => id).toSorted()).toEqual(['a', 'b', 'c']);
});

it('nothing more is told of it: no late final, no translation, no correction', async () => {
  const { feed, published, settle } = open();
  feed.append(started('s'));
  feed.takeBack([place('a', 0)]);
  let committed = 0;
  feed.append(final('a', 0, SECRET), () => committed++);
  feed.append(interim('a', 0, SECRET));
  feed.append(translated('a', SECRET));
  feed.edit({ type: 'caption-edited', captionId: 'a', text: SECRET, editor: 'me' });
  await settle();
  expect(holds(published)).toBe(false);
  expect(committed).toBe(1);
});

it('a disk that takes it later, and a database that is begun anew, never get the words', async () => {
  const { feed, state, committed, settle } = open({ broken: true });
  feed.append(started('s'));
  feed.append(final('a', 0, SECRET));
  await settle();
  feed.takeBack([place('a', 0)]);
  state.broken = false;
  const saved = feed.saveNow();
  await settle();
  for (let turn = 0; turn < 20 && committed.length < 3; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    await settle();
    void feed.saveNow();
    await new Promise((resolve) => setTimeout(resolve));
  }
  void saved;
  expect(holds(feed.unsaved)).toBe(false);
  expect(holds(committed)).toBe(false);
});

it('also after the end', async () => {
  const { feed, settle } = open();
  feed.append(started('s'));
  feed.append(final('a', 0, SECRET));
  feed.append(ended(5000));
  await settle();
  feed.takeBack([place('a', 0)]);
  await settle();
  expect(holds(feed.view)).toBe(false);
  expect(holds(feed.kept)).toBe(false);
});

it('a caption that is corrected keeps what was recognised and loses its translation', async () => {
  const { feed, settle } = open();
  feed.append(started('s'));
  feed.append(final('a', 0, 'helo'));
  feed.append(translated('a', '안녕'));
  feed.edit({ type: 'caption-edited', captionId: 'a', text: 'hello', editor: 'me' });
  feed.edit({ type: 'caption-edited', captionId: 'a', text: 'hello!', editor: 'you' });
  await settle();
  expect(feed.view.captions).toEqual([{ ...place('a', 0), text: 'hello!', original: 'helo' }]);
});
