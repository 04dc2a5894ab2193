import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import type { WorkerCommand, WorkerRequest } from '../../../src/main/recording/protocol';
import { RecordingThread } from '../../../src/main/recording/thread';

/** Threads that do nothing until a test says so. */
const threads = vi.hoisted((): { readonly all: FakeThread[] } => ({ all: [] }));

vi.mock('node:worker_threads', () => ({
  Worker: class extends EventEmitter {
    readonly asked: WorkerRequest[] = [];

    constructor() {
      super();
      threads.all.push(this);
    }

    postMessage(request: WorkerRequest): void {
      this.asked.push(request);
    }
  },
}));

interface FakeThread extends EventEmitter {
  readonly asked: WorkerRequest[];
}

const SOUND: WorkerCommand = {
  type: 'sound',
  sessionId: 'show',
  laneId: 'mic',
  at: 0,
  samples: new Float32Array(512),
};

function open() {
  threads.all.length = 0;
  const told: (string | null)[] = [];
  const time = { nowMs: 0 };
  const thread = new RecordingThread({
    folder: 'recordings',
    workerPath: 'worker.js',
    onTrouble: (code) => told.push(code),
    now: () => time.nowMs,
  });
  const die = (): void => void threads.all.at(-1)?.emit('exit', 1);
  const answer = (): void => {
    const last = threads.all.at(-1);
    last?.emit('message', { type: 'done', seq: last.asked.at(-1)?.seq, ok: true });
  };
  return { thread, told, time, die, answer };
}

it('a recorder’s thread that dies is told of once, and is not made again for each frame', async () => {
  const { thread, told, time, die, answer } = open();
  for (let life = 0; life < 3; life++) {
    const asked = thread.ask(SOUND);
    die();
    expect(await asked).toBe(false);
    expect(await thread.ask(SOUND)).toBe(false);
    time.nowMs += 5_000;
  }
  expect(threads.all).toHaveLength(3);
  expect(told).toEqual(['recording-failed']);
  const asked = thread.ask(SOUND);
  answer();
  expect(await asked).toBe(true);
  expect(told).toEqual(['recording-failed', null]);
});

it('what is to be erased is asked for at once, whatever it died of', async () => {
  const { thread, die, answer } = open();
  void thread.ask(SOUND);
  die();
  const erased = thread.ask({ type: 'erase', sessionId: 'show', spans: [], journal: 'erase-1.json' });
  answer();
  expect(await erased).toBe(true);
});

it('one that was told to end has not died', async () => {
  const { thread, told, die, answer } = open();
  const closed = thread.ask({ type: 'close' });
  answer();
  die();
  expect(await closed).toBe(true);
  expect(told).toEqual([]);
});
