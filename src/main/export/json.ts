import { z } from 'zod';
import { sessionRecordSchema, type SessionRecord } from '../../shared/record';

/** The file's shape. A change that an older reader would misread raises `version`. */
export const jsonExportSchema = sessionRecordSchema.extend({
  format: z.literal('jamak-session'),
  version: z.literal(1),
});

/** The whole session, as `parseJson` reads it back. Times are milliseconds; `…At` since 1970, others since its start. */
export function renderJson(record: SessionRecord): string {
  const file: z.infer<typeof jsonExportSchema> = { format: 'jamak-session', version: 1, ...record };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** @throws SyntaxError or ZodError when `text` is not an export of a session in JSON */
export function parseJson(text: string): SessionRecord {
  return sessionRecordSchema.parse(jsonExportSchema.parse(JSON.parse(text)));
}
