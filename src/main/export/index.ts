import { missingCase } from '../../shared/errors';
import type { ExportFormat, SessionRecord } from '../../shared/record';
import { renderJson } from './json';
import { renderSrt } from './srt';
import { renderTxt } from './txt';
import { renderVtt } from './vtt';

/** The session as the content of a file in `format`. */
export function renderExport(record: SessionRecord, format: ExportFormat): string {
  switch (format) {
    case 'srt':
      return renderSrt(record);
    case 'vtt':
      return renderVtt(record);
    case 'txt':
      return renderTxt(record);
    case 'json':
      return renderJson(record);
    default:
      return missingCase(format);
  }
}
