import { setTimeout as sleep } from 'node:timers/promises';
import { Recorder } from '../../../src/main/recording/recorder';
import { FRAME_MS, FRAME_SAMPLES } from '../../../src/shared/sound';

/**
 * A process in which somebody speaks a steady tone, and that prints how much of it was given to the recorder, ms, until
 * the test kills it. With `--erase` it takes back the middle of every second as soon as that was said.
 */
const [folder, workerPath, erase] = process.argv.slice(2);
if (!folder || !workerPath) throw new Error('usage: speaker FOLDER WORKER [--erase]');

const recorder = new Recorder({
  folder,
  workerPath,
  enabled: () => true,
  onTrouble: (code) => process.stderr.write(code),
  onWorking: () => undefined,
});

const place = { sessionId: 'session', laneId: 'lane-1' };
let at = 0;
function frame(): Float32Array {
  return Float32Array.from(
    { length: FRAME_SAMPLES },
    () => 0.5 * Math.sin((at++ * 2 * Math.PI * 440) / 16_000),
  );
}

const startedAt = performance.now();
for (let spoken = 1; ; spoken++) {
  recorder.hear(place, frame(), spoken * FRAME_MS);
  process.stdout.write(`${spoken * FRAME_MS}\n`);
  if (erase && spoken % 31 === 0) {
    const startMs = (spoken - 20) * FRAME_MS;
    void recorder.erase('session', [{ laneId: 'lane-1', startMs, endMs: startMs + 300 }]);
    process.stdout.write(`erased ${startMs}\n`);
  }
  await sleep(Math.max(0, startedAt + spoken * FRAME_MS - performance.now()));
}
