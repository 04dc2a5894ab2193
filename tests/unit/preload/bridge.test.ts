import { expect, it, vi } from 'vitest';
import { request } from '../../../src/preload/bridge';

const { invoke } = vi.hoisted(() => ({
  invoke: vi.fn<(name: string, input: unknown) => Promise<unknown>>(),
}));
vi.mock('electron', () => ({ ipcRenderer: { invoke } }));

it('gives what main answers', async () => {
  invoke.mockResolvedValue({ ok: true, value: 1500 });
  expect(await request('session.elapsed')()).toEqual({ ok: true, value: 1500 });
  expect(invoke).toHaveBeenCalledWith('session.elapsed', undefined);
});

it('answers by itself when main does not any more, so that no page fails over the end of the app', async () => {
  invoke.mockRejectedValue(new Error("No handler registered for 'session.elapsed'"));
  expect(await request('session.elapsed')()).toMatchObject({ ok: false, error: { code: 'unexpected' } });
});
