import { missingCase } from '../../shared/errors';
import { CATALOGUES, type Language } from '../../shared/locales';
import type { ExportFormat, SessionRecord } from '../../shared/session/record';
import { secondLanguage } from '../../shared/session/session-view';
import { renderJson } from './json';
import { renderMd } from './md';
import { renderSrt } from './srt';
import { renderTxt } from './txt';
import { renderVtt } from './vtt';

export interface ExportOptions {
  /** Of a document's own words, such as headings; English when not given. */
  readonly language?: Language;
  /** Whether subtitles hold the translations that there are; true when not given. */
  readonly bilingual?: boolean;
  /** The language of the translations that are written; where there are none in it, the one that came first. */
  readonly translation?: string;
  /** Whether SubRip begins with a byte order mark; false when not given. */
  readonly byteOrderMark?: boolean;
}

/** The session as the content of a file in `format`. */
export function renderExport(
  record: SessionRecord,
  format: ExportFormat,
  { language = 'en', bilingual = true, translation, byteOrderMark = false }: ExportOptions = {},
): string {
  const second = secondLanguage(record.captions, translation);
  const below = bilingual ? second : null;
  switch (format) {
    case 'srt':
      return renderSrt(record, { below, byteOrderMark });
    case 'vtt':
      return renderVtt(record, below);
    case 'txt':
      return renderTxt(record, CATALOGUES[language]);
    case 'md':
      return renderMd(record, CATALOGUES[language], second);
    case 'json':
      return renderJson(record);
    default:
      return missingCase(format);
  }
}
