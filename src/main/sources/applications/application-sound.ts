import { JamakError } from '../../../shared/errors';
import { Changes } from './changes';
import { listPlaying, type Playing } from './playing';
import { Recorder } from './recorder';
import { SoundMix } from './sound-mix';

/** Streams of one application that are heard at once. Browsers have one for each page that plays. */
const MOST_STREAMS = 8;
/** An application that begins with its next piece takes so long, ms. Then it plays nothing. */
const BETWEEN_PIECES_MS = 600;
/** After a stream has ended it is looked whether it goes on elsewhere, ms. */
const LOOK_AGAIN_MS = 200;
/** Sound that the page has not taken, pairs of samples: 2 s. It is dropped when the page takes none. */
const MOST_WAITING = 32_000;

/**
 * What one application plays, all its streams together, as Float32 pairs at 16 kHz. It ends when the application
 * plays nothing any more.
 */
export class ApplicationSound {
  readonly #name: string;
  readonly #recorders = new Map<number, Recorder>();
  readonly #mix = new SoundMix((samples) => this.#give(samples));
  readonly #changes: Changes;
  #controller: ReadableStreamDefaultController<Uint8Array> | null = null;
  #emptySince: NodeJS.Timeout | null = null;
  #closed = false;
  readonly sound: ReadableStream<Uint8Array>;

  private constructor(name: string, playing: readonly Playing[]) {
    this.#name = name;
    this.sound = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        cancel: () => this.close(),
      },
      { highWaterMark: MOST_WAITING * 8, size: (bytes) => bytes?.byteLength ?? 0 },
    );
    this.#hear(playing);
    this.#changes = new Changes(() => void this.#look());
  }

  /** @throws JamakError 'application-away' while it plays nothing; what `listPlaying` throws */
  static async open(name: string): Promise<ApplicationSound> {
    const playing = await listPlaying();
    if (!playing.some((each) => each.application === name && each.plays)) {
      throw new JamakError('application-away', { params: { device: name } });
    }
    return new ApplicationSound(name, playing);
  }

  /** Ends its processes and the sound. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#emptySince) clearTimeout(this.#emptySince);
    this.#changes.stop();
    for (const recorder of this.#recorders.values()) recorder.stop();
    this.#recorders.clear();
    try {
      this.#controller?.close();
    } catch {
      // The page has cancelled it already.
    }
  }

  async #look(): Promise<void> {
    if (this.#closed) return;
    const playing = await listPlaying().catch((): Playing[] => []);
    if (!this.#closed) this.#hear(playing);
  }

  #hear(playing: readonly Playing[]): void {
    for (const { index, application } of playing) {
      if (application !== this.#name || this.#recorders.has(index)) continue;
      if (this.#recorders.size >= MOST_STREAMS) break;
      this.#mix.add(index);
      const recorder = new Recorder(index, {
        onSound: (samples) => this.#mix.push(index, samples),
        onEnd: () => this.#ended(index),
      });
      this.#recorders.set(index, recorder);
    }
    this.#watchEmpty();
  }

  /** It may only have moved to another output, so it is looked for again. */
  #ended(index: number): void {
    this.#mix.remove(index);
    this.#recorders.delete(index);
    this.#watchEmpty();
    setTimeout(() => void this.#look(), LOOK_AGAIN_MS);
  }

  #watchEmpty(): void {
    if (this.#recorders.size > 0) {
      if (this.#emptySince) clearTimeout(this.#emptySince);
      this.#emptySince = null;
    } else if (!this.#closed) {
      this.#emptySince ??= setTimeout(() => this.close(), BETWEEN_PIECES_MS);
    }
  }

  #give(samples: Float32Array): void {
    if (this.#closed || (this.#controller?.desiredSize ?? 0) <= 0) return;
    this.#controller?.enqueue(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength));
  }
}
