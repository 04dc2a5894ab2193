import { spawn, type ChildProcess } from 'node:child_process';
import { SAMPLE_RATE } from '../../../shared/sound';
import { soundEnvironment } from './playing';

/** Bytes of one pair of Float32 samples. */
const PAIR_BYTES = 8;
/** The server hands sound on so often, ms. Unasked it waits for two seconds of it. */
const LATENCY_MS = 40;

export interface RecorderListener {
  /** Left, right, left, …, Float32 at 16 kHz. */
  readonly onSound: (samples: Float32Array) => void;
  /** The stream is over, or moved to another output. Not called after `stop`. */
  readonly onEnd: () => void;
}

/** Hears one stream of the sound server's, without changing where it plays or how loud. A process of its own, until stopped. */
export class Recorder {
  readonly #child: ChildProcess;
  #rest: Buffer = Buffer.alloc(0);
  #over = false;

  /** `index`: the server's number of the stream. */
  constructor(index: number, { onSound, onEnd }: RecorderListener) {
    const child = spawn(
      'parec',
      [
        `--monitor-stream=${index}`,
        '--raw',
        '--format=float32le',
        `--rate=${SAMPLE_RATE}`,
        '--channels=2',
        `--latency-msec=${LATENCY_MS}`,
        '--client-name=Jamak',
      ],
      { stdio: ['ignore', 'pipe', 'ignore'], env: soundEnvironment() },
    );
    this.#child = child;
    child.stdout.on('data', (bytes: Buffer) => this.#take(bytes, onSound));
    const end = (): void => {
      if (this.#over) return;
      this.#over = true;
      onEnd();
    };
    child.once('error', end);
    child.once('close', end);
  }

  stop(): void {
    this.#over = true;
    this.#child.kill('SIGKILL');
  }

  #take(bytes: Buffer, onSound: (samples: Float32Array) => void): void {
    if (this.#over) return;
    const all = this.#rest.length > 0 ? Buffer.concat([this.#rest, bytes]) : bytes;
    const whole = all.length - (all.length % PAIR_BYTES);
    this.#rest = all.subarray(whole);
    // A copy, since samples must begin at a multiple of four.
    if (whole > 0) onSound(new Float32Array(new Uint8Array(all.subarray(0, whole)).buffer));
  }
}
