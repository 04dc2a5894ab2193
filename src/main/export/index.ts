import { missingCase } from '../../shared/errors';
import {
  DEFAULT_EXPORT_OPTIONS,
  OPTIONS_OF,
  type ExportOptions as FileOptions,
} from '../../shared/exporting/options';
import { CATALOGUES, type Language } from '../../shared/locales';
import { DEFAULT_OVERLAY_STYLE, type OverlayStyle } from '../../shared/overlay/style';
import type { SessionRecord, TextFormat } from '../../shared/session/record';
import { secondLanguage } from '../../shared/session/session-view';
import { renderAss } from './ass';
import { renderJson } from './json';
import { renderMd } from './md';
import { shifted } from './shifted';
import { renderSrt } from './srt';
import { renderTable } from './table';
import { renderTxt } from './txt';
import { renderVtt } from './vtt';

/** What is not given is as the settings have it by themselves. */
export interface ExportOptions extends Partial<Omit<FileOptions, 'language'>> {
  /** Of a document's own words, such as headings; English when not given. */
  readonly language?: Language;
  /** The language of the translations that are written; where there are none in it, the one that came first. */
  readonly translation?: string;
  /** Added to all times of formats that heed it, ms. */
  readonly offsetMs?: number;
  /** What the overlay looks like; how it looks by itself when not given. */
  readonly style?: OverlayStyle;
}

/** The session as the content of a file in `format`. */
export function renderExport(
  session: SessionRecord,
  format: TextFormat,
  {
    language = 'en',
    translation,
    offsetMs = 0,
    style = DEFAULT_OVERLAY_STYLE,
    ...options
  }: ExportOptions = {},
): string {
  const set = { ...DEFAULT_EXPORT_OPTIONS, ...options };
  const record = OPTIONS_OF[format].includes('offsetMs') ? shifted(session, offsetMs) : session;
  const second = set.words === 'spoken' ? null : secondLanguage(record.captions, translation);
  switch (format) {
    case 'srt':
      return renderSrt(record, { below: second, byteOrderMark: set.byteOrderMark, set });
    case 'vtt':
      return renderVtt(record, second, set);
    case 'ass':
      return renderAss(record, { below: second, set, style });
    case 'txt':
      return renderTxt(record, CATALOGUES[language], second, set);
    case 'md':
      return renderMd(record, CATALOGUES[language], second, set);
    case 'csv':
      return renderTable(record, ',', second, set);
    case 'tsv':
      return renderTable(record, '\t', second, set);
    case 'json':
      return renderJson(record);
    default:
      return missingCase(format);
  }
}
