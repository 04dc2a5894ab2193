import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CaptionedFile, CaptionOptions } from '../../../../src/main/app/import/contract';
import { Imports, type ImportsOptions } from '../../../../src/main/app/import/queue';
import { openQueueFile, type KeptQueue } from '../../../../src/main/app/import/queue-file';
import { JamakError } from '../../../../src/shared/errors';
import type { ImportQueue } from '../../../../src/shared/import/queue';
import { temporaryFolder } from '../../scripts/temporary-folder';
import { expectJamakError } from '../../storage/expect-jamak-error';

interface Call extends CaptionOptions {
  readonly path: string;
  readonly done: (result?: Partial<CaptionedFile>) => Promise<void>;
  readonly fail: (error: Error) => Promise<void>;
}

const TRACKS = [0, 1].map((index) => ({ index, language: null, title: null }));

function setUp(found: KeptQueue | null | undefined = null, change: Partial<ImportsOptions> = {}) {
  const calls: Call[] = [];
  const said: string[] = [];
  const told: ImportQueue[] = [];
  const saved: KeptQueue[] = [];
  const gate = { closed: false };
  let ids = 0;
  let now = 0;
  const imports: Imports = new Imports({
    captioner: {
      caption: (path, options = {}) =>
        new Promise((resolve, reject) => {
          options.signal?.addEventListener('abort', () => reject(new Error('aborted')));
          calls.push({
            ...options,
            path,
            done: async (result) => {
              options.onProgress?.({ doneMs: 60_000, durationMs: 60_000, captions: 9, speed: 20 });
              resolve({ sessionId: `s-${path}`, durationMs: 60_000, broken: false, ...result });
              await turns();
            },
            fail: async (error) => {
              reject(error);
              await turns();
            },
          });
        }),
    },
    lookInto: (path) => {
      if (path.includes('hopeless')) {
        return Promise.reject(new JamakError('media-kind', { params: { name: path, kind: 'ALAC' } }));
      }
      return Promise.resolve({ tracks: path.includes('tracks') ? TRACKS : [] });
    },
    file: { found: found ?? null, save: (queue) => saved.push(structuredClone(queue)) },
    gate,
    newId: () => `i${++ids}`,
    steadyNow: () => now,
    onChanged: (queue) => told.push(queue),
    onCaptioned: (sessionId) => said.push(`captioned ${sessionId}`),
    onFinished: (count) => said.push(`finished ${count}`),
    onError: () => said.push('error'),
    ...change,
  });
  const states = (): string[] => imports.queue.items.map(({ name, state }) => `${name} ${state}`);
  return { imports, calls, said, told, saved, gate, states, pass: (ms: number) => (now += ms) };
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await Promise.resolve();
}

describe('the queue', () => {
  it('captions one file after the other, and says when it is through', async () => {
    const { imports, calls, said, states } = setUp();
    imports.add(['/a.mp3', '/b.mp3']);
    await turns();
    expect(states()).toEqual(['a.mp3 running', 'b.mp3 waiting']);
    expect(calls.map(({ path }) => path)).toEqual(['/a.mp3']);
    await calls[0]?.done();
    expect(states()).toEqual(['a.mp3 done', 'b.mp3 running']);
    await calls[1]?.done({ broken: true });
    expect(states()).toEqual(['a.mp3 done', 'b.mp3 done']);
    expect(imports.queue.items[1]?.broken).toBe(true);
    expect(said).toEqual(['captioned s-/a.mp3', 'captioned s-/b.mp3', 'finished 2']);
  });

  it('a hopeless file keeps no other from its captions', async () => {
    const { imports, calls, states, said } = setUp();
    imports.add(['/hopeless.m4a', '/b.mp3', '/c.mp3']);
    await turns();
    expect(states()).toEqual(['hopeless.m4a failed', 'b.mp3 running', 'c.mp3 waiting']);
    expect(imports.queue.items[0]?.error).toMatchObject({ code: 'media-kind' });
    await calls[0]?.fail(new JamakError('media-unreadable', { params: { name: 'b.mp3' } }));
    expect(states()).toEqual(['hopeless.m4a failed', 'b.mp3 failed', 'c.mp3 running']);
    await calls[1]?.fail(new Error('what nobody expected'));
    expect(imports.queue.items[2]?.error?.code).toBe('unexpected');
    expect(said).toEqual(['error']);
  });

  it('waits when it is the engine or the disk that fails, and goes on when told', async () => {
    const { imports, calls, states } = setUp();
    imports.add(['/a.mp3', '/b.mp3']);
    await turns();
    await calls[0]?.fail(new JamakError('server-unreachable', { retryable: true }));
    expect(imports.queue.paused).toBe(true);
    expect(states()).toEqual(['a.mp3 failed', 'b.mp3 waiting']);
    imports.act('i1', 'retry');
    imports.setPaused(false);
    await turns();
    expect(states()).toEqual(['a.mp3 running', 'b.mp3 waiting']);
  });

  it('a pause breaks the file off, which goes on in its session', async () => {
    const { imports, calls, states } = setUp();
    imports.add(['/a.mp3']);
    await turns();
    calls[0]?.onSession?.('s1');
    calls[0]?.onProgress?.({ doneMs: 5000, durationMs: 60_000, captions: 2, speed: 20 });
    imports.setPaused(true);
    await turns();
    expect(calls[0]?.signal?.aborted).toBe(true);
    expect(states()).toEqual(['a.mp3 waiting']);
    expect(imports.queue.items[0]).toMatchObject({ doneMs: 5000, captions: 2, speed: null, sessionId: 's1' });
    imports.setPaused(false);
    await turns();
    expect(calls[1]?.sessionId).toBe('s1');
  });

  it('a file that is cancelled stays, with what it has, and can be gone on with', async () => {
    const { imports, calls, states } = setUp();
    imports.add(['/a.mp3', '/b.mp3']);
    await turns();
    calls[0]?.onSession?.('s1');
    imports.act('i1', 'cancel');
    await turns();
    expect(states()).toEqual(['a.mp3 cancelled', 'b.mp3 running']);
    imports.act('i1', 'retry');
    await calls[1]?.done();
    expect(calls[2]).toMatchObject({ path: '/a.mp3', sessionId: 's1' });
  });

  it('is shown to wait while a live session has the engine', async () => {
    const { imports, gate, told, states } = setUp();
    imports.add(['/a.mp3']);
    await turns();
    gate.closed = true;
    imports.gateChanged();
    expect(told.at(-1)?.items[0]?.state).toBe('held');
    gate.closed = false;
    expect(states()).toEqual(['a.mp3 running']);
  });

  it('asks for the sound track where there are several, and goes on with others meanwhile', async () => {
    const { imports, calls, states } = setUp();
    imports.add(['/tracks.mkv', '/b.mp3']);
    await turns();
    expect(states()).toEqual(['tracks.mkv choosing', 'b.mp3 running']);
    expect(imports.queue.items[0]?.tracks).toEqual(TRACKS);
    imports.chooseTrack('i1', 7);
    expect(states()[0]).toBe('tracks.mkv choosing');
    imports.chooseTrack('i1', 1);
    await calls[0]?.done();
    expect(calls[1]).toMatchObject({ path: '/tracks.mkv', track: 1 });
  });

  it('a file whose session was deleted is not wanted any more', async () => {
    const { imports, calls, states } = setUp();
    imports.add(['/a.mp3']);
    await turns();
    calls[0]?.onSession?.('s1');
    await calls[0]?.fail(new JamakError('session-missing'));
    expect(states()).toEqual(['a.mp3 cancelled']);
    imports.act('i1', 'retry');
    await turns();
    expect(calls[1]?.sessionId).toBeUndefined();
  });

  it('is wanted all the same where it is asked for again after that, and gets a session of its own', async () => {
    const { imports, calls, states } = setUp();
    imports.add(['/a.mp3']);
    await turns();
    calls[0]?.onSession?.('s1');
    imports.act('i1', 'cancel');
    await turns();
    imports.act('i1', 'retry');
    await turns();
    expect(calls[1]?.sessionId).toBe('s1');
    await calls[1]?.fail(new JamakError('session-missing'));
    expect(states()).toEqual(['a.mp3 running']);
    expect(calls[2]?.sessionId).toBeUndefined();
    calls[2]?.onSession?.('s2');
    await calls[2]?.fail(new JamakError('session-missing'));
    expect(states()).toEqual(['a.mp3 cancelled']);
  });

  it('what may not be taken is told, and never tried', async () => {
    const { imports, calls, states } = setUp();
    imports.refuse('/etc/passwd', new JamakError('media-not-taken', { params: { name: 'passwd' } }));
    imports.act('i1', 'retry');
    await turns();
    expect(calls).toEqual([]);
    expect(states()).toEqual(['passwd failed']);
    imports.act('i1', 'remove');
    expect(states()).toEqual([]);
  });

  it('holds a thousand files; those that are done give way', async () => {
    const { imports } = setUp(null, { lookInto: () => new Promise(() => {}) });
    imports.add(Array.from({ length: 1000 }, (_, at) => `/${at}.mp3`));
    await expectJamakError(() => imports.add(['/one-more.mp3']), 'import-full');
    expect(imports.queue.items).toHaveLength(1000);
  });

  it('is cleared of what is over, and of nothing else', async () => {
    const { imports, calls, states } = setUp();
    imports.add(['/a.mp3', '/hopeless.m4a', '/c.mp3']);
    await turns();
    await calls[0]?.done();
    imports.clear();
    expect(states()).toEqual(['c.mp3 running']);
  });
});

describe('the queue of the last run', () => {
  it('goes on with its file where that was, and does not begin others anew', async () => {
    const first = setUp();
    first.imports.add(['/a.mp3', '/b.mp3', '/c.mp3']);
    await turns();
    await first.calls[0]?.done();
    first.calls[1]?.onSession?.('s2');
    await first.imports.close();
    const kept = first.saved.at(-1);
    expect(kept?.items.map(({ state }) => state)).toEqual(['done', 'waiting', 'waiting']);

    const second = setUp(kept);
    second.imports.open();
    await turns();
    expect(second.states()).toEqual(['a.mp3 done', 'b.mp3 running', 'c.mp3 waiting']);
    expect(second.calls[0]).toMatchObject({ path: '/b.mp3', sessionId: 's2' });
  });

  it('is as it was when the app was killed', async () => {
    const first = setUp();
    first.imports.add(['/a.mp3']);
    await turns();
    first.calls[0]?.onSession?.('s1');
    const second = setUp(first.saved.at(-1));
    second.imports.open();
    await turns();
    expect(second.calls[0]).toMatchObject({ path: '/a.mp3', sessionId: 's1' });
  });

  it('says of files that are gone by now that they are', async () => {
    const first = setUp();
    first.imports.setPaused(true);
    first.imports.add(['/a.mp3']);
    const second = setUp(first.saved.at(-1), {
      lookInto: (_, name) => Promise.reject(new JamakError('media-missing', { params: { name } })),
    });
    second.imports.open();
    await turns();
    expect(second.states()).toEqual(['a.mp3 failed']);
    expect(second.imports.queue.items[0]?.error?.code).toBe('media-missing');
    expect(second.imports.queue.paused).toBe(true);
  });

  it('lies in a file, and how far a file is is kept now and then', async () => {
    const path = join(temporaryFolder(), 'imports.json');
    const file = openQueueFile(path);
    const { imports, calls, pass } = setUp(null, { file });
    imports.add(['/tracks 방송.mkv']);
    await turns();
    imports.chooseTrack('i1', 1);
    await turns();
    pass(6000);
    calls[0]?.onProgress?.({ doneMs: 9000, durationMs: null, captions: 3, speed: null });
    await file.settled();
    expect(openQueueFile(path).found?.items).toEqual([
      {
        id: 'i1',
        path: '/tracks 방송.mkv',
        track: 1,
        state: 'running',
        sessionId: null,
        doneMs: 9000,
        durationMs: null,
        captions: 3,
        broken: false,
        error: null,
      },
    ]);
  });
});
