import inspector from 'node:inspector';
import { expect, onTestFinished, test } from 'vitest';
import { refuseDebuggers } from '../../../../src/main/app/run/debuggers';

test('what would let a debugger in is taken from the command line, and one of Node’s that listens is closed', () => {
  const given = new Set([
    'remote-debugging-port',
    'inspect',
    'inspect-brk',
    'js-flags',
    'user-data',
    'no-sandbox',
  ]);
  inspector.open(0, '127.0.0.1');
  onTestFinished(() => inspector.close());
  refuseDebuggers({ removeSwitch: (name) => void given.delete(name) });
  expect([...given]).toEqual(['user-data', 'no-sandbox']);
  expect(inspector.url()).toBeUndefined();
});
