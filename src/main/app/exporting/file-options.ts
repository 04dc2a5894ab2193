import type { ExportOptions as FileOptions } from '../../../shared/exporting/options';
import type { Settings } from '../../../shared/settings';
import type { ExportOptions } from '../../export';

/** What exports are like by these settings, or by `options` in place of those that are kept. */
export function fileOptions(
  { export: kept, translation, overlay }: Pick<Settings, 'export' | 'translation' | 'overlay'>,
  options: FileOptions = kept,
): Omit<ExportOptions, 'language'> & { readonly translation: string } {
  const { language, ...others } = options;
  return { ...others, translation: language ?? translation.language, style: overlay };
}
