import { EventEmitter } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { quitInOrder } from '../../../src/main/app/quitting';
import { app, powerMonitor } from '../../fakes/platform/electron';

vi.mock('electron', () => import('../../fakes/platform/electron'));

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** What the process has listened to before. */
const others = SIGNALS.map((signal) => [signal, process.listeners(signal)] as const);

afterEach(() => {
  app.removeAllListeners();
  app.exitCode = null;
  powerMonitor.removeAllListeners();
  for (const [signal, listeners] of others) {
    for (const listener of process.listeners(signal)) {
      if (!listeners.includes(listener)) process.off(signal, listener);
    }
  }
});

/** An app whose parts close when a test lets them. */
function run() {
  let closed = (): void => {};
  const close = vi.fn<() => Promise<void>>(() => new Promise((resolve) => (closed = resolve)));
  const hurried = quitInOrder(close);
  return { close, hurried, closed: () => closed() };
}

const preventable = () => ({ preventDefault: vi.fn<() => void>() });

/** A window of the app. */
function openWindow(): EventEmitter {
  const window = new EventEmitter();
  app.emit('browser-window-created', {}, window);
  return window;
}

describe('an app that is asked to quit', () => {
  it('is left once all is closed, not before', async () => {
    const { close, closed, hurried } = run();
    app.quit();
    await nextTurn();
    expect(hurried.aborted).toBe(false);
    expect(close).toHaveBeenCalledOnce();
    expect(app.exitCode).toBeNull();
    closed();
    await nextTurn();
    expect(app.exitCode).toBe(0);
  });

  it.each(SIGNALS)('by %s closes first, however often it comes', async (signal) => {
    const { close, closed, hurried } = run();
    const [listener] = process.listeners(signal).slice(-1);
    listener?.(signal);
    listener?.(signal);
    expect(close).toHaveBeenCalled();
    expect(hurried.aborted).toBe(true);
    expect(app.exitCode).toBeNull();
    closed();
    await nextTurn();
    expect(app.exitCode).toBe(0);
  });

  it('by a system that shuts down has it wait', async () => {
    const { close, closed, hurried } = run();
    const shutdown = preventable();
    powerMonitor.emit('shutdown', shutdown);
    expect(shutdown.preventDefault).toHaveBeenCalledOnce();
    expect(hurried.aborted).toBe(true);
    expect(close).toHaveBeenCalledOnce();
    closed();
    await nextTurn();
    expect(app.exitCode).toBe(0);
  });

  it('by Windows, which asks each window, has it wait', () => {
    const { close } = run();
    const question = preventable();
    openWindow().emit('query-session-end', question);
    expect(question.preventDefault).toHaveBeenCalledOnce();
    expect(close).toHaveBeenCalledOnce();
  });

  it('by Windows without a question begins to close at least', () => {
    const { close } = run();
    openWindow().emit('session-end', {});
    expect(close).toHaveBeenCalledOnce();
  });
});
