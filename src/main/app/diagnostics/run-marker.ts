import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Crash } from '../../../shared/requests/diagnostics';

const markerSchema = z.object({
  version: z.string().max(40),
  /** Epoch ms. */
  startedAt: z.number().nonnegative(),
  captioning: z.boolean(),
});
type Marker = z.infer<typeof markerSchema>;

const MODE = 0o600;

/**
 * A file that is there while Jamak runs. One that is there before tells that the run before this one ended without a
 * goodbye: it crashed, was killed, or the power went.
 */
export class RunMarker {
  readonly #path: string;
  #marker: Marker;
  /** What the run before this one left; null when it said goodbye. */
  readonly left: Crash | null;

  /**
   * @param version of this Jamak
   * @param now epoch ms
   */
  constructor(path: string, version: string, now: number = Date.now()) {
    this.#path = path;
    this.left = readLeft(path, now);
    this.#marker = { version, startedAt: now, captioning: false };
    this.#write();
  }

  /** Whether captions run. */
  captioning(on: boolean): void {
    if (this.#marker.captioning === on) return;
    this.#marker = { ...this.#marker, captioning: on };
    this.#write();
  }

  /** Jamak ends in order. */
  goodbye(): void {
    rmSync(this.#path, { force: true });
  }

  #write(): void {
    try {
      writeFileSync(this.#path, JSON.stringify(this.#marker), { mode: MODE });
    } catch {
      // A full disk is said elsewhere; the next start then knows less.
    }
  }
}

function readLeft(path: string, now: number): Crash | null {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return null;
  }
  const crash = { at: now, what: 'app', reason: 'not-closed', exitCode: null, uptimeMs: null } as const;
  try {
    const { version, captioning } = markerSchema.parse(JSON.parse(text));
    return { ...crash, version, captioning };
  } catch {
    // It was cut off while it was written.
    return { ...crash, version: '', captioning: false };
  }
}
