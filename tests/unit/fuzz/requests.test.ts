import { runInThisContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WindowRegistry } from '../../../src/main/app/windows/window-registry';
import { Doorway, type Handlers } from '../../../src/main/ipc/doorway';
import { errorValueSchema } from '../../../src/shared/errors';
import { REQUESTS, type RequestName, type WindowName } from '../../../src/shared/ipc';
import { hostileInputs } from '../../e2e/hostile/inputs';
import { FakeWindow, ipcMain } from '../../fakes/platform/electron';
import { tries } from './fuzz';

vi.mock('electron', () => import('../../fakes/platform/electron'));

const ORIGIN = 'jamak://app';
const names = Object.keys(REQUESTS) as RequestName[];
/** No request needs more of a page than its settings, as JSON. */
const MOST_CHARS = 4_000_000;

const registry = new WindowRegistry();
const windows = new Map<WindowName, FakeWindow>();
/** What got through to a handler. */
const passed: { name: string; input: unknown }[] = [];
let doorway: Doorway;

beforeAll(() => {
  for (const name of ['control', 'overlay', 'capture'] as const) {
    const window = new FakeWindow();
    registry.add(name, window.asBrowserWindow);
    windows.set(name, window);
  }
  const handlers = Object.fromEntries(
    names.map((name) => [name, (input: unknown) => void passed.push({ name, input })]),
  ) as unknown as Handlers;
  doorway = new Doorway({
    handlers,
    origin: ORIGIN,
    windowOf: (name) => registry.get(name),
    onError: () => undefined,
  });
});
afterAll(() => doorway.close());

function ask(from: WindowName, name: RequestName, input: unknown): Promise<unknown> {
  const event = {
    sender: windows.get(from)!.contents,
    senderFrame: { url: `${ORIGIN}/${from}/index.html`, parent: null },
  };
  return ipcMain.invoke(name, event, input);
}

/** Chromium itself keeps functions, symbols and what is nested without end from being sent. */
function canBeSent(input: unknown): boolean {
  try {
    structuredClone(input);
    return true;
  } catch {
    return false;
  }
}

describe('whatever a page sends', () => {
  it.each(names)(
    '%s is parsed or refused with a reason, and nothing gets through that its schema forbids',
    async (name) => {
      const [from] = REQUESTS[name].from;
      for (const source of hostileInputs(name, tries(12).numRuns ?? 12)) {
        const input: unknown = runInThisContext(`(${source})`);
        if (!canBeSent(input)) continue;
        passed.length = 0;
        const reply = await ask(from, name, input);
        if (passed.length === 0) {
          const { error } = reply as { error: unknown };
          expect(errorValueSchema.parse(error).code, source.slice(0, 200)).not.toBe('unexpected');
          continue;
        }
        const through = passed[0]?.input;
        expect(REQUESTS[name].input.safeParse(through).success, source.slice(0, 200)).toBe(true);
        expect(JSON.stringify(through ?? null).length).toBeLessThan(MOST_CHARS);
      }
      expect(({} as { ok?: unknown }).ok).toBeUndefined();
    },
  );

  it('gets no answer from a window that may not ask, whatever is asked', async () => {
    for (const name of names) {
      for (const from of windows.keys()) {
        if ((REQUESTS[name].from as readonly WindowName[]).includes(from)) continue;
        passed.length = 0;
        for (const source of hostileInputs(name, 2)) {
          const input: unknown = runInThisContext(`(${source})`);
          if (!canBeSent(input)) continue;
          const reply = await ask(from, name, input);
          expect(reply, `${from} ${name}`).toMatchObject({ ok: false, error: { code: 'bad-request' } });
        }
        expect(passed).toEqual([]);
      }
    }
  });
});
