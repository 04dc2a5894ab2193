import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SupervisedWindow } from '../../../../src/main/app/windows/supervised-window';
import { WindowRegistry } from '../../../../src/main/app/windows/window-registry';
import { FakeWindow } from '../../../fakes/platform/electron';
import { lines } from '../../../fakes/platform/electron-log';

vi.mock('electron', () => import('../../../fakes/platform/electron'));
vi.mock('electron-log/node', () => import('../../../fakes/platform/electron-log'));

beforeEach(() => {
  lines.length = 0;
  vi.useFakeTimers({
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'],
  });
});
afterEach(() => vi.useRealTimers());

const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

/** An overlay whose page has loaded. */
function open({ onClosed }: { onClosed?: () => void } = {}) {
  const made: FakeWindow[] = [];
  const told: string[] = [];
  const registry = new WindowRegistry();
  const supervised = new SupervisedWindow({
    name: 'overlay',
    registry,
    create: () => {
      const window = new FakeWindow();
      made.push(window);
      return window.asBrowserWindow;
    },
    onLoaded: () => told.push('loaded'),
    onRestarted: () => told.push('restarted'),
    onGivenUp: () => told.push('given up'),
    ...(onClosed && { onClosed }),
  });
  supervised.open();
  const newest = (): FakeWindow => made.at(-1) as FakeWindow;
  newest().contents.finishLoading();
  told.length = 0;
  return { supervised, made, told, registry, newest, contents: newest().contents };
}

type Opened = ReturnType<typeof open>;

describe('a page', () => {
  it.each<[string, string, (opened: Opened) => unknown]>([
    ['crashes', 'crashed', ({ contents }) => contents.die()],
    ['is killed, as where memory is short', 'oom', ({ contents }) => contents.die('oom')],
    ['cannot be loaded', 'not loaded: -6', ({ contents }) => contents.failToLoad()],
    ['is not there', 'not loaded: HTTP 404', ({ contents }) => contents.emit('did-navigate', {}, '', 404)],
    ['does not respond to input', 'unresponsive', ({ newest }) => newest().emit('unresponsive')],
    ['fails in the eyes of who uses it', 'silent', ({ supervised }) => supervised.restart('silent')],
  ])('that %s is ended, and loaded again in its window', async (_what, reason, fail) => {
    const opened = open();
    const { made, told, contents, newest } = opened;
    fail(opened);
    expect(told).toEqual(['restarted']);
    expect(lines).toEqual([`warn window failed overlay ${reason}`]);
    expect(contents.isCrashed()).toBe(true);
    await pass(0);
    contents.finishLoading();
    expect(told).toEqual(['restarted', 'loaded']);
    expect(made).toHaveLength(1);
    expect(newest().loads).toEqual(Array.from({ length: 2 }, () => 'app://jamak/overlay/index.html'));
  });

  it.each<[string, (opened: Opened) => unknown]>([
    ['a load that another one took the place of', ({ contents }) => contents.failToLoad(-3)],
    ['a frame that cannot be loaded', ({ contents }) => contents.failToLoad(-6, false)],
    ['a page that is there', ({ contents }) => contents.emit('did-navigate', {}, '', 200)],
  ])('is not harmed by %s', async (_what, happen) => {
    const opened = open();
    happen(opened);
    await pass(60_000);
    expect(opened.told).toEqual([]);
  });

  it('that fails in several ways at once is loaded again once', async () => {
    const { told, contents, newest } = open();
    contents.failToLoad();
    newest().emit('unresponsive');
    contents.die('killed');
    await pass(0);
    expect(told).toEqual(['restarted']);
    expect(newest().loads).toHaveLength(2);
  });

  it('that hangs is noticed though it gets no input', async () => {
    const { told, contents } = open();
    await pass(60_000);
    contents.hangs = true;
    await pass(19_999);
    expect(told).toEqual([]);
    await pass(5_001);
    expect(told).toEqual(['restarted']);
    expect(lines).toEqual(['warn window failed overlay hangs']);
  });

  it('that was slow to answer once is well', async () => {
    const { told, contents } = open();
    let answer = (_started: boolean): void => {};
    const asked = vi
      .spyOn(contents, 'executeJavaScript')
      .mockReturnValueOnce(new Promise<unknown>((resolve) => (answer = resolve)));
    await pass(19_000);
    expect(asked).toHaveBeenCalledOnce();
    answer(true);
    await pass(60_000);
    expect(told).toEqual([]);
  });

  it('that stands still because somebody debugs it is left alone', async () => {
    const { told, contents } = open();
    contents.hangs = true;
    contents.devTools = true;
    await pass(600_000);
    expect(told).toEqual([]);
  });

  it('whose module never runs to its end is loaded again after a minute', async () => {
    const { told, contents } = open();
    contents.answer = false;
    await pass(55_000);
    expect(told).toEqual([]);
    await pass(5_000);
    expect(told).toEqual(['restarted']);
    expect(lines).toEqual(['warn window failed overlay never starts']);
  });

  it('that never comes to be there is loaded again after a minute', async () => {
    const { told, contents } = open();
    contents.startLoading();
    await pass(60_000);
    expect(told).toEqual(['restarted']);
  });

  it('that is loaded again by somebody else owes no answer to what the old one was asked', async () => {
    const { told, contents } = open();
    contents.hangs = true;
    await pass(15_000);
    contents.startLoading();
    contents.hangs = false;
    contents.finishLoading();
    await pass(60_000);
    expect(told).toEqual(['loaded']);
  });
});

describe('a page that fails again and again', () => {
  /** Lets the page fail as soon as it was loaded again. */
  const failOften = async ({ contents }: Opened, times: number): Promise<void> => {
    for (let time = 0; time < times; time++) {
      contents.die();
      await pass(4_000);
    }
  };

  it('is loaded ever later, and given up after the fifth time within a minute', async () => {
    const opened = open();
    const { told, contents, newest } = opened;
    contents.die();
    await pass(0);
    contents.die();
    await pass(499);
    expect(newest().loads).toHaveLength(2);
    await pass(1);
    expect(newest().loads).toHaveLength(3);
    await failOften(opened, 4);
    expect(told).toEqual([...Array.from({ length: 5 }, () => 'restarted'), 'given up']);
    await pass(600_000);
    expect(newest().loads).toHaveLength(6);
  });

  it('is loaded once more when that is asked for', async () => {
    const opened = open();
    const { supervised, told, contents, newest } = opened;
    supervised.retry();
    expect(newest().loads).toHaveLength(1);
    await failOften(opened, 6);
    supervised.retry();
    expect(newest().loads).toHaveLength(7);
    contents.finishLoading();
    expect(told.at(-1)).toBe('loaded');
  });

  it('keeps nobody waiting who waits for it to be there', async () => {
    const supervised = new SupervisedWindow({
      name: 'control',
      registry: new WindowRegistry(),
      create: () => new FakeWindow().asBrowserWindow,
      onGivenUp: () => {},
    });
    supervised.open();
    for (let times = 0; times < 6; times++) {
      supervised.restart('broken');
      await pass(4_000);
    }
    await expect(supervised.loaded).resolves.toBeUndefined();
  });
});

describe('a window that somebody closed', () => {
  it('is made anew, and found by its name', async () => {
    const { made, told, registry, newest } = open();
    newest().destroy();
    expect(told).toEqual(['restarted']);
    await pass(0);
    expect(made).toHaveLength(2);
    expect(registry.get('overlay')).toBe(made[1]);
    expect(newest().loads).toHaveLength(1);
  });

  it('is left closed where that is what it is for', async () => {
    const onClosed = vi.fn<() => void>();
    const { made, told, newest } = open({ onClosed });
    newest().destroy();
    await pass(60_000);
    expect(onClosed).toHaveBeenCalledOnce();
    expect(made).toHaveLength(1);
    expect(told).toEqual([]);
  });
});

describe('a supervision that is over', () => {
  it('leaves the window, and has no more to do with what becomes of it', async () => {
    const { supervised, made, told, newest } = open();
    supervised.stop();
    await pass(60_000);
    expect(newest().isDestroyed()).toBe(false);
    newest().contents.die();
    newest().destroy();
    await pass(60_000);
    expect(made).toHaveLength(1);
    expect(told).toEqual([]);
    expect(lines).toEqual([]);
  });

  it('closes the window, and makes no other', async () => {
    const { supervised, made, told, contents } = open();
    contents.die();
    supervised.close();
    await pass(60_000);
    expect(made.map((window) => window.isDestroyed())).toEqual([true]);
    expect(made[0]?.loads).toHaveLength(1);
    expect(told).toEqual(['restarted']);
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('an error in a page', () => {
  const print = (message: string, level = 'error') => ({
    level,
    message,
    sourceId: 'app://jamak/overlay/assets/index-abc.js?v=1',
    lineNumber: 7,
  });

  it.each([
    ['Uncaught TypeError: cannot say “the secret words”', 'TypeError'],
    ['Uncaught (in promise) RangeError: the secret words', 'RangeError'],
    ['the secret words', 'printed an error'],
  ])('is logged by its kind and place, without its words: %s', (message, kind) => {
    const { contents } = open();
    contents.emit('console-message', print(message));
    contents.emit('console-message', print('only a warning', 'warning'));
    expect(lines).toEqual([`error page overlay ${kind} index-abc.js:7`]);
  });

  it('is logged by an Electron that tells of it by arguments (before 35) as well', () => {
    const { contents } = open();
    const { message, sourceId, lineNumber } = print('Uncaught TypeError: the secret words');
    contents.emit('console-message', {}, 3, message, lineNumber, sourceId);
    contents.emit('console-message', {}, 2, 'only a warning', lineNumber, sourceId);
    expect(lines).toEqual(['error page overlay TypeError index-abc.js:7']);
  });

  it('in its preload is logged as well', () => {
    const { contents } = open();
    contents.emit('preload-error', {}, '/app/out/preload/overlay.js', new SyntaxError('the secret words'));
    expect(lines).toEqual(['error page overlay preload SyntaxError overlay.js']);
  });

  it('that comes with every frame does not fill the log', () => {
    const { contents } = open();
    for (let times = 0; times < 1000; times++) contents.emit('console-message', print('again'));
    expect(lines).toHaveLength(20);
    contents.startLoading();
    contents.emit('console-message', print('anew'));
    expect(lines).toHaveLength(21);
  });
});

describe('a window that is put away', () => {
  it('is gone without anybody having closed it, and comes back as a new one', async () => {
    const closed: string[] = [];
    const { supervised, made, told, registry, newest } = open({ onClosed: () => closed.push('closed') });
    supervised.putAway();
    expect([registry.get('overlay'), closed]).toEqual([undefined, []]);
    await pass(60_000);
    expect(made).toHaveLength(1);
    expect(supervised.reopen()).toBe(true);
    newest().contents.finishLoading();
    expect([made.length, told]).toEqual([2, ['loaded']]);
    expect(supervised.reopen()).toBe(false);
    newest().contents.die();
    expect(told).toEqual(['loaded', 'restarted']);
  });

  it('stays away when its page had just died', async () => {
    const { supervised, made, contents } = open();
    contents.die();
    supervised.putAway();
    await pass(60_000);
    expect(made).toHaveLength(1);
  });

  it('is not waited for, and not brought back once the app quits', async () => {
    const { supervised } = open();
    supervised.putAway();
    await supervised.loaded;
    supervised.stop();
    expect(supervised.reopen()).toBe(false);
  });
});
