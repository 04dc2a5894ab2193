import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBrowserLink } from '../../../../../src/renderer/ui/link/browser-link';
import { createSessionMirror } from '../../../../../src/renderer/ui/session-mirror';
import type { PublicState } from '../../../../../src/shared/broadcast/public-api';
import { EMPTY_VIEW } from '../../../../../src/shared/session/session-view';
import { DEFAULT_SETTINGS } from '../../../../../src/shared/settings';
import { FakeMain, final, settle, started } from '../../fake-main';
import { FakeBrowser } from './fake-browser';

function stateOf(main: FakeMain, control = false): PublicState {
  return { settings: main.settings, language: main.language, session: main.view, control };
}

/** A page whose stream has begun, in a session with one caption. */
async function opened() {
  const browser = new FakeBrowser();
  const link = createBrowserLink({ browser });
  const { store, connect } = createSessionMirror(link, 'en');
  const main = new FakeMain();
  connect();
  main.append(started('s1'));
  main.append(final('c1', 'One.'));
  browser.last.accept();
  browser.last.send({ type: 'state', state: stateOf(main) });
  await settle();
  const tell = (...happened: Parameters<FakeMain['append']>) =>
    browser.last.send({ type: 'session', event: main.append(...happened) });
  return { browser, link, store, main, tell };
}

describe('createBrowserLink', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('begins with the state and goes on with events', async () => {
    const { browser, link, store, main, tell } = await opened();
    expect(browser.opened.map(({ address }) => address)).toEqual(['../events']);
    expect(link.connection.getState()).toEqual({ state: 'live', control: false });
    tell(final('c2', 'Two.', 2000));
    expect(store.getState()).toMatchObject({ status: 'ready', session: main.view });
  });

  it('says which language of translations is read', () => {
    const browser = new FakeBrowser();
    void createBrowserLink({ browser, language: 'ja' }).state();
    expect(browser.last.address).toBe('../events?language=ja');
  });

  it('keeps what stands while the server is away, and takes up what came meanwhile', async () => {
    const { browser, link, store, main, tell } = await opened();
    browser.last.break();
    expect(link.connection.getState().state).toBe('away');
    expect(store.getState().session.captions).toHaveLength(1);
    const missed = main.append(final('c2', 'Two.', 2000));
    browser.last.accept();
    browser.last.send({ type: 'session', event: missed });
    tell(final('c3', 'Three.', 4000));
    expect(link.connection.getState().state).toBe('live');
    expect(store.getState().session).toEqual(main.view);
    expect(browser.opened).toHaveLength(1);
  });

  it('shows the session of another run of the app, which nobody asked for', async () => {
    const { browser, store, main } = await opened();
    browser.last.break();
    main.append(started('s2'));
    main.append(final('n1', 'New.'));
    browser.last.accept();
    browser.last.send({ type: 'state', state: stateOf(main, true) });
    await settle();
    expect(store.getState().session).toEqual(main.view);
  });

  it('opens the stream anew for the state when an event is missing', async () => {
    const { browser, store, main, tell } = await opened();
    main.append(final('c2', 'Lost.', 2000));
    tell(final('c3', 'Three.', 4000));
    await vi.advanceTimersByTimeAsync(1000);
    expect(browser.opened).toHaveLength(2);
    expect(browser.opened[0]?.readyState).toBe(2);
    browser.last.accept();
    browser.last.send({ type: 'state', state: stateOf(main) });
    await settle();
    expect(store.getState().session).toEqual(main.view);
  });

  it('gives up where the address holds no more', async () => {
    const { browser, link } = await opened();
    browser.status = 404;
    browser.last.refuse();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(link.connection.getState().state).toBe('refused');
    link.renew();
    void link.state();
    expect(browser.opened).toHaveLength(1);
  });

  it.each([0, 429, 503])('tries again, ever later, while the server answers %i', async (status) => {
    const { browser, link } = await opened();
    browser.status = status;
    const waits: number[] = [];
    for (let round = 0; round < 6; round++) {
      const before = browser.opened.length;
      browser.last.refuse();
      let waited = 0;
      while (browser.opened.length === before && waited < 60_000) {
        await vi.advanceTimersByTimeAsync(500);
        waited += 500;
      }
      waits.push(waited);
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 10_000, 10_000]);
    expect(link.connection.getState().state).toBe('away');
    browser.last.accept();
    expect(link.connection.getState().state).toBe('live');
  });

  it('takes no notice of what is no message', async () => {
    const { browser, store } = await opened();
    const before = store.getState();
    browser.last.sendText('session', '{');
    browser.last.sendText('session', '{"type":"session","event":{"seq":-1}}');
    expect(store.getState()).toEqual(before);
  });

  it('is loaded again when it does not understand the Jamak that answers', async () => {
    const { browser, link } = await opened();
    browser.last.sendText('state', '{"type":"state","state":{"from":"another version"}}');
    expect(link.connection.getState().state).toBe('away');
    expect(browser.last.readyState).toBe(2);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(browser.reloads).toBe(1);
  });

  it('tells of settings and of what was deleted', async () => {
    const { browser, store } = await opened();
    const overlay = { ...DEFAULT_SETTINGS.overlay, lines: 3 };
    browser.last.send({ type: 'settings', settings: { ...DEFAULT_SETTINGS, overlay }, language: 'ko' });
    expect(store.getState()).toMatchObject({ settings: { overlay: { lines: 3 } }, language: 'ko' });
    browser.last.send({ type: 'deleted', sessionId: 's1' });
    expect(store.getState().session).toEqual(EMPTY_VIEW);
  });

  it('listens to the new stream alone once it renewed itself', async () => {
    const { browser, link, store, main } = await opened();
    const [old] = browser.opened;
    link.renew();
    old?.send({ type: 'deleted', sessionId: 's1' });
    expect(store.getState().session.sessionId).toBe('s1');
    main.append(final('c2', 'Two.', 2000));
    browser.last.accept();
    browser.last.send({ type: 'state', state: stateOf(main) });
    expect(store.getState().session).toEqual(main.view);
  });
});
