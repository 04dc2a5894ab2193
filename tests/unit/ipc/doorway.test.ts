import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { WindowRegistry } from '../../../src/main/app/windows/window-registry';
import { Doorway, type Handlers } from '../../../src/main/ipc/doorway';
import { JamakError } from '../../../src/shared/errors';
import { REQUESTS, type RequestName, type WindowName } from '../../../src/shared/ipc';
import { FakeWindow, ipcMain } from '../../fakes/platform/electron';

vi.mock('electron', () => import('../../fakes/platform/electron'));

const ORIGIN = 'jamak://app';
const noHandlers = (): void => {
  for (const channel of ipcMain.channels) ipcMain.removeHandler(channel);
};
beforeEach(noHandlers);
// Other test files have the same ipcMain.
afterAll(noHandlers);

/** The frame that a page of Jamak asks from, unless a test says otherwise. */
interface Frame {
  readonly url: string;
  readonly parent: object | null;
}

function open(handlers: Partial<Handlers> = {}) {
  const registry = new WindowRegistry();
  const make = (name: WindowName): FakeWindow => {
    const window = new FakeWindow();
    registry.add(name, window.asBrowserWindow);
    return window;
  };
  const windows = { control: make('control'), overlay: make('overlay'), capture: make('capture') };
  const errors: { name: RequestName; error: unknown }[] = [];
  const calls: { name: string; input: unknown }[] = [];
  // What has no handler of its own only notes that it was called.
  const all = Object.fromEntries(
    Object.keys(REQUESTS).map((name) => [
      name,
      (input: unknown): unknown => {
        calls.push({ name, input });
        return (handlers as Record<string, ((input: unknown) => unknown) | undefined>)[name]?.(input);
      },
    ]),
  ) as unknown as Handlers;
  const doorway = new Doorway({
    handlers: all,
    origin: ORIGIN,
    windowOf: (name) => registry.get(name),
    onError: (name, error) => errors.push({ name, error }),
  });
  const ask = (
    from: FakeWindow,
    name: string,
    input?: unknown,
    frame: Frame | null = { url: `${ORIGIN}/control/index.html`, parent: null },
  ): Promise<unknown> => ipcMain.invoke(name, { sender: from.contents, senderFrame: frame }, input);
  return { doorway, windows, make, errors, calls, ask };
}

const refused = (code: string) => ({ ok: false, error: { code, params: {}, retryable: false } });

describe('a request', () => {
  it('is answered with what its handler gives, at once or later', async () => {
    const { windows, ask, errors } = open({
      'session.start': () => ({ sessionId: 's1' }),
      'devices.list': () => Promise.resolve([{ id: 'mic', label: 'Mic' }]),
    });
    const lanes = [{ id: 'a', name: '', colour: 'sky', muted: false, source: { kind: 'sample' } }];
    expect(await ask(windows.control, 'session.start', { lanes })).toEqual({
      ok: true,
      value: { sessionId: 's1' },
    });
    expect(await ask(windows.control, 'devices.list')).toEqual({
      ok: true,
      value: [{ id: 'mic', label: 'Mic' }],
    });
    expect(errors).toEqual([]);
  });

  it('of every name in the list has somebody who answers it', () => {
    open();
    expect(ipcMain.channels.toSorted()).toEqual(Object.keys(REQUESTS).toSorted());
  });

  it('reaches its own handler with what its schema knows of the input, and nothing else', async () => {
    const { windows, ask, calls } = open();
    await ask(windows.control, 'media.add', { path: '/a.wav', also: 'this' });
    await ask(windows.overlay, 'surface.painted', { seq: 1, paintedAt: 2.5 });
    expect(calls).toEqual([
      { name: 'media.add', input: { path: '/a.wav' } },
      { name: 'surface.painted', input: { seq: 1, paintedAt: 2.5 } },
    ]);
  });

  it.each<[string, string, unknown]>([
    ['is missing', 'media.add', undefined],
    ['is of another type', 'media.add', '/a.wav'],
    ['holds a wrong value', 'media.add', { path: '' }],
    ['names what does not exist', 'session.export', { sessionId: 's', format: 'exe' }],
    ['is there where none is wanted', 'session.end', { reason: 'x' }],
  ])('whose input %s is refused, and its handler not called', async (_what, name, input) => {
    const { windows, ask, calls, errors } = open();
    expect(await ask(windows.control, name, input)).toEqual(refused('bad-request'));
    expect(calls).toEqual([]);
    expect(errors).toMatchObject([{ name, error: { code: 'bad-request' } }]);
  });
});

describe('a start of captions', () => {
  it.each([[0], [5]])('with %i lanes is refused with the reason that its schema names', async (count) => {
    const { windows, ask, calls } = open();
    const lanes = Array.from({ length: count }, (_, at) => ({
      id: `lane-${at}`,
      name: '',
      source: { kind: 'sample' },
    }));
    expect(await ask(windows.control, 'session.start', { lanes })).toEqual(refused('session-lanes'));
    expect(calls).toEqual([]);
  });
});

describe('who may ask', () => {
  it.each<[WindowName, RequestName]>([
    ['control', 'app.state'],
    ['overlay', 'app.latest'],
    ['control', 'overlay.state'],
    ['overlay', 'overlay.state'],
  ])('is each window that the request names: %s asks for %s', async (from, name) => {
    const { windows, ask } = open();
    expect(await ask(windows[from], name)).toEqual({ ok: true, value: undefined });
  });

  it.each<[WindowName, RequestName]>([
    ['overlay', 'session.end'],
    ['capture', 'session.end'],
    ['capture', 'app.state'],
    ['overlay', 'app.state'],
    ['control', 'surface.painted'],
  ])('is not another window: %s asks for %s', async (from, name) => {
    const { windows, ask, calls } = open();
    const input = name === 'surface.painted' ? { seq: 1, paintedAt: 1 } : undefined;
    expect(await ask(windows[from], name, input)).toEqual(refused('bad-request'));
    expect(calls).toEqual([]);
  });

  it('is not a window that main does not know, nor one that it has made anew since', async () => {
    const { windows, make, ask, calls } = open();
    expect(await ask(new FakeWindow(), 'session.end')).toEqual(refused('bad-request'));
    const control = make('control');
    expect(await ask(windows.control, 'session.end')).toEqual(refused('bad-request'));
    expect(calls).toEqual([]);
    expect(await ask(control, 'session.end')).toMatchObject({ ok: true });
  });

  it.each<[string, Frame | null]>([
    ['a frame inside the page', { url: `${ORIGIN}/control/index.html`, parent: {} }],
    ['a page from elsewhere', { url: 'https://jamak.example/control/index.html', parent: null }],
    ['an address that only begins like ours', { url: `${ORIGIN}.example/control/`, parent: null }],
    ['the origin as a user name', { url: `${ORIGIN}@example.com/`, parent: null }],
    ['a blank page', { url: 'about:blank', parent: null }],
    ['a frame that is gone', null],
  ])('is not %s', async (_what, frame) => {
    const { windows, ask, calls, errors } = open();
    expect(await ask(windows.control, 'session.end', undefined, frame)).toEqual(refused('bad-request'));
    expect(calls).toEqual([]);
    expect(errors).toHaveLength(1);
  });

  it('does not change when another window was destroyed', async () => {
    const { windows, ask } = open();
    windows.control.destroy();
    expect(await ask(windows.overlay, 'app.latest')).toEqual({ ok: true, value: undefined });
  });
});

describe('a window that asks more than is answered', () => {
  it('is refused until there are answers; other requests are not', async () => {
    const answers: (() => void)[] = [];
    const { windows, ask } = open({
      'speech.test': () =>
        new Promise((resolve) => answers.push(() => resolve({ ok: true, text: '', tookMs: 1, cost: null }))),
    });
    const asked = Array.from({ length: 100 }, () => ask(windows.control, 'speech.test'));
    expect(await ask(windows.control, 'speech.test')).toEqual(refused('bad-request'));
    expect(answers).toHaveLength(100);
    expect(await ask(windows.control, 'session.end')).toMatchObject({ ok: true });

    for (const answer of answers.splice(0)) answer();
    for (const reply of await Promise.all(asked)) expect(reply).toMatchObject({ ok: true });
    const again = ask(windows.control, 'speech.test');
    await vi.waitFor(() => expect(answers).toHaveLength(1));
    answers[0]?.();
    expect(await again).toMatchObject({ ok: true });
  });
});

describe('a handler that fails', () => {
  it('gives its code, params and whether to try again, but not its cause', async () => {
    const thrown = new JamakError('server-unreachable', {
      params: { server: 'llm.test' },
      retryable: true,
      cause: new Error('secret'),
    });
    const { windows, ask, errors } = open({ 'language.models': () => Promise.reject(thrown) });
    expect(await ask(windows.control, 'language.models')).toEqual({
      ok: false,
      error: { code: 'server-unreachable', params: { server: 'llm.test' }, retryable: true },
    });
    expect(errors).toEqual([{ name: 'language.models', error: thrown }]);
  });

  it.each<[string, unknown]>([
    ['an error of another kind', new RangeError('the text of somebody’s caption')],
    ['no error at all', 'the text of somebody’s caption'],
    ['nothing', undefined],
  ])('with %s is unexpected: what it was stays in main', async (_what, thrown) => {
    const { windows, ask, errors } = open({
      'session.end': () => {
        throw thrown;
      },
    });
    expect(await ask(windows.control, 'session.end')).toEqual(refused('unexpected'));
    expect(errors).toEqual([{ name: 'session.end', error: thrown }]);
  });

  it('keeps nobody from the next answer', async () => {
    let broken = true;
    const { windows, ask } = open({
      'notices.list': () => {
        if (broken) throw new Error('broken');
        return [];
      },
    });
    await ask(windows.control, 'notices.list');
    broken = false;
    expect(await ask(windows.control, 'notices.list')).toEqual({ ok: true, value: [] });
  });
});

describe('a closed doorway', () => {
  it('answers nobody, who hears of no error either', async () => {
    const { doorway, windows, ask } = open();
    doorway.close();
    const answered = ask(windows.control, 'app.state').then(() => 'answered');
    await expect(Promise.race([answered, setImmediate('not answered')])).resolves.toBe('not answered');
  });
});
