import type { Crashes, DiagnosticsFile } from '../../../shared/requests/diagnostics';
import type { CrashLog } from './crash-log';
import { writeDiagnostics } from './diagnostics';
import type { Dumps } from './dumps';

/** For so long what was looked at is what is saved, ms; after that this computer may be another. */
const FRESH_MS = 10 * 60 * 1000;
/** Looks follow each other no faster, ms: each reads all models. */
const AGAIN_MS = 5_000;

export interface DiagnosticsDeskOptions {
  readonly crashes: Pick<CrashLog, 'all' | 'clear'>;
  readonly dumps: Dumps;
  /** Looks at this computer. */
  readonly look: () => Promise<DiagnosticsFile[]>;
  readonly now?: () => number;
}

/** What the settings' part about problems asks for. */
export class DiagnosticsDesk {
  readonly #options: DiagnosticsDeskOptions;
  #looking: Promise<DiagnosticsFile[]> | null = null;
  #seen: { readonly files: DiagnosticsFile[]; readonly at: number } | null = null;

  constructor(options: DiagnosticsDeskOptions) {
    this.#options = options;
  }

  get crashes(): Crashes {
    const { crashes, dumps } = this.#options;
    const kept = dumps.list();
    return {
      crashes: [...crashes.all],
      dumps: { count: kept.length, bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0) },
    };
  }

  /** The files that `save` writes from now on. One look at a time. */
  look(): Promise<DiagnosticsFile[]> {
    return this.#filesOf(AGAIN_MS);
  }

  /**
   * Writes what was looked at last.
   *
   * @throws JamakError 'export-failed'
   */
  async save(path: string, withDumps: boolean): Promise<void> {
    const files = await this.#filesOf(FRESH_MS);
    await writeDiagnostics(path, files, withDumps ? this.#options.dumps.list() : []);
  }

  forget(): Crashes {
    this.#options.crashes.clear();
    this.#options.dumps.clear();
    this.#seen = null;
    return this.crashes;
  }

  async #filesOf(maxAgeMs: number): Promise<DiagnosticsFile[]> {
    const { look } = this.#options;
    if (this.#seen && this.#now() - this.#seen.at < maxAgeMs) return this.#seen.files;
    this.#looking ??= look().finally(() => (this.#looking = null));
    const files = await this.#looking;
    this.#seen = { files, at: this.#now() };
    return files;
  }

  #now(): number {
    return (this.#options.now ?? (() => performance.now()))();
  }
}
