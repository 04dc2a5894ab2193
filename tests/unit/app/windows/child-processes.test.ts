import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchChildProcesses } from '../../../../src/main/app/windows/child-processes';
import { WindowRegistry } from '../../../../src/main/app/windows/window-registry';
import { app, FakeWindow } from '../../../fakes/platform/electron';
import { lines } from '../../../fakes/platform/electron-log';

vi.mock('electron', () => import('../../../fakes/platform/electron'));
vi.mock('electron-log/node', () => import('../../../fakes/platform/electron-log'));

beforeEach(() => {
  lines.length = 0;
});
afterEach(() => app.removeAllListeners());

/** Two open windows and a closed one; counts how often they are drawn anew. */
function watch() {
  const registry = new WindowRegistry();
  const [control, overlay, capture] = (['control', 'overlay', 'capture'] as const).map((name) => {
    const window = new FakeWindow();
    registry.add(name, window.asBrowserWindow);
    return window;
  });
  capture?.destroy();
  watchChildProcesses(registry);
  return { drawn: () => [control, overlay, capture].map((window) => window?.contents.drawn) };
}

it('windows are drawn anew when the process for graphics dies', () => {
  const { drawn } = watch();
  app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', name: 'GPU', exitCode: 139 });
  expect(drawn()).toEqual([1, 1, 0]);
  expect(lines).toEqual(['warn child process gone GPU crashed GPU']);
});

it('other helpers that die are logged, those that end are not', () => {
  const { drawn } = watch();
  app.emit(
    'child-process-gone',
    {},
    { type: 'Utility', reason: 'killed', serviceName: 'audio', exitCode: 9 },
  );
  app.emit('child-process-gone', {}, { type: 'GPU', reason: 'clean-exit', exitCode: 0 });
  expect(drawn()).toEqual([0, 0, 0]);
  expect(lines).toEqual(['warn child process gone Utility killed audio']);
});

it('a process that our own supervisors ended is told of by them', () => {
  watch();
  const ours = { type: 'Utility', serviceName: 'node.mojom.NodeService' };
  app.emit('child-process-gone', {}, { ...ours, reason: 'killed', exitCode: 15 });
  app.emit('child-process-gone', {}, { ...ours, reason: 'crashed', exitCode: 139 });
  expect(lines).toEqual(['warn child process gone Utility crashed node.mojom.NodeService']);
});
