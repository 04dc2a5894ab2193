import { JamakError } from '../../../shared/errors';
import type { ExportWish } from '../../../shared/exporting/options';
import type { ExportPreview } from '../../../shared/requests/exporting';
import type { Language } from '../../../shared/locales';
import type { SessionRecord, TextFormat } from '../../../shared/session/record';
import type { Settings } from '../../../shared/settings';
import { renderExport, type ExportOptions } from '../../export';
import type { BundleRoom } from '../../export/bundle/contract';
import { writeFormat } from '../../export/write-format';
import type { SessionStore } from '../../storage/contract';
import { loadRecord } from '../exporter';
import { fileOptions } from './file-options';

/** What a preview is made of: enough to see how it looks. */
const SHOWN_CAPTIONS = 40;
const SHOWN_LETTERS = 6000;

export interface ExportingOptions {
  readonly sessions: Pick<SessionStore, 'load'>;
  readonly settings: () => Settings;
  readonly language: () => Language;
  readonly rooms: readonly BundleRoom[];
}

/** Files that the user has of sessions: how they would look, and the files themselves. */
export class Exporting {
  readonly #options: ExportingOptions;
  /** Of what is being written. */
  #writing: AbortController | null = null;

  constructor(options: ExportingOptions) {
    this.#options = options;
  }

  /** How the file begins. Empty for formats that are no text. @throws JamakError 'session-missing' or 'session-empty' */
  async preview(sessionId: string, wish: ExportWish): Promise<ExportPreview> {
    const format = textFormat(wish);
    const record = await loadRecord(this.#options.sessions, sessionId);
    if (format === null) return { text: '', cut: false };
    const short = beginningOf(record);
    const text = renderExport(short, format, this.#render(wish)).replace(/^\uFEFF/u, '');
    const cut = short.captions.length < record.captions.length || text.length > SHOWN_LETTERS;
    return { text: text.slice(0, SHOWN_LETTERS), cut };
  }

  /** All of it as text. @throws as `preview`, and 'bad-request' for formats that are none */
  async textOf(sessionId: string, wish: ExportWish): Promise<string> {
    const format = textFormat(wish);
    if (format === null) throw new JamakError('bad-request');
    const record = await loadRecord(this.#options.sessions, sessionId);
    return renderExport(record, format, this.#render(wish)).replace(/^\uFEFF/u, '');
  }

  /** Writes it to where `ask` says. Null when that says nowhere, or the writing was cancelled. @throws as `writeFormat` */
  async save(
    sessionId: string,
    wish: ExportWish,
    ask: (record: SessionRecord) => Promise<string | null>,
  ): Promise<string | null> {
    const record = await loadRecord(this.#options.sessions, sessionId);
    const path = await ask(record);
    if (path === null) return null;
    const writing = new AbortController();
    this.#writing = writing;
    try {
      const { rooms } = this.#options;
      await writeFormat(path, record, wish.format, { ...this.#render(wish), rooms, signal: writing.signal });
      return path;
    } catch (error) {
      if (writing.signal.aborted) return null;
      throw error;
    } finally {
      if (this.#writing === writing) this.#writing = null;
    }
  }

  /** Stops what is being written: nothing of it is left. */
  cancel(): void {
    this.#writing?.abort();
  }

  #render({ options, offsetMs }: ExportWish): ExportOptions {
    const { settings, language } = this.#options;
    return { ...fileOptions(settings(), options), offsetMs, language: language() };
  }
}

function textFormat({ format }: ExportWish): TextFormat | null {
  return format === 'docx' || format === 'jamak' ? null : format;
}

function beginningOf(record: SessionRecord): SessionRecord {
  const captions = record.captions.slice(0, SHOWN_CAPTIONS);
  const untilMs = captions.length < record.captions.length ? (captions.at(-1)?.endMs ?? 0) : Infinity;
  const begun = <T extends { readonly startMs: number }>(items: readonly T[]): T[] =>
    items.filter(({ startMs }) => startMs <= untilMs).slice(0, SHOWN_CAPTIONS);
  return {
    ...record,
    captions,
    gaps: begun(record.gaps),
    takenBack: begun(record.takenBack),
    pauses: begun(record.pauses),
    marks: record.marks.filter(({ atMs }) => atMs <= untilMs).slice(0, SHOWN_CAPTIONS),
  };
}
