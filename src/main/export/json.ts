import { z } from 'zod';
import { markSchema } from '../../shared/session/events';
import { digestSchema } from '../../shared/session/digest';
import { sessionRecordSchema, type SessionRecord } from '../../shared/session/record';
import { reportSchema } from '../../shared/session/report';
import { NO_USAGE, usageSchema } from '../../shared/session/usage';

/** The file's shape. A change that an older reader would misread raises `version`; what came later has a default. */
export const jsonExportSchema = sessionRecordSchema.extend({
  format: z.literal('jamak-session'),
  version: z.literal(1),
  marks: z.array(markSchema).default([]),
  digests: z.array(digestSchema).default([]),
  report: reportSchema.nullable().default(null),
  usage: usageSchema.default(NO_USAGE),
});

/** What turns text around or breaks lines where a file is looked at; JSON can name it instead. */
const UNSEEN = /[\p{Bidi_Control}\u0085\u2028\u2029]/gu;

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * The whole session, as `parseJson` reads it back, with the report that was chosen and nothing of what was struck out. Times
 * are milliseconds; `…At` since 1970, others since its start.
 */
export function renderJson(record: SessionRecord): string {
  const file: z.infer<typeof jsonExportSchema> = {
    format: 'jamak-session',
    version: 1,
    ...record,
    otherReports: [],
    struck: [],
  };
  return `${JSON.stringify(file, null, 2).replaceAll(UNSEEN, escape)}\n`;
}

/** @throws SyntaxError or ZodError when `text` is not an export of a session in JSON */
export function parseJson(text: string): SessionRecord {
  return sessionRecordSchema.parse(jsonExportSchema.parse(JSON.parse(text)));
}
