import { Transform } from 'node:stream';

/** Whoever looks at a bar sees no more, ms. */
const TELL_MS = 100;

/** Counts what goes through streams, bytes, and tells how far that is. */
export class ByteCounter {
  readonly #total: number;
  readonly #tell: (done: number, total: number) => void;
  #done = 0;
  #toldAt = -Infinity;

  /** `tell` is called a few times a second, and when all is through. */
  constructor(total: number, tell: (done: number, total: number) => void) {
    this.#total = total;
    this.#tell = tell;
    tell(0, total);
  }

  /** A stream that lets everything through. */
  stream(): Transform {
    return new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        this.#add(chunk.length);
        done(null, chunk);
      },
    });
  }

  #add(bytes: number): void {
    this.#done += bytes;
    const now = performance.now();
    if (now - this.#toldAt < TELL_MS && this.#done < this.#total) return;
    this.#toldAt = now;
    this.#tell(this.#done, this.#total);
  }
}
