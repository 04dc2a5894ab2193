import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** The caption is or holds these words, is none, or may be a mark such as [music]. */
const wantSchema = z.object({
  equals: z.string().optional(),
  nothing: z.literal(true).optional(),
  orMarkedSound: z.string().optional(),
});

const answerSchema = z.object({
  id: z.string(),
  /** What a server answers for two seconds of plain speech. */
  text: z.string(),
  /** Its doubt; null for an answer without segments. */
  noSpeech: z.number().nullable(),
  want: wantSchema,
});
export type AnswerCase = z.infer<typeof answerSchema>;

const echoSchema = z.object({
  id: z.string(),
  terms: z.array(z.string()),
  language: z.enum(['en', 'ko', 'ja', 'zh']),
  answer: z.string(),
  want: wantSchema,
});
export type EchoCase = z.infer<typeof echoSchema>;

function read<T>(name: string, schema: z.ZodType<T>): T[] {
  const path = join(import.meta.dirname, '../../../fixtures/answers', name);
  return z.array(schema).parse(JSON.parse(readFileSync(path, 'utf8')));
}

/** Kinds of answers from reports of users, with words of our own. */
export const ANSWERS: readonly AnswerCase[] = read('answers.json', answerSchema);
/** Servers that answer with what they were told, and people who say it. */
export const ECHOES: readonly EchoCase[] = read('echoes.json', echoSchema);
