import type { z } from 'zod';
import { JamakError, type MessageCode } from '../../../shared/errors';
import type { autoExportSchema } from '../../../shared/exporting/options';
import type { Language } from '../../../shared/locales';
import type { SessionEvent } from '../../../shared/session/events';
import type { SessionRecord } from '../../../shared/session/record';
import type { BundleRoom } from '../../export/bundle/contract';
import { fileName } from '../../export/name';
import { writeBeside } from '../../export/write';
import { writeFormat, type FormatOptions } from '../../export/write-format';
import type { SessionStore } from '../../storage/contract';
import type { NoticeBoard } from '../notice-board';

/** How often is looked whether captions of a session are still to come, ms. */
const LOOK_MS = 1000;
/** How long they are waited for, ms: a server that is away may give its captions tomorrow. */
const LONGEST_MS = 120_000;

export interface AutoExportOptions {
  readonly sessions: Pick<SessionStore, 'load'>;
  readonly wanted: () => z.infer<typeof autoExportSchema>;
  /** Where nothing else was chosen. */
  readonly folder: () => string;
  readonly file: () => Omit<FormatOptions, 'language'>;
  readonly language: () => Language;
  readonly rooms: readonly BundleRoom[];
  /** Whether something of the session is still to come. */
  readonly isPending: (sessionId: string) => boolean;
  readonly notices: Pick<NoticeBoard, 'add' | 'withdraw'>;
  readonly later?: (run: () => void, ms: number) => () => void;
}

/**
 * Writes every session that ends to a folder, where that is wanted, as soon as its captions have settled. It never
 * writes over a file. What fails is said once, until it works again.
 */
export class AutoExport {
  readonly #options: AutoExportOptions;
  /** Sessions that wait, with how long they have, ms. */
  readonly #waiting = new Map<string, number>();
  #stopLooking: (() => void) | null = null;
  #last: Promise<void> = Promise.resolve();
  #said: MessageCode | null = null;

  constructor(options: AutoExportOptions) {
    this.#options = options;
  }

  #started: string | null = null;

  onEvent({ happening }: SessionEvent): void {
    if (happening.type === 'session-started') this.#started = happening.sessionId;
    if (happening.type !== 'session-ended' || this.#started === null) return;
    if (!this.#options.wanted().enabled) return;
    this.#waiting.set(this.#started, 0);
    this.#lookLater();
  }

  /** What waits is written as it is. Resolves once it is. */
  async close(): Promise<void> {
    this.#stopLooking?.();
    this.#stopLooking = null;
    for (const sessionId of this.#waiting.keys()) this.#write(sessionId);
    await this.#last;
  }

  /** Resolves when nothing is being written. */
  async settled(): Promise<void> {
    await this.#last;
  }

  #lookLater(): void {
    const { later = onTimer } = this.#options;
    this.#stopLooking ??= later(() => {
      this.#stopLooking = null;
      this.#look();
    }, LOOK_MS);
  }

  #look(): void {
    for (const [sessionId, waitedMs] of this.#waiting) {
      if (this.#options.isPending(sessionId) && waitedMs < LONGEST_MS) {
        this.#waiting.set(sessionId, waitedMs + LOOK_MS);
      } else {
        this.#write(sessionId);
      }
    }
    if (this.#waiting.size > 0) this.#lookLater();
  }

  #write(sessionId: string): void {
    this.#waiting.delete(sessionId);
    this.#last = this.#last.then(() => this.#writeAll(sessionId)).catch((error: unknown) => this.#say(error));
  }

  async #writeAll(sessionId: string): Promise<void> {
    const { sessions, wanted, folder, language, notices } = this.#options;
    const record = await sessions.load(sessionId);
    // It was deleted meanwhile, or nothing was said.
    if (!record || record.captions.length === 0) return;
    const { formats, folder: chosen, enabled } = wanted();
    if (!enabled || formats.length === 0) return;
    const into = chosen ?? folder();
    for (const format of formats) await this.#writeOne(record, format, into, language());
    this.#said = null;
    notices.withdraw('auto-export-failed');
    notices.add('info', 'auto-exported', { path: into });
  }

  async #writeOne(
    record: SessionRecord,
    format: z.infer<typeof autoExportSchema>['formats'][number],
    folder: string,
    language: Language,
  ): Promise<void> {
    const { file, rooms } = this.#options;
    await writeBeside(folder, fileName(record), format, (path) =>
      writeFormat(path, record, format, { ...file(), language, rooms }),
    );
  }

  #say(error: unknown): void {
    const { code, params } = JamakError.from(error);
    if (this.#said === code) return;
    this.#said = code;
    const path = params['path'] ?? this.#options.wanted().folder ?? this.#options.folder();
    this.#options.notices.add('error', 'auto-export-failed', { path });
  }
}

function onTimer(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
