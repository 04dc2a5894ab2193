import { z } from 'zod';
import { digestSchema } from '../../shared/digest';
import { sessionRecordSchema, type SessionRecord } from '../../shared/record';
import { reportSchema } from '../../shared/report';
import { NO_USAGE, usageSchema } from '../../shared/usage';

/** The file's shape. A change that an older reader would misread raises `version`; what came later has a default. */
export const jsonExportSchema = sessionRecordSchema.extend({
  format: z.literal('jamak-session'),
  version: z.literal(1),
  digests: z.array(digestSchema).default([]),
  report: reportSchema.nullable().default(null),
  usage: usageSchema.default(NO_USAGE),
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
