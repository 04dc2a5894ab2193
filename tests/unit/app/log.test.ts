import { Writable } from 'node:stream';
import { expect, it, vi } from 'vitest';
import { outlive } from '../../../src/main/app/log';

vi.mock('electron', () => import('../../fakes/platform/electron'));

it('a terminal that is gone refuses what is written to it, and nothing else happens', async () => {
  const refusal = new Error('write EIO');
  const terminal = new Writable({ write: (_chunk, _encoding, done) => done(refusal) });
  outlive(terminal);
  terminal.write('captions');
  await new Promise((resolve) => terminal.once('close', resolve));
  expect(terminal.errored).toBe(refusal);
});
