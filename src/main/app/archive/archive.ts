import { join } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { ArchiveText, ArchiveVideo, ArchiveWish, VideoStart } from '../../../shared/broadcast/archive';
import { JamakError } from '../../../shared/errors';
import { CATALOGUES, type Language } from '../../../shared/locales';
import type { SessionRecord } from '../../../shared/session/record';
import { archiveText } from '../../export/archive/archive-text';
import { exportName } from '../../export/name';
import { writeExport } from '../../export/write';
import type { SessionStore } from '../../storage/contract';
import { loadRecord } from '../exporter';

export interface ArchiveOptions {
  readonly sessions: Pick<SessionStore, 'load'>;
  /** Videos of a session that are known, oldest first. */
  readonly videosOf: (session: Pick<SessionRecord, 'id' | 'durationMs'>) => readonly VideoStart[];
  /** What may be public of a text. */
  readonly clean: (text: string) => string;
}

export interface ArchiveDialog {
  readonly window: BrowserWindow;
  /** Where the dialog begins. */
  readonly folder: string;
  readonly language: Language;
}

/** What is written under the videos of a session. */
export class Archive {
  readonly #options: ArchiveOptions;

  constructor(options: ArchiveOptions) {
    this.#options = options;
  }

  /** @throws JamakError 'session-missing', 'session-empty', or 'bad-request' for a video that is not known */
  async textOf(wish: ArchiveWish, language: Language): Promise<ArchiveText> {
    const { sessions, videosOf } = this.#options;
    const record = await loadRecord(sessions, wish.sessionId);
    return {
      text: this.#write(record, wish, language),
      reported: record.report !== null,
      videos: [...videosOf(record)],
    };
  }

  /**
   * Asks where, then writes it; null when the user closed the dialog.
   *
   * @throws JamakError as `textOf`, and as `writeExport`
   */
  async save(wish: ArchiveWish, { window, folder, language }: ArchiveDialog): Promise<string | null> {
    const record = await loadRecord(this.#options.sessions, wish.sessionId);
    const text = this.#write(record, wish, language);
    const {
      dialog: { save: words },
      formats,
    } = CATALOGUES[language];
    const { canceled, filePath } = await dialog.showSaveDialog(window, {
      title: words.title,
      buttonLabel: words.button,
      defaultPath: join(folder, `${exportName(record)}-${wish.format}.txt`),
      filters: [{ name: formats.txt.kind, extensions: ['txt'] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    });
    if (canceled || !filePath) return null;
    await writeExport(filePath, text);
    return filePath;
  }

  #write(record: SessionRecord, { format, video }: ArchiveWish, language: Language): string {
    const { clean } = this.#options;
    // In the language that its chapters are written in.
    const written = (record.report ?? record.digests.at(-1))?.language ?? language;
    return archiveText(record, format, {
      video: this.#startOf(record, video),
      catalogue: CATALOGUES[written],
      clean,
    });
  }

  #startOf(record: SessionRecord, video: ArchiveVideo): VideoStart {
    if (video.of === 'offset') return { kind: 'session', startMs: 0 - video.offsetMs, pauses: [] };
    const known = this.#options.videosOf(record)[video.index];
    if (!known) throw new JamakError('bad-request');
    return known;
  }
}
