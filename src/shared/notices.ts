import { z } from 'zod';
import { messageCodeSchema, messageParamsSchema } from './errors';

/** Something the user should know, shown in the control window in their language. */
export const noticeSchema = z.object({
  id: z.string(),
  /** Epoch milliseconds. */
  at: z.number(),
  level: z.enum(['info', 'warning', 'error']),
  code: messageCodeSchema,
  params: messageParamsSchema,
});
export type Notice = z.infer<typeof noticeSchema>;
export type NoticeLevel = Notice['level'];
