import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CaptureLink } from '../../../../src/main/app/windows/capture-link';
import { WindowRegistry } from '../../../../src/main/app/windows/window-registry';
import type { CaptureCommand, CaptureMessage, FrameMessage } from '../../../../src/shared/capture';
import { FRAME_SAMPLES } from '../../../../src/shared/sound';
import type { Device } from '../../../../src/shared/source';
import { CAPTURE_PORT } from '../../../../src/shared/window-api';
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

/** The longest that a page waits to be loaded again. */
const LONGEST_WAIT_MS = 4_000;

const opens = (id: string): CaptureCommand => ({
  type: 'lane-open',
  lane: { id, name: '', colour: 'sky', muted: false, source: { kind: 'microphone' } },
  again: false,
  hearing: 'on',
  turn: 0,
});
const closes = (laneId: string): CaptureCommand => ({ type: 'lane-close', laneId });

function frame(changes: object = {}): FrameMessage {
  const samples = new Float32Array(FRAME_SAMPLES).fill(0.25);
  return { type: 'frame', laneId: 'a', index: 0, samples, probability: 0.5, capturedAt: 1, ...changes };
}

/** What the page in a window hears and can say, over the last port that it was given. */
function pageOf(window: FakeWindow) {
  const heard: unknown[] = [];
  window.contents.once('did-finish-load', () => {
    const port = window.contents.posted.at(-1)?.ports[0];
    port?.on('message', ({ data }: { data: unknown }) => heard.push(data));
    port?.start();
  });
  return { heard, say: (message: unknown) => window.contents.posted.at(-1)?.ports[0]?.postMessage(message) };
}

/** Lets messages arrive that are on their way. */
const arrive = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A link whose window is not opened yet. */
function make() {
  const windows: FakeWindow[] = [];
  const messages: CaptureMessage[] = [];
  const devices: Device[][] = [];
  const told: string[] = [];
  let onRestarted = (): void => {};
  const clock = { now: 0 };
  const link = new CaptureLink({
    create: () => {
      const window = new FakeWindow();
      windows.push(window);
      return window.asBrowserWindow;
    },
    registry: new WindowRegistry(),
    now: () => clock.now,
  });
  const begin = (): void =>
    link.open({
      onMessage: (message) => messages.push(message),
      onDevices: (found) => devices.push(found),
      onRestarted: () => {
        told.push('restarted');
        onRestarted();
      },
      onGivenUp: () => told.push('given up'),
    });
  /** The newest window's page has loaded. */
  const load = async (): Promise<ReturnType<typeof pageOf>> => {
    const window = windows.at(-1) as FakeWindow;
    // Only now, so that the link was there first, as it is when a window really loads.
    const page = pageOf(window);
    window.contents.finishLoading();
    await arrive();
    return page;
  };
  return {
    link,
    begin,
    windows,
    messages,
    devices,
    told,
    load,
    clock,
    /** How often the page was to be loaded. */
    loads: (): number => windows.flatMap((window) => window.loads).length,
    /** Long enough for a page that died to be loaded again. */
    comeBack: () => vi.advanceTimersByTime(LONGEST_WAIT_MS),
    die: (): void => windows.at(-1)?.contents.die(),
    whenRestarted: (then: () => void) => {
      onRestarted = then;
    },
  };
}

function open() {
  const made = make();
  made.begin();
  return made;
}

describe('a command', () => {
  it('waits until the page is ready for it, in its order', async () => {
    const { link, windows, load } = open();
    link.send(opens('a'));
    link.send(opens('b'));
    link.send(closes('a'));
    expect(windows[0]?.contents.posted).toEqual([]);
    const page = await load();
    expect(windows[0]?.contents.posted).toMatchObject([{ channel: CAPTURE_PORT, ports: [{}] }]);
    expect(page.heard).toEqual([opens('a'), opens('b'), closes('a')]);
  });

  it('waits as well when it comes before there is a window', async () => {
    const { link, begin, windows, load } = make();
    link.send(opens('a'));
    expect(windows).toEqual([]);
    begin();
    expect((await load()).heard).toEqual([opens('a')]);
  });

  it('goes to a ready page at once, after those that waited', async () => {
    const { link, load } = open();
    link.send(opens('a'));
    const page = await load();
    link.send(closes('a'));
    await arrive();
    expect(page.heard).toEqual([opens('a'), closes('a')]);
  });
});

describe('what the page says', () => {
  it('arrives whole and in order', async () => {
    const { messages, load } = open();
    const page = await load();
    const said: CaptureMessage[] = [
      { type: 'lane-listening', laneId: 'a' },
      { type: 'frames', frames: [frame(), frame({ index: 1 })] },
    ];
    for (const message of said) page.say(message);
    await arrive();
    expect(messages).toMatchObject([
      { type: 'lane-listening', laneId: 'a' },
      {
        type: 'frames',
        frames: [frame(), frame({ index: 1 })].map(({ index, samples }) => ({ index, samples })),
      },
    ]);
  });

  it('of devices is kept, and told apart from what lanes say', async () => {
    const { link, messages, devices, load, die } = open();
    expect(link.devices).toEqual([]);
    const page = await load();
    const first = [{ id: 'm', label: 'Mic' }];
    page.say({ type: 'devices', devices: first });
    page.say({ type: 'devices', devices: [] });
    page.say({ type: 'devices', devices: first });
    await arrive();
    expect(devices).toEqual([first, [], first]);
    expect(messages).toEqual([]);
    // The devices are still there when the window is not.
    die();
    expect(link.devices).toEqual(first);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a word', 'frames'],
    ['an unknown type', { type: 'lane-exploded', laneId: 'a' }],
    ['a lane without its id', { type: 'lane-listening' }],
    ['a code that has no words', { type: 'lane-failed', laneId: 'a', code: 'broken' }],
    ['a frame of another length', { type: 'frames', frames: [frame({ samples: new Float32Array(100) })] }],
    ['a frame that is no sound', { type: 'frames', frames: [frame({ samples: [0.25] })] }],
    ['an impossible probability', { type: 'frames', frames: [frame({ probability: 1.5 })] }],
    ['no frames', { type: 'frames', frames: [] }],
    ['more frames than may wait', { type: 'frames', frames: Array.from({ length: 65 }, () => frame()) }],
  ])('is refused when it is %s, and what it was is not logged', async (_what, message) => {
    const { messages, load } = open();
    const page = await load();
    page.say(message);
    page.say({ type: 'lane-ended', laneId: 'a' });
    await arrive();
    expect(messages).toEqual([{ type: 'lane-ended', laneId: 'a' }]);
    expect(lines).toEqual(['error capture window said something unknown']);
  });
});

describe('frames', () => {
  it('say when they were heard by the clock of main, whatever the page takes the time for', async () => {
    const { clock, messages, load } = open();
    const page = await load();
    for (const [now, ...capturedAt] of [
      [5_000, 1_700_000_000_000],
      // Those that waited for others were heard before them.
      [5_100, 1_700_000_000_036, 1_700_000_000_068, 1_700_000_000_100],
      // A page whose wall clock was set back before it was loaded.
      [9_000, 1_600_000_000_000],
    ] as const) {
      clock.now = now;
      page.say({ type: 'frames', frames: capturedAt.map((at) => frame({ capturedAt: at })) });
      await arrive();
    }
    const times = messages.map((message) =>
      message.type === 'frames' ? message.frames.map(({ capturedAt }) => capturedAt) : [],
    );
    expect(times).toEqual([[5_000], [5_036, 5_068, 5_100], [9_000]]);
  });
});

describe('a capture page that dies', () => {
  it('is said and loaded again', async () => {
    const { windows, told, load, loads, comeBack, die } = open();
    await load();
    die();
    expect(told).toEqual(['restarted']);
    comeBack();
    expect(loads()).toBe(2);
    expect(windows).toHaveLength(1);
    expect(lines).toEqual(['warn window failed capture crashed']);
  });

  it('gets no more commands: they wait for the new page', async () => {
    const { link, load, die, comeBack, whenRestarted } = open();
    const old = await load();
    whenRestarted(() => link.send(opens('a')));
    die();
    link.send(closes('a'));
    comeBack();
    const page = await load();
    expect(old.heard).toEqual([]);
    expect(page.heard).toEqual([opens('a'), closes('a')]);
  });

  it('is not told again what the old one had heard', async () => {
    const { link, load, die, comeBack } = open();
    link.send(opens('a'));
    await load();
    die();
    comeBack();
    expect((await load()).heard).toEqual([]);
  });

  it('while it loads loses no command', async () => {
    const { link, load, die, comeBack } = open();
    link.send(opens('a'));
    die();
    comeBack();
    const page = await load();
    expect(page.heard).toEqual([opens('a')]);
  });

  it('is heard again as soon as it is there', async () => {
    const { messages, load, die, comeBack } = open();
    await load();
    die();
    comeBack();
    (await load()).say({ type: 'lane-listening', laneId: 'a' });
    await arrive();
    expect(messages).toEqual([{ type: 'lane-listening', laneId: 'a' }]);
  });

  it('is treated as one that was loaded again by somebody else', async () => {
    const { link, told, windows, load, whenRestarted } = open();
    const old = await load();
    whenRestarted(() => link.send(opens('a')));
    windows[0]?.contents.startLoading();
    const page = await load();
    expect(told).toEqual(['restarted']);
    expect(old.heard).toEqual([]);
    expect(page.heard).toEqual([opens('a')]);
  });
});

describe('a capture page that says nothing', () => {
  const listening = async () => {
    const opened = open();
    const page = await opened.load();
    page.say({ type: 'lane-listening', laneId: 'a' });
    await arrive();
    return { ...opened, page };
  };

  it('for eight seconds while a lane listens is ended, said and loaded again', async () => {
    const { told, loads } = await listening();
    vi.advanceTimersByTime(7_999);
    expect(told).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(told).toEqual(['restarted']);
    vi.advanceTimersByTime(LONGEST_WAIT_MS);
    expect(loads()).toBe(2);
    expect(lines).toEqual(['warn window failed capture silent']);
  });

  it('for less than that goes on', async () => {
    const { told, page } = await listening();
    for (let seconds = 0; seconds < 60; seconds += 6) {
      vi.advanceTimersByTime(6_000);
      page.say({ type: 'frames', frames: [frame()] });
      await arrive();
    }
    expect(told).toEqual([]);
  });

  it.each<[string, CaptureMessage]>([
    ['has ended', { type: 'lane-ended', laneId: 'a' }],
    ['has failed', { type: 'lane-failed', laneId: 'a', code: 'media-unreadable' }],
    ['waits for its device', { type: 'lane-lost', laneId: 'a', code: 'device-lost', device: 'Mic' }],
  ])('is well when its only lane %s', async (_how, message) => {
    const { told, page } = await listening();
    page.say(message);
    await arrive();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([]);
  });

  it('is well when nobody listens, or no more', async () => {
    const { told, link } = await listening();
    link.send(closes('a'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect(told).toEqual([]);
  });

  it('has another eight seconds once it was loaded again', async () => {
    const { told, load } = await listening();
    vi.advanceTimersByTime(8_000 + LONGEST_WAIT_MS);
    (await load()).say({ type: 'lane-listening', laneId: 'a' });
    await arrive();
    vi.advanceTimersByTime(7_999);
    expect(told).toEqual(['restarted']);
    vi.advanceTimersByTime(1);
    expect(told).toEqual(['restarted', 'restarted']);
  });
});

describe('a capture page that is given up', () => {
  it('is loaded once more when something is to be captured, without what it left undone', async () => {
    const { link, told, load, loads, comeBack, die } = open();
    link.send(opens('of the session that failed'));
    for (let times = 0; times < 6; times++) {
      die();
      comeBack();
    }
    expect(told.slice(-2)).toEqual(['restarted', 'given up']);
    expect(loads()).toBe(6);
    // The session that failed is ended.
    link.send(closes('of the session that failed'));
    expect(loads()).toBe(6);
    link.send(opens('b'));
    link.send(opens('c'));
    expect(loads()).toBe(7);
    expect((await load()).heard).toEqual([opens('b'), opens('c')]);
    // It says so again if that was in vain.
    die();
    expect(told.filter((each) => each === 'given up')).toHaveLength(2);
  });
});

describe('a closed link', () => {
  it('has no window and hears nothing any more', async () => {
    const { link, windows, messages, told, load } = open();
    const page = await load();
    link.close();
    expect(windows.map((window) => window.isDestroyed())).toEqual([true]);
    page.say({ type: 'lane-listening', laneId: 'a' });
    link.send(opens('a'));
    await arrive();
    expect(messages).toEqual([]);
    expect(page.heard).toEqual([]);
    expect(told).toEqual([]);
  });

  it('loads nothing again when the last words of the old window are that it is gone', async () => {
    const { link, windows, told, load, loads, comeBack, die } = open();
    await load();
    link.close();
    die();
    comeBack();
    expect(windows).toHaveLength(1);
    expect(loads()).toBe(1);
    expect(told).toEqual([]);
  });
});

describe('a window that rests', () => {
  it('is closed, and made anew when something is to be captured, which waits for it', async () => {
    const { link, windows, load, told, devices } = open();
    const page = await load();
    page.say({ type: 'devices', devices: [{ id: 'one', label: 'One' }] });
    await arrive();
    link.rest();
    expect(windows).toHaveLength(1);
    expect(windows[0]?.isDestroyed()).toBe(true);
    expect(link.devices).toEqual([{ id: 'one', label: 'One' }]);
    link.send(opens('a'));
    expect(windows).toHaveLength(2);
    expect((await load()).heard).toEqual([opens('a')]);
    // Nothing has died.
    expect(told).toEqual([]);
    expect(devices).toHaveLength(1);
  });

  it('is made anew by a word, once, and by no command that opens nothing', () => {
    const { link, windows } = open();
    link.rest();
    link.send(closes('a'));
    expect(windows).toHaveLength(1);
    expect(link.wake()).toBe(true);
    expect(link.wake()).toBe(false);
    expect(windows).toHaveLength(2);
  });

  it('stays closed once the link is', () => {
    const { link, windows } = open();
    link.rest();
    link.close();
    link.send(opens('a'));
    expect(link.wake()).toBe(false);
    expect(windows).toHaveLength(1);
  });
});
