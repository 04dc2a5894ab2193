import { createStore } from '../../../src/main/storage/client';

/**
 * A process that does nothing but append captions, as fast as it can, and prints the number of each one
 * after the store said that it is on disk. The test kills it.
 */
const [path, workerPath] = process.argv.slice(2);
if (!path || !workerPath) throw new Error('usage: appender DATABASE WORKER');

const store = createStore({ path, workerPath, onNotice: () => undefined });
const lane = {
  id: 'mic',
  name: '',
  colour: 'sky' as const,
  muted: false,
  source: { kind: 'microphone' as const },
};
await store.append('s', [
  { seq: 1, happening: { type: 'session-started', sessionId: 's', startedAt: 0, lanes: [lane] } },
]);
for (let seq = 2; ; seq++) {
  const startMs = seq * 1000;
  const times = { startMs, endMs: startMs + 900 };
  await store.append('s', [
    {
      seq,
      happening: {
        type: 'caption-final',
        captionId: `${seq}`,
        laneId: 'mic',
        ...times,
        text: `caption ${seq}`,
      },
    },
  ]);
  process.stdout.write(`${seq}\n`);
}
