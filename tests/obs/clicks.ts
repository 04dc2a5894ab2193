import { execFileSync, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';

const RATE = 48_000;
const HEARD_RATE = 16_000;
const BYTES = 2;
const CLICK_S = 0.05;
/** Every so often, but never in step with anything, seconds. */
const EVERY_S = 1.3;
/** Far above the silence between clicks. */
const LOUD = 4_000;
/** Two clicks are never so near, ms. */
const APART_MS = 300;

/** Writes a WAV of short tones. */
export function writeClicks(path: string, seconds: number): void {
  const data = Buffer.alloc(RATE * seconds * BYTES);
  for (let at = 0.5; at < seconds - 1; at += EVERY_S) {
    const from = Math.round(at * RATE);
    for (let n = 0; n < CLICK_S * RATE; n++) {
      data.writeInt16LE(Math.round(20_000 * Math.sin((2 * Math.PI * 1000 * n) / RATE)), (from + n) * BYTES);
    }
  }
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(RATE, 24);
  head.writeUInt32LE(RATE * BYTES, 28);
  head.writeUInt16LE(BYTES, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(data.length, 40);
  writeFileSync(path, Buffer.concat([head, data]));
}

/** Plays a WAV to the sound server of the environment. Returns what ends it. */
export function play(path: string): () => void {
  const child = spawn('paplay', ['--latency-msec=20', path], { stdio: 'ignore' });
  return () => void child.kill();
}

/** Hears what the sound server plays, as Jamak would. `onClick`: when one began, ms of the steady clock. */
export function hear(onClick: (at: number) => void): () => void {
  const child = spawn(
    'parec',
    [
      '--latency-msec=10',
      '--format=s16le',
      `--rate=${HEARD_RATE}`,
      '--channels=1',
      '-d',
      '@DEFAULT_MONITOR@',
    ],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  let quietUntil = 0;
  child.stdout.on('data', (data: Buffer) => {
    const endedAt = performance.now();
    const count = Math.floor(data.length / BYTES);
    for (let n = 0; n < count; n++) {
      if (Math.abs(data.readInt16LE(n * BYTES)) < LOUD) continue;
      const at = endedAt - ((count - n) * 1000) / HEARD_RATE;
      if (at > quietUntil) onClick(at);
      quietUntil = at + APART_MS;
    }
  });
  return () => void child.kill();
}

/** When clicks begin in a recording, ms of the file. */
export function clicksIn(path: string): number[] {
  const sound = execFileSync(
    'ffmpeg',
    [
      '-v',
      'error',
      '-i',
      path,
      '-af',
      'aresample=async=1:first_pts=0',
      '-ac',
      '1',
      '-ar',
      `${HEARD_RATE}`,
      '-f',
      's16le',
      '-',
    ],
    { maxBuffer: 1 << 28 },
  );
  const clicks: number[] = [];
  let quietUntil = -1;
  for (let n = 0; n < sound.length / BYTES; n++) {
    if (Math.abs(sound.readInt16LE(n * BYTES)) < LOUD) continue;
    const at = (n * 1000) / HEARD_RATE;
    if (at > quietUntil) clicks.push(at);
    quietUntil = at + APART_MS;
  }
  return clicks;
}
