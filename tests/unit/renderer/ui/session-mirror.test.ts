import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSessionMirror } from '../../../../src/renderer/ui/session-mirror';
import type { SessionEvent } from '../../../../src/shared/session/events';
import { LATEST_CAPTIONS, latestOf } from '../../../../src/shared/session/latest';
import { EMPTY_VIEW, type SessionView } from '../../../../src/shared/session/session-view';
import { FakeMain, final, interim, settle, started } from '../fake-main';

function connected(main: FakeMain) {
  const { store, connect } = createSessionMirror(main.api, 'en');
  return { store, disconnect: connect() };
}

describe('createSessionMirror', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('shows a session that began before the window did', async () => {
    const main = new FakeMain();
    main.append(started('s1'));
    main.append(final('c1', 'Hello.'));
    const { store } = connected(main);
    expect(store.getState().status).toBe('loading');
    await settle();
    expect(store.getState().status).toBe('ready');
    expect(store.getState().session).toEqual(main.view);
  });

  it('neither loses nor doubles what comes while the state is on its way', async () => {
    const main = new FakeMain();
    main.slow = true;
    main.append(started('s1'));
    const early = main.append(final('c1', 'One.'));
    const { store } = connected(main);
    // Once more what the state already holds, then what it does not.
    main.push(early);
    main.append(final('c2', 'Two.', 2000));
    main.answerState();
    await settle();
    expect(store.getState().session.captions.map(({ text }) => text)).toEqual(['One.', 'Two.']);
    expect(store.getState().session).toEqual(main.view);
  });

  it('shows nothing of a session that was deleted, and goes on with the next', async () => {
    const main = new FakeMain();
    main.append(started('s1'));
    main.append(final('c1', 'One.'));
    const { store } = connected(main);
    await settle();
    main.delete();
    expect(store.getState().session).toEqual(EMPTY_VIEW);
    main.append(started('s2'));
    main.append(final('c2', 'Two.'));
    expect(store.getState().session).toEqual(main.view);
  });

  it('shows nothing of a session that was deleted while the state was on its way', async () => {
    const main = new FakeMain();
    main.append(started('s1'));
    main.slow = true;
    const { store } = connected(main);
    main.delete();
    main.answerState();
    main.slow = false;
    await settle();
    await vi.runAllTimersAsync();
    expect(store.getState().session).toEqual(EMPTY_VIEW);
  });

  it('holds the latest captions alone where a page shows no others, as main has them', async () => {
    const main = new FakeMain();
    main.append(started('s1'));
    for (let at = 0; at < 150; at++) main.append(final(`c${at}`, 'Before it was there.', at * 1000));
    const { store, connect } = createSessionMirror(main.api, 'en', latestOf);
    connect();
    await settle();
    for (let at = 150; at < 5 * LATEST_CAPTIONS; at++) {
      main.append(final(`c${at}`, 'Meanwhile.', at * 1000));
      expect(store.getState().session.captions.length).toBeLessThanOrEqual(2 * LATEST_CAPTIONS);
    }
    // One that it does not hold any more, and one that it does.
    for (const captionId of ['c0', `c${5 * LATEST_CAPTIONS - 2}`])
      main.append({ type: 'caption-edited', captionId, text: 'Corrected.', editor: 'a' });
    const last = ({ captions }: SessionView) => captions.slice(-LATEST_CAPTIONS);
    expect(last(store.getState().session)).toEqual(last(main.view));
    expect(store.getState().session.seq).toBe(main.view.seq);
    // Nothing was missed, so nothing was asked for again.
    expect(main.stateRequests).toBe(1);
  });

  it('ends up where main is, whenever it connects and however late the answer comes', async () => {
    const happening = fc.oneof(
      fc.constantFrom('s1', 's2', 's3').map((id) => started(id)),
      fc
        .tuple(fc.integer({ min: 0, max: 9 }), fc.constantFrom('a', 'b', 'c'))
        .map(([id, text]) => interim(`i${id}`, text, '')),
      fc.integer({ min: 0, max: 5000 }).map((startMs) => final(`c${startMs}`, 'words', startMs)),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(happening, { maxLength: 12 }),
        fc.array(happening, { maxLength: 12 }),
        fc.array(happening, { maxLength: 12 }),
        async (before, during, after) => {
          const main = new FakeMain();
          main.slow = true;
          // No session can start twice; give each start an id of its own.
          let starts = 0;
          const play = (list: typeof before): void =>
            list.forEach((each) =>
              main.append(each.type === 'session-started' ? started(`${each.sessionId}-${++starts}`) : each),
            );
          main.append(started('first'));
          play(before);
          const { store, disconnect } = connected(main);
          play(during);
          main.answerState();
          await settle();
          play(after);
          expect(store.getState().session).toEqual(main.view);
          disconnect();
        },
      ),
    );
  });

  it('does not mix the tail of one session into the next one', async () => {
    const main = new FakeMain();
    main.append(started('old'));
    for (let at = 0; at < 20; at++) main.append(final(`o${at}`, 'old', at * 1000));
    const tail: SessionEvent = { seq: 22, happening: final('tail', 'old', 90_000) };
    main.slow = true;
    const { store } = connected(main);
    main.answerState();
    await settle();
    main.push(tail);
    main.append(started('new'));
    main.append(final('n1', 'new'));
    expect(store.getState().session.captions.map(({ text }) => text)).toEqual(['new']);
  });

  it('fetches the rest when an event is missing', async () => {
    const main = new FakeMain();
    main.append(started('s1'));
    const { store } = connected(main);
    await settle();
    main.append(final('c1', 'Lost on the way.'), true);
    main.append(final('c2', 'Here.', 2000));
    expect(store.getState().session.captions.map(({ text }) => text)).toEqual(['Here.']);
    await vi.advanceTimersByTimeAsync(2000);
    expect(store.getState().session).toEqual(main.view);
    expect(main.stateRequests).toBe(2);
  });

  it('drops what is not an event and goes on', async () => {
    const main = new FakeMain();
    main.append(started('s1'));
    const { store } = connected(main);
    await settle();
    main.push({ seq: 2, happening: { type: 'caption-final', text: '' } } as unknown as SessionEvent);
    main.append(final('c1', 'Still here.'));
    expect(store.getState().session.captions).toHaveLength(1);
  });

  it('says that main can not be reached, and gets over it', async () => {
    const main = new FakeMain();
    const state = vi.spyOn(main.api, 'state').mockRejectedValueOnce(new Error('no handler'));
    const { store } = connected(main);
    await settle();
    expect(store.getState().status).toBe('failed');
    await vi.advanceTimersByTimeAsync(1500);
    expect(state).toHaveBeenCalledTimes(2);
    expect(store.getState().status).toBe('ready');
  });

  it('keeps a language that was changed while the state was on its way', async () => {
    const main = new FakeMain();
    main.slow = true;
    const { store } = connected(main);
    main.speak('ko');
    main.answerState();
    await settle();
    expect(store.getState().language).toBe('ko');
  });

  it('lets go of everything when it disconnects', async () => {
    const main = new FakeMain();
    const { store, disconnect } = connected(main);
    await settle();
    disconnect();
    expect(main.listeners).toBe(0);
    main.append(started('s1'));
    expect(store.getState().session.phase).toBe('idle');
  });
});
