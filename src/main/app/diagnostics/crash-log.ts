import { z } from 'zod';
import {
  crashSchema,
  type Crash,
  type Crashing,
  type CrashReason,
} from '../../../shared/requests/diagnostics';
import { openJsonFile, type JsonFile } from '../../storage/json-file';

/** More would say nothing new. */
export const MOST_CRASHES = 50;
/** A crash of so long ago is forgotten, ms. */
export const KEPT_MS = 30 * 24 * 3600 * 1000;
/** What hangs is ended, and told of a second time by its end, ms. */
const SAME_MS = 5_000;

const fileSchema = z.object({ version: z.literal(1), crashes: z.array(crashSchema) });

export interface CrashLogOptions {
  /** Of `crashes.json`. */
  readonly path: string;
  /** Of this Jamak. */
  readonly version: string;
  /** Whether captions run. */
  readonly captioning: () => boolean;
  readonly onError: (error: unknown) => void;
  /** Epoch ms. */
  readonly now?: () => number;
  /** How long Jamak has been running, ms. */
  readonly uptimeMs?: () => number;
}

/**
 * What crashed on this computer: the newest few, of the last thirty days. A record has kinds, numbers and the version,
 * never a word of a page, a file or an error.
 */
export class CrashLog {
  readonly #options: CrashLogOptions;
  readonly #file: JsonFile<z.infer<typeof fileSchema>>;
  /** Newest first. */
  #crashes: Crash[];

  constructor(options: CrashLogOptions) {
    this.#options = options;
    const { path, now } = options;
    this.#file = openJsonFile({ path, schema: fileSchema, version: 1, now });
    this.#crashes = this.#kept(this.#file.found?.crashes ?? []);
  }

  /** Newest first. */
  get all(): readonly Crash[] {
    this.#crashes = this.#kept(this.#crashes);
    return this.#crashes;
  }

  /** Something of this run crashed. */
  add(what: Crashing, reason: CrashReason, exitCode: number | null = null): void {
    const { version, captioning, uptimeMs = () => performance.now() } = this.#options;
    const at = this.#now();
    const same = this.#crashes.find((one) => one.what === what && at - one.at < SAME_MS);
    if (same?.reason === 'hangs' || same?.reason === 'not-started') return;
    this.put({
      at,
      what,
      reason,
      exitCode,
      version,
      uptimeMs: Math.round(uptimeMs()),
      captioning: captioning(),
    });
  }

  /** The same as one value, such as of a run before this one. */
  put(crash: Crash): void {
    this.#write([crash, ...this.#crashes]);
  }

  clear(): void {
    this.#write([]);
  }

  #write(crashes: readonly Crash[]): void {
    this.#crashes = this.#kept(crashes);
    this.#file.write({ version: 1, crashes: this.#crashes }).catch(this.#options.onError);
  }

  #kept(crashes: readonly Crash[]): Crash[] {
    const oldest = this.#now() - KEPT_MS;
    return crashes.filter(({ at }) => at >= oldest).slice(0, MOST_CRASHES);
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }
}

/** What `crashes.json` holds, for who only looks; empty where it can't be read. */
export function parseCrashes(text: string): readonly Crash[] {
  try {
    return fileSchema.parse(JSON.parse(text)).crashes;
  } catch {
    return [];
  }
}
