import { createHash, type Hash } from 'node:crypto';
import { constants, open, readFile, rm, writeFile, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { JamakError } from '../../shared/errors';
import { startDeadline } from '../remote/deadline';
import type { ModelFile } from '../speech/models';
import { broken, damaged } from './download-error';
import { requestSafely, type Fetch } from './request';

export interface FetchFileOptions {
  readonly fetch: Fetch;
  readonly url: string;
  readonly file: ModelFile;
  /** Where the file comes to lie; what an earlier try left there is used. */
  readonly folder: string;
  readonly signal: AbortSignal;
  /** A server that is silent for so long has gone, ms. */
  readonly stallMs: number;
  /** Bytes of the file that are there. */
  readonly onProgress: (receivedBytes: number) => void;
}

/** Not 'a+': Windows cannot cut a file that was opened for appending. */
const READ_WRITE_CREATE = constants.O_RDWR | constants.O_CREAT;

/**
 * Completes a file and makes sure that it is what it should be.
 *
 * @throws JamakError 'download-damaged': what came was thrown away; any other error, an abort among them: what
 *   came is kept
 */
export async function fetchFile(options: FetchFileOptions): Promise<void> {
  const path = join(options.folder, options.file.path);
  const file = new PartialFile(await open(path, READ_WRITE_CREATE), options.file.bytes);
  try {
    await file.begin();
    options.onProgress(file.received);
    if (!file.complete) await receive(file, options);
    if (!file.complete) throw broken();
    if (file.digest() !== options.file.sha256) throw damaged();
    await file.flush();
  } catch (error) {
    if (error instanceof JamakError && error.code === 'download-damaged') await file.empty();
    throw error;
  } finally {
    await file.close();
  }
}

/** Reads the rest of the file, or all of it when the server has another one by now or knows no ranges. */
async function receive(file: PartialFile, options: FetchFileOptions): Promise<void> {
  const tag = new EntityTag(join(options.folder, `.${options.file.path}.etag`));
  const silence = startDeadline(options.stallMs, options.signal);
  try {
    const { response, resumed } = await ask(file, tag, silence.signal, options);
    if (!resumed) {
      await file.empty();
      await tag.keep(response.headers.get('etag'));
    }
    const body: AsyncIterable<Uint8Array> | null = response.body;
    for await (const chunk of body ?? []) {
      silence.restart();
      if (file.received + chunk.length > options.file.bytes) throw damaged();
      await file.append(chunk);
      options.onProgress(file.received);
    }
  } finally {
    silence.release();
  }
}

interface Answer {
  readonly response: Response;
  /** Whether it begins where our part ends. */
  readonly resumed: boolean;
}

async function ask(
  file: PartialFile,
  tag: EntityTag,
  signal: AbortSignal,
  { fetch, url, file: { bytes } }: FetchFileOptions,
): Promise<Answer> {
  // A compressed answer would have another length.
  const plain = { 'accept-encoding': 'identity' };
  const known = file.received > 0 ? await tag.read() : null;
  if (known !== null) {
    const range = { range: `bytes=${file.received}-`, 'if-range': known };
    const response = await requestSafely(fetch, url, { ...plain, ...range }, signal);
    if (response.status === 206 && fits(response, known, file.received, bytes)) {
      return { response, resumed: true };
    }
    if (response.status === 200) return { response: announced(response, bytes), resumed: false };
    await response.body?.cancel();
  }
  const response = await requestSafely(fetch, url, plain, signal);
  if (response.status !== 200) throw broken();
  return { response: announced(response, bytes), resumed: false };
}

/** Whether a part is of the file that we know, and the one that was asked for. */
function fits({ headers }: Response, tag: string, from: number, bytes: number): boolean {
  const [, start, total] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '') ?? [];
  if (Number(start) !== from || (total !== '*' && Number(total) !== bytes)) return false;
  const now = headers.get('etag');
  return now === null || now === tag;
}

/** An answer that is of another length, such as the page of a hotel's network, must not replace what we have. */
function announced(response: Response, bytes: number): Response {
  const length = response.headers.get('content-length');
  if (length !== null && Number(length) !== bytes) throw broken();
  return response;
}

/** The part of a file that is there, and the digest of it. */
class PartialFile {
  readonly #handle: FileHandle;
  readonly #bytes: number;
  #hash: Hash = createHash('sha256');
  #received = 0;

  constructor(handle: FileHandle, bytes: number) {
    this.#handle = handle;
    this.#bytes = bytes;
  }

  get received(): number {
    return this.#received;
  }

  get complete(): boolean {
    return this.#received === this.#bytes;
  }

  /** Takes up what an earlier try left. */
  async begin(): Promise<void> {
    const { size } = await this.#handle.stat();
    if (size > this.#bytes) return this.empty();
    const left = this.#handle.createReadStream({ start: 0, autoClose: false, highWaterMark: 1 << 20 });
    for await (const chunk of left) this.#hash.update(chunk as Buffer);
    this.#received = size;
  }

  async append(chunk: Uint8Array): Promise<void> {
    for (let at = 0; at < chunk.length;) {
      const { bytesWritten } = await this.#handle.write(chunk, at, chunk.length - at, this.#received);
      this.#hash.update(chunk.subarray(at, at + bytesWritten));
      this.#received += bytesWritten;
      at += bytesWritten;
    }
  }

  async empty(): Promise<void> {
    await this.#handle.truncate(0);
    this.#hash = createHash('sha256');
    this.#received = 0;
  }

  digest(): string {
    return this.#hash.digest('hex');
  }

  flush(): Promise<void> {
    return this.#handle.sync();
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}

/** The server's name for the version of a file that we have a part of. */
class EntityTag {
  readonly #path: string;

  constructor(path: string) {
    this.#path = path;
  }

  /** Null when none was kept: the file is then asked for as a whole. */
  read(): Promise<string | null> {
    return readFile(this.#path, 'utf8').catch(() => null);
  }

  /** A weak tag names no exact bytes, so it is of no use here. */
  async keep(tag: string | null): Promise<void> {
    if (tag?.startsWith('"')) await writeFile(this.#path, tag);
    else await rm(this.#path, { force: true });
  }
}
