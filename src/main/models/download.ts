import { statSync } from 'node:fs';
import { mkdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { filesOf, sizeOf } from '../speech/models';
import { urlOf, type CatalogueModel } from './catalogue';
import { asDownloadError, diskFull } from './download-error';
import { fetchFile } from './fetch-file';
import type { Fetch } from './request';

export interface DownloadOptions {
  readonly model: CatalogueModel;
  /** Where its files come to lie; what an earlier try left there is used. */
  readonly folder: string;
  readonly fetch: Fetch;
  /** Bytes that this user may still write below a folder. */
  readonly freeSpace: (folder: string) => Promise<number>;
  readonly signal: AbortSignal;
  /** A server that is silent for so long has gone, ms. */
  readonly stallMs: number;
  /** Bytes of the whole model that are there. */
  readonly onProgress: (receivedBytes: number) => void;
}

/** Bytes that a download leaves free on the disk. */
const MARGIN_BYTES = 64_000_000;

/** Bytes of a model that an earlier try left in `folder`. */
export function receivedBytes(model: CatalogueModel, folder: string): number {
  return filesOf(model).reduce((sum, { path, bytes }) => {
    const stats = statSync(join(folder, path), { throwIfNoEntry: false });
    return sum + Math.min(stats?.size ?? 0, bytes);
  }, 0);
}

/** Free space as the system tells; Infinity where it does not tell. */
export async function freeSpace(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    // When there is too little space, writing says so.
    return Infinity;
  }
}

/**
 * Brings all files of a model into `folder`, one after another, each with the length and digest of the catalogue.
 *
 * @throws JamakError 'download-offline', 'download-failed', 'server-model-missing' or 'download-disk-full':
 *   what has come is kept; 'download-damaged': the file was thrown away; the signal's reason
 */
export async function downloadModel(options: DownloadOptions): Promise<void> {
  const { model, folder, signal } = options;
  let received = 0;
  const missing = (): number => sizeOf(model) - received;
  try {
    await mkdir(folder, { recursive: true });
    received = receivedBytes(model, folder);
    const lacking = missing() + MARGIN_BYTES - (await options.freeSpace(folder));
    if (missing() > 0 && lacking > 0) throw diskFull(lacking);
    let before = 0;
    for (const file of filesOf(model)) {
      const onProgress = (ofFile: number): void => {
        received = before + ofFile;
        options.onProgress(received);
      };
      await fetchFile({ ...options, url: urlOf(model, file.from ?? file.path), file, onProgress });
      before += file.bytes;
    }
  } catch (error) {
    signal.throwIfAborted();
    throw asDownloadError(error, missing());
  }
}
