import { utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { OpenedFile, OpeningFile } from '../../../../src/main/app/import/decoder';
import { createFileCaptioner } from '../../../../src/main/app/import/file-captioner';
import { Gate } from '../../../../src/main/app/import/gate';
import type { FileProgress } from '../../../../src/main/app/import/contract';
import { endSilence } from '../../../../src/main/session/segmenting/end-silence';
import { openDatabase } from '../../../../src/main/storage/database';
import { SessionRepository } from '../../../../src/main/storage/session-repository';
import { JamakError } from '../../../../src/shared/errors';
import { BLOCK_FRAMES, type DecodedBlock } from '../../../../src/shared/import/decoding';
import { FRAME_MS, FRAME_SAMPLES } from '../../../../src/shared/sound';
import { ScriptedEngine } from '../../../fakes/scripted-engine';
import { temporaryFolder } from '../../scripts/temporary-folder';
import { expectJamakError } from '../../storage/expect-jamak-error';

const WRITTEN_AT = 1_700_000_000_000;
/** A sentence of 1.6 s in each block, which lasts 2.048 s, and its end silence. */
const SENTENCE_FRAMES = 30;
const BLOCK_MS = BLOCK_FRAMES * FRAME_MS;

function block(jobId: string): DecodedBlock {
  const samples = new Float32Array(BLOCK_FRAMES * FRAME_SAMPLES);
  samples.fill(0.2, 0, SENTENCE_FRAMES * FRAME_SAMPLES);
  const probabilities = Array.from({ length: BLOCK_FRAMES }, (_, at) => (at < SENTENCE_FRAMES ? 0.95 : 0));
  return { type: 'block', jobId, samples, probabilities };
}

function setUp({
  blocks = 4,
  broken = false,
  engine = new ScriptedEngine({ respond: ({ utteranceId }) => utteranceId.slice(-4) }),
} = {}) {
  const folder = temporaryFolder();
  const path = join(folder, '방송 #1.mp3');
  writeFileSync(path, 'sound');
  utimesSync(path, WRITTEN_AT / 1000, WRITTEN_AT / 1000);
  const databasePath = join(folder, 'sessions.db');
  const repository = new SessionRepository(openDatabase(databasePath), databasePath);
  onTestFinished(() => repository.close());
  const opened: OpeningFile[] = [];
  const busy: boolean[] = [];
  const gate = new Gate();
  /** Called before a block is given. */
  let onBlock: (at: number) => void = () => {};
  let inspected: () => Promise<unknown> = () => Promise.resolve();
  const decoder = {
    open: (opening: OpeningFile): Promise<OpenedFile> => {
      opened.push(opening);
      const first = Math.round(opening.fromMs / BLOCK_MS);
      async function* given(): AsyncGenerator<DecodedBlock> {
        for (let at = first; at < blocks; at++) {
          await new Promise((resolve) => setImmediate(resolve));
          onBlock(at);
          yield block('job');
        }
      }
      return Promise.resolve({
        durationMs: blocks * BLOCK_MS,
        blocks: given(),
        broken: () => broken,
        close: () => {},
      });
    },
  };
  let now = 0;
  const captioner = createFileCaptioner({
    decoder,
    engine,
    store: {
      append: (...args) => Promise.resolve(repository.append(...args)),
      appendLate: async (...args) => repository.appendLate(...args),
      load: (...args) => Promise.resolve(repository.load(...args)),
    },
    gate,
    segmenter: () => ({ endSilence: endSilence(700) }),
    spell: (text) => text,
    inspect: () => inspected(),
    ready: Promise.resolve(),
    onBusy: (is) => busy.push(is),
    steadyNow: () => (now += 1000),
    now: () => WRITTEN_AT + 1e9,
    onError: (error) => {
      throw error;
    },
  });
  return {
    path,
    captioner,
    repository,
    engine,
    opened,
    busy,
    gate,
    onBlock: (listener: (at: number) => void) => (onBlock = listener),
    inspect: (how: () => Promise<unknown>) => (inspected = how),
  };
}

function utterancesOf(engine: ScriptedEngine): number {
  return new Set(engine.submitted.map(({ chunk }) => chunk.utteranceId)).size;
}

describe('a file that is captioned', () => {
  it('is a session of its own that has ended, at times of the file', async () => {
    const { path, captioner, repository, busy } = setUp();
    const progress: FileProgress[] = [];
    const { sessionId, durationMs, broken } = await captioner.caption(path, {
      onProgress: (each) => progress.push(each),
    });
    expect({ durationMs, broken }).toEqual({ durationMs: 4 * BLOCK_MS, broken: false });
    const record = repository.load(sessionId);
    expect(record).toMatchObject({
      startedAt: WRITTEN_AT,
      endedAt: WRITTEN_AT + durationMs,
      durationMs,
      lanes: [{ id: 'file', source: { kind: 'file', name: '방송 #1.mp3' } }],
    });
    expect(record?.captions.map(({ startMs }) => startMs)).toEqual([0, 1, 2, 3].map((at) => at * BLOCK_MS));
    expect(progress.at(-1)).toMatchObject({ doneMs: durationMs, durationMs, captions: 4 });
    expect(busy).toEqual([true, false]);
  });

  it('has its captions in the store while it goes on, so that a crash leaves them, and goes on after them', async () => {
    const { path, captioner, repository, onBlock, opened } = setUp({ blocks: 12 });
    const stop = new AbortController();
    onBlock((at) => {
      if (at === 8) stop.abort(new Error('killed'));
    });
    let sessionId = '';
    const first = captioner.caption(path, { signal: stop.signal, onSession: (id) => (sessionId = id) });
    await expect(first).rejects.toThrow('killed');
    const before = repository.load(sessionId)?.captions ?? [];
    expect(before.length).toBeGreaterThan(0);
    expect(repository.list(10)).toMatchObject([{ id: sessionId, endedAt: expect.any(Number) as number }]);

    const again = await captioner.caption(path, { sessionId });
    expect(again.sessionId).toBe(sessionId);
    expect(opened[1]?.fromMs).toBe(before.at(-1)?.endMs);
    const { captions = [], durationMs } = repository.load(sessionId) ?? {};
    expect(captions.slice(0, before.length)).toEqual(before);
    expect(new Set(captions.map(({ id }) => id)).size).toBe(captions.length);
    expect(durationMs).toBe(again.durationMs);
  });

  it('leaves no session where it can’t be captioned', async () => {
    const { path, captioner, repository, inspect } = setUp();
    inspect(() => Promise.reject(new JamakError('media-silent', { params: { name: 'x' } })));
    let sessions = 0;
    await expectJamakError(() => captioner.caption(path, { onSession: () => sessions++ }), 'media-silent');
    expect(sessions).toBe(0);
    expect(repository.list(10)).toEqual([]);
  });

  it('is not told to hold gaps that a server made: it fails, to be gone on with', async () => {
    const engine = new ScriptedEngine({ respond: () => new JamakError('server-unreachable') });
    const { path, captioner, repository } = setUp({ engine });
    let sessionId = '';
    await expectJamakError(
      () => captioner.caption(path, { onSession: (id) => (sessionId = id) }),
      'server-unreachable',
    );
    expect(repository.load(sessionId)?.gaps).toEqual([]);
  });

  it('that somebody deleted the session of meanwhile is not written any more', async () => {
    const { path, captioner, repository, onBlock } = setUp({ blocks: 12 });
    let sessionId = '';
    onBlock((at) => {
      if (at === 6) repository.delete(sessionId);
    });
    await expectJamakError(
      () => captioner.caption(path, { onSession: (id) => (sessionId = id) }),
      'session-missing',
    );
    expect(repository.load(sessionId)).toBeNull();
  });

  it('is not begun anew where its session was deleted in a pause, or between two runs', async () => {
    const { path, captioner, repository, onBlock, opened } = setUp({ blocks: 12 });
    const stop = new AbortController();
    onBlock((at) => {
      if (at === 6) stop.abort(new Error('paused'));
    });
    let sessionId = '';
    const first = captioner.caption(path, { signal: stop.signal, onSession: (id) => (sessionId = id) });
    await expect(first).rejects.toThrow('paused');
    repository.delete(sessionId);
    await expectJamakError(() => captioner.caption(path, { sessionId }), 'session-missing');
    expect(repository.list(10)).toEqual([]);
    expect(opened).toHaveLength(1);
    // Who wants it again after all gets a session of its own.
    onBlock(() => {});
    expect((await captioner.caption(path)).sessionId).not.toBe(sessionId);
  });

  it('breaks off where the file does, with what is before', async () => {
    const { path, captioner, repository } = setUp({ broken: true });
    const { sessionId, broken } = await captioner.caption(path);
    expect(broken).toBe(true);
    expect(repository.load(sessionId)?.captions).toHaveLength(4);
  });
});

describe('while somebody speaks live', () => {
  it('no sound of a file goes to the engine, until the session is over', async () => {
    const { path, captioner, engine, gate, onBlock } = setUp({ blocks: 10 });
    let given = 0;
    const begins = new Promise<void>((resolve) => {
      onBlock((at) => {
        given = at + 1;
        if (at !== 4) return;
        gate.set('session', true);
        resolve();
      });
    });
    const captioned = captioner.caption(path);
    await begins;
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(given).toBe(5);
    expect(utterancesOf(engine)).toBeLessThanOrEqual(5);
    gate.set('session', false);
    await captioned;
    expect(utterancesOf(engine)).toBe(10);
  });

  it('a file is not even opened', async () => {
    const { path, captioner, opened, gate } = setUp();
    gate.set('session', true);
    const stop = new AbortController();
    const captioned = captioner.caption(path, { signal: stop.signal });
    for (let turn = 0; turn < 20; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(opened).toEqual([]);
    stop.abort(new Error('cancelled'));
    await expect(captioned).rejects.toThrow('cancelled');
  });
});

describe('a file that is transcribed without a session', () => {
  it('gives its captions in order, from where they are wanted', async () => {
    const { path, captioner, opened } = setUp();
    const ends: number[] = [];
    const { durationMs } = await captioner.transcribe(
      path,
      (happenings) => void ends.push(...happenings.map(({ endMs }) => endMs)),
      { fromMs: 2 * BLOCK_MS, track: 1 },
    );
    expect(opened[0]).toMatchObject({ fromMs: 2 * BLOCK_MS, track: 1, name: '방송 #1.mp3' });
    expect(ends).toEqual([2, 3].map((at) => at * BLOCK_MS + SENTENCE_FRAMES * FRAME_MS));
    expect(durationMs).toBe(4 * BLOCK_MS);
  });

  it('waits for the one before', async () => {
    const { path, captioner, opened } = setUp();
    const first = captioner.transcribe(path, () => {});
    const second = captioner.transcribe(path, () => {});
    await first;
    expect(opened).toHaveLength(1);
    await second;
    expect(opened).toHaveLength(2);
  });
});
