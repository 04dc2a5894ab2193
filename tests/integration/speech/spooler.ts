import { setTimeout as sleep } from 'node:timers/promises';
import { openSpool } from '../../../src/main/speech/spool/spool';

/**
 * A process that speaks and never captions: it puts a second of sound into the spool, again and again, and prints the
 * number of each when it was put and the time for the next one has come. With `--one` it speaks one utterance without
 * end, and prints the number of each part, a tenth of a second. The test kills it.
 */
const [folder, one] = process.argv.slice(2);
if (!folder) throw new Error('usage: spooler FOLDER [--one]');

const spool = await openSpool({ folder, onFull: () => undefined });
const session = spool.of('session');

function speakOn(number: number): void {
  const samples = new Float32Array(1600).fill(number / 1024);
  session.grow({ utteranceId: 'u', laneId: 'lane', startMs: 500, endMs: 500 + number * 100, samples });
}

function speakAnother(number: number): void {
  const samples = new Float32Array(16_000).fill(number / 1024);
  const [startMs, endMs] = [number * 1000, number * 1000 + 900];
  session.put({ utteranceId: `u${number}`, laneId: 'lane', startMs, endMs, samples });
  // Every third one has its caption soon.
  if (number % 3 === 0) session.done(`u${number}`);
}

const speak = one === '--one' ? speakOn : speakAnother;
for (let number = 1; ; number++) {
  speak(number);
  await sleep(20);
  process.stdout.write(`${number}\n`);
}
