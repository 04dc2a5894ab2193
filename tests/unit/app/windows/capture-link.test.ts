import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CaptureLink } from '../../../../src/main/app/windows/capture-link';
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
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => vi.useRealTimers());

const opens = (id: string): CaptureCommand => ({
  type: 'lane-open',
  lane: { id, label: '', source: { kind: 'microphone' } },
});
const closes = (laneId: string): CaptureCommand => ({ type: 'lane-close', laneId });

function frame(changes: object = {}): FrameMessage {
  const samples = new Float32Array(FRAME_SAMPLES).fill(0.25);
  return { type: 'frame', laneId: 'a', index: 0, samples, probability: 0.5, capturedAt: 1, ...changes };
}

/** What the page in a window hears and can say, over the last port that it was given. */
function pageOf(window: FakeWindow) {
  const heard: unknown[] = [];
  window.contents.on('did-finish-load', () => {
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
  const link = new CaptureLink(() => {
    const window = new FakeWindow();
    windows.push(window);
    return window.asBrowserWindow;
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
    expect(messages).toEqual(said);
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

describe('a capture window that dies', () => {
  it('is made anew, and said once the new one is there', async () => {
    const { windows, told, load, die, whenRestarted } = open();
    await load();
    whenRestarted(() => told.push(`with ${windows.length} windows`));
    die();
    expect(told).toEqual(['restarted', 'with 2 windows']);
    expect(windows.map((window) => window.isDestroyed())).toEqual([true, false]);
    expect(lines).toEqual(['warn capture window gone crashed']);
  });

  it('gets no more commands: they wait for the new page', async () => {
    const { link, load, die, whenRestarted } = open();
    const old = await load();
    whenRestarted(() => link.send(opens('a')));
    die();
    link.send(closes('a'));
    const page = await load();
    expect(old.heard).toEqual([]);
    expect(page.heard).toEqual([opens('a'), closes('a')]);
  });

  it('is not told again what the old one had heard', async () => {
    const { link, load, die } = open();
    link.send(opens('a'));
    await load();
    die();
    expect((await load()).heard).toEqual([]);
  });

  it('while it loads loses no command', async () => {
    const { link, load, die } = open();
    link.send(opens('a'));
    die();
    const page = await load();
    expect(page.heard).toEqual([opens('a')]);
  });

  it('is heard again as soon as it was made anew', async () => {
    const { messages, load, die } = open();
    await load();
    die();
    (await load()).say({ type: 'lane-listening', laneId: 'a' });
    await arrive();
    expect(messages).toEqual([{ type: 'lane-listening', laneId: 'a' }]);
  });

  it('is replaced once, however often it is told that the old one is gone', async () => {
    const { windows, told, load, die } = open();
    await load();
    die();
    windows[0]?.contents.die('killed');
    expect(windows).toHaveLength(2);
    expect(told).toEqual(['restarted']);
  });
});

describe('a capture window that dies again and again', () => {
  it('is given up after five times within a minute', () => {
    const { windows, told, die } = open();
    for (let times = 0; times < 5; times++) {
      die();
      vi.setSystemTime(Date.now() + 10_000);
    }
    expect(told).toEqual(Array.from({ length: 5 }, () => 'restarted'));
    die();
    expect(told.at(-1)).toBe('given up');
    expect(told).toHaveLength(6);
    expect(windows).toHaveLength(6);
  });

  it('but not that often within a minute is made anew each time', () => {
    const { windows, told, die } = open();
    for (let times = 0; times < 20; times++) {
      die();
      vi.setSystemTime(Date.now() + 13_000);
    }
    expect(told).not.toContain('given up');
    expect(windows).toHaveLength(21);
  });

  it('and was given up is tried again when something is to be captured, without what it left undone', async () => {
    const { link, windows, told, load, die } = open();
    link.send(opens('of the session that failed'));
    for (let times = 0; times < 6; times++) die();
    // The session that failed is ended.
    link.send(closes('of the session that failed'));
    expect(windows).toHaveLength(6);
    link.send(opens('b'));
    link.send(opens('c'));
    expect(windows.map((window) => window.isDestroyed())).toEqual([
      true,
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
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

  it('makes no window anew when the last words of the old one are that it is gone', async () => {
    const { link, windows, told, load, die } = open();
    await load();
    link.close();
    die();
    expect(windows).toHaveLength(1);
    expect(told).toEqual([]);
  });
});
