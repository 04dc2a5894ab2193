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
  /** Of a page that gives nothing although it was asked: ms until it is taken to hang; a minute when not given. */
  readonly stuckMs?: number;
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
  /** Closes it, also while it is being opened. */
  readonly signal?: AbortSignal | undefined;
}

/** Blocks that may be on their way: what keeps the page busy while the engine is. */
const BLOCKS_AHEAD = 8;
const IDLE_MS = 30_000;
const STUCK_MS = 60_000;

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
  async open({ path, name, track, fromMs, signal }: OpeningFile): Promise<OpenedFile> {
    this.#job?.close();
    clearTimeout(this.#idle);
    const line = await this.#connected();
    const jobId = uuidv7();
    const fileId = uuidv7();
    const unserve = this.#options.serve(fileId, path);
    const { stuckMs = STUCK_MS } = this.#options;
    const job: Job = new Job(jobId, {
      name,
      line,
      stuckMs,
      onStuck: () => {
        this.#letGo();
        job.gone();
      },
      onClosed: () => {
        unserve();
        if (this.#job === job) this.#rest();
      },
    });
    this.#job = job;
    signal?.addEventListener('abort', () => job.close(), { once: true });
    line.post({ type: 'open', jobId, fileId, fromMs, ...(track !== undefined && { track }) });
    try {
      const durationMs = await job.opened;
      return { durationMs, blocks: job.blocks(), broken: () => job.broken, close: () => job.close() };
    } catch (error) {
      job.close();
      // It may hang over this very file: the next one gets another page.
      this.#letGo();
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

interface JobOptions {
  readonly name: string;
  readonly line: DecoderLine;
  readonly stuckMs: number;
  /** Nothing has come for that long, although it was asked for. */
  readonly onStuck: () => void;
  readonly onClosed: () => void;
}

/** One file that is decoded. */
class Job {
  readonly id: string;
  /** How long it is, once it is known to be decodable. */
  readonly opened: Promise<number | null>;
  broken = false;
  readonly #options: JobOptions;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #resolve: (durationMs: number | null) => void = () => {};
  #reject: (error: JamakError) => void = () => {};
  #ready: DecodedBlock[] = [];
  #over = false;
  #error: JamakError | null = null;
  #wake: () => void = () => {};
  #closed = false;

  constructor(id: string, options: JobOptions) {
    this.id = id;
    this.#options = options;
    this.#await();
    this.opened = new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
    });
  }

  take(message: Message): void {
    clearTimeout(this.#patience);
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
        this.fail(new JamakError(code, { params: { name: this.#options.name, ...(kind && { kind }) } }));
        break;
      }
    }
    this.#wake();
  }

  fail(error: JamakError): void {
    clearTimeout(this.#patience);
    this.#error ??= error;
    this.#reject(error);
    this.#wake();
  }

  /** The page is gone: whatever ended it, it did over this file. */
  gone(): void {
    this.fail(this.#unreadable());
  }

  async *blocks(): AsyncGenerator<DecodedBlock> {
    this.#options.line.post({ type: 'more', jobId: this.id, blocks: BLOCKS_AHEAD });
    for (;;) {
      const block = this.#ready.shift();
      if (block) {
        yield block;
        if (!this.#closed) this.#options.line.post({ type: 'more', jobId: this.id, blocks: 1 });
      } else if (this.#error) {
        throw this.#error;
      } else if (this.#over || this.#closed) {
        return;
      } else {
        this.#await();
        await new Promise<void>((resolve) => (this.#wake = resolve));
      }
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    clearTimeout(this.#patience);
    if (!this.#error) this.#options.line.post({ type: 'close', jobId: this.id });
    this.#reject(this.#unreadable());
    this.#options.onClosed();
    this.#wake();
  }

  /** Something is to come of the page, if it does not hang. */
  #await(): void {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(this.#options.onStuck, this.#options.stuckMs);
  }

  #unreadable(): JamakError {
    return new JamakError('media-unreadable', { params: { name: this.#options.name } });
  }
}
