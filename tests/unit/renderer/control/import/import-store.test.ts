import { describe, expect, it } from 'vitest';
import { countsOf, leftMs, percentOf } from '../../../../../src/renderer/control/import/how-far';
import { createImportRoom } from '../../../../../src/renderer/control/import/import-store';
import type { Reply } from '../../../../../src/shared/ipc';
import type { ImportItem, ImportQueue } from '../../../../../src/shared/import/queue';

const ITEM: ImportItem = {
  id: 'i1',
  name: 'show.mp3',
  state: 'running',
  tracks: [],
  track: null,
  sessionId: 's1',
  doneMs: 30_000,
  durationMs: 120_000,
  captions: 9,
  speed: 18,
  broken: false,
  error: null,
};

describe('how far a file is', () => {
  it.each([
    [{}, 25, 5000],
    [{ speed: null }, 25, null],
    [{ durationMs: null }, null, null],
    [{ durationMs: 0 }, null, 0],
    // The last captions are still to come.
    [{ doneMs: 120_000 }, 99, 0],
    [{ state: 'done', durationMs: null }, 100, null],
  ] as const)('%o: %s percent, %s ms left', (change, percent, left) => {
    const item = { ...ITEM, ...change };
    expect(percentOf(item)).toBe(percent);
    expect(leftMs(item)).toBe(left);
  });

  it('files that are over count as done', () => {
    const items = (['done', 'failed', 'cancelled', 'running', 'waiting', 'choosing'] as const).map(
      (state) => ({
        ...ITEM,
        state,
      }),
    );
    expect(countsOf({ items, paused: false })).toEqual({ done: 3, total: 6 });
  });
});

describe('the room', () => {
  function setUp() {
    const asked: unknown[] = [];
    let tell: (queue: ImportQueue) => void = () => {};
    const note =
      <T>(name: string, value: T) =>
      (input?: unknown): Promise<Reply<T>> => {
        asked.push([name, input]);
        return Promise.resolve({ ok: true, value });
      };
    const room = createImportRoom(
      {
        importQueue: note('queue', { items: [ITEM], paused: false }),
        importFiles: note('files', undefined),
        chooseImports: note('choose', true),
        importMedia: note('media', undefined),
        pauseImports: note('pause', undefined),
        actOnImport: note('act', undefined),
        chooseImportTrack: note('track', undefined),
        clearImports: note('clear', undefined),
        onImports: (listener) => {
          tell = listener;
          return () => {};
        },
      },
      (request) => request,
    );
    room.connect();
    return { room, asked, tell: (queue: ImportQueue) => tell(queue) };
  }

  it('asks for the queue when it opens, and follows it from then on', async () => {
    const { room, tell } = setUp();
    room.open();
    await Promise.resolve();
    await Promise.resolve();
    expect(room.store.getState()).toEqual({ opened: true, queue: { items: [ITEM], paused: false } });
    tell({ items: [], paused: true });
    expect(room.store.getState().queue).toEqual({ items: [], paused: true });
    // What main would never say.
    tell({ items: [{ ...ITEM, state: 'lost' as 'done' }], paused: true });
    expect(room.store.getState().queue).toEqual({ items: [], paused: true });
  });

  it('opens for files that are dropped, and for the one to be heard', async () => {
    const { room, asked } = setUp();
    await room.takeMedia('m1', 2);
    expect(room.store.getState().opened).toBe(true);
    expect(asked).toContainEqual(['media', { mediaId: 'm1', track: 2 }]);
    room.close();
    await room.drop([]);
    expect(room.store.getState().opened).toBe(true);
  });
});
