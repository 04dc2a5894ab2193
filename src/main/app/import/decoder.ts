import { v7 as uuidv7 } from 'uuid';
import { JamakError } from '../../../shared/errors';
import { decodeMessageSchema, type DecodeCommand, type DecodedBlock } from '../../../shared/import/decoding';

/** The line to the hidden page that decodes. */
export interface DecoderLine {
  post(command: DecodeCommand): void;
  close(): void;
}

export interface DecoderLineListener {
  readonly onMessage: (message: unknown) => void;
  /** The page died, hangs or could not be loaded. */
  readonly onGone: () => void;
}

export interface FileDecoderOptions {
  /** Opens the page if it is not there. @throws JamakError 'unexpected' */
  readonly connect: (listener: DecoderLineListener) => Promise<DecoderLine>;
  /** Serves the file at that path to the page by its id until the returned function is called. */
  readonly serve: (fileId: string, path: string) => () => void;
  /** Of a page that is not needed any more: ms until it is let go; half a minute when not given. */
  readonly idleMs?: number;
}

export interface OpenedFile {
  /** null where the file does not say. */
  readonly durationMs: number | null;
  /** Ends with the file, or where it breaks off. Ask for them one by one. @throws JamakError when the page is gone */
  readonly blocks: AsyncIterable<DecodedBlock>;
  /** Whether it broke off; known at its end. */
  readonly broken: () => boolean;
  readonly close: () => void;
}

export interface OpeningFile {
  readonly path: string;
  readonly name: string;
  readonly track: number | undefined;
  readonly fromMs: number;
}

/** Blocks that may be on their way: what keeps the page busy while the engine is. */
const BLOCKS_AHEAD = 8;
const IDLE_MS = 30_000;

/** Decodes files, one at a time, in a hidden page of its own: what a file does to a decoder, it does to nobody else. */
export class FileDecoder {
  readonly #options: FileDecoderOptions;
  #line: DecoderLine | null = null;
  #job: Job | null = null;
  #idle: ReturnType<typeof setTimeout> | undefined;

  constructor(options: FileDecoderOptions) {
    this.#options = options;
  }

  /**
   * Resolves when the file is known to be decodable; one that is open is closed.
   *
   * @throws JamakError 'media-kind', 'media-silent', 'media-unreadable', or 'unexpected' when there is no page
   */
  async open({ path, name, track, fromMs }: OpeningFile): Promise<OpenedFile> {
    this.#job?.close();
    clearTimeout(this.#idle);
    const line = await this.#connected();
    const jobId = uuidv7();
    const fileId = uuidv7();
    const unserve = this.#options.serve(fileId, path);
    const job = new Job(jobId, name, line, () => {
      unserve();
      if (this.#job === job) this.#rest();
    });
    this.#job = job;
    line.post({ type: 'open', jobId, fileId, fromMs, ...(track !== undefined && { track }) });
    try {
      const durationMs = await job.opened;
      return { durationMs, blocks: job.blocks(), broken: () => job.broken, close: () => job.close() };
    } catch (error) {
      job.close();
      throw error;
    }
  }

  close(): void {
    this.#job?.close();
    this.#letGo();
  }

  async #connected(): Promise<DecoderLine> {
    this.#line ??= await this.#options.connect({
      onMessage: (message) => this.#take(message),
      onGone: () => {
        this.#line = null;
        this.#job?.gone();
      },
    });
    return this.#line;
  }

  #take(value: unknown): void {
    const { data: message } = decodeMessageSchema.safeParse(value);
    if (!message || message.jobId !== this.#job?.id) return;
    this.#job.take(message);
  }

  #rest(): void {
    this.#job = null;
    this.#idle = setTimeout(() => this.#letGo(), this.#options.idleMs ?? IDLE_MS);
  }

  #letGo(): void {
    clearTimeout(this.#idle);
    this.#line?.close();
    this.#line = null;
  }
}

type Message = ReturnType<typeof decodeMessageSchema.parse>;

/** One file that is decoded. */
class Job {
  readonly id: string;
  /** How long it is, once it is known to be decodable. */
  readonly opened: Promise<number | null>;
  broken = false;
  readonly #name: string;
  readonly #line: DecoderLine;
  readonly #onClosed: () => void;
  #resolve: (durationMs: number | null) => void = () => {};
  #reject: (error: JamakError) => void = () => {};
  #ready: DecodedBlock[] = [];
  #over = false;
  #error: JamakError | null = null;
  #wake: () => void = () => {};
  #closed = false;

  constructor(id: string, name: string, line: DecoderLine, onClosed: () => void) {
    this.id = id;
    this.#name = name;
    this.#line = line;
    this.#onClosed = onClosed;
    this.opened = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  take(message: Message): void {
    switch (message.type) {
      case 'opened':
        this.#resolve(message.durationMs);
        break;
      case 'block':
        this.#ready.push(message);
        break;
      case 'ended':
        this.broken = message.broken;
        this.#over = true;
        break;
      case 'failed': {
        const { code, kind } = message;
        this.fail(new JamakError(code, { params: { name: this.#name, ...(kind && { kind }) } }));
        break;
      }
    }
    this.#wake();
  }

  fail(error: JamakError): void {
    this.#error ??= error;
    this.#reject(error);
    this.#wake();
  }

  /** The page is gone: whatever ended it, it did over this file. */
  gone(): void {
    this.fail(new JamakError('media-unreadable', { params: { name: this.#name } }));
  }

  async *blocks(): AsyncGenerator<DecodedBlock> {
    this.#line.post({ type: 'more', jobId: this.id, blocks: BLOCKS_AHEAD });
    for (;;) {
      const block = this.#ready.shift();
      if (block) {
        yield block;
        if (!this.#closed) this.#line.post({ type: 'more', jobId: this.id, blocks: 1 });
      } else if (this.#error) {
        throw this.#error;
      } else if (this.#over || this.#closed) {
        return;
      } else {
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    if (!this.#error) this.#line.post({ type: 'close', jobId: this.id });
    this.#reject(new JamakError('media-unreadable', { params: { name: this.#name } }));
    this.#onClosed();
    this.#wake();
  }
}
