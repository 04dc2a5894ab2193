import { CATALOGUES } from '../../shared/locales';
import { DEFAULT_EXPORT_OPTIONS } from '../../shared/exporting/options';
import type { ExportFormat, SessionRecord } from '../../shared/session/record';
import { secondLanguage } from '../../shared/session/session-view';
import type { BundleRoom } from './bundle/contract';
import { writeBundle } from './bundle/write-bundle';
import { renderExport, type ExportOptions } from './index';
import { writeExport } from './write';

export interface FormatOptions extends ExportOptions {
  /** Whose files go into a bundle; none when not given. */
  readonly rooms?: readonly BundleRoom[];
  /** Aborts the writing of a bundle, which may be large. */
  readonly signal?: AbortSignal | undefined;
}

/** Writes the session as a file in any format, wholly or not at all. @throws as `writeExport` and `writeBundle` */
export async function writeFormat(
  path: string,
  record: SessionRecord,
  format: ExportFormat,
  { rooms = [], signal, ...options }: FormatOptions,
): Promise<void> {
  if (format === 'jamak') return writeBundle(path, record, rooms, signal);
  if (format !== 'docx') return writeExport(path, renderExport(record, format, options));
  const { language = 'en', translation, ...others } = options;
  const set = { ...DEFAULT_EXPORT_OPTIONS, ...others };
  const second = set.words === 'spoken' ? null : secondLanguage(record.captions, translation);
  // Its library is large, and hardly ever needed.
  const { renderDocx } = await import('./docx');
  return writeExport(path, await renderDocx(record, { catalogue: CATALOGUES[language], second, set }));
}
