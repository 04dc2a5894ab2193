import { z } from 'zod';
import { errorValueSchema } from '../errors';

/** What an address of the local server allows: to look, or to change something as well. */
export const accessSchema = z.enum(['view', 'control']);
export type Access = z.infer<typeof accessSchema>;

/** The pages that it serves. */
export const serverPageSchema = z.enum(['overlay', 'dashboard']);
export type ServerPage = z.infer<typeof serverPageSchema>;

/** How the local server is. */
export const serverStateSchema = z.object({
  phase: z.enum(['off', 'opening', 'open', 'failed']),
  port: z.number().int(),
  /** Whether other devices reach it. */
  lan: z.boolean(),
  /** By what names they do, the likeliest first. */
  hosts: z.array(z.string()),
  /** Pages and tools that listen now. */
  clients: z.number().int().nonnegative(),
  /** Why it failed; it is tried again by itself. */
  error: errorValueSchema.nullable(),
});
export type ServerState = z.infer<typeof serverStateSchema>;

/** Secrets: whoever has one may come in. */
export const tokensSchema = z.object({ view: z.string(), control: z.string() });
export type Tokens = Readonly<z.infer<typeof tokensSchema>>;

/** Where a page lies, its token included. */
export function pageAddress(host: string, port: number, token: string, page: ServerPage): string {
  return `http://${host}:${port}/${token}/${page}/`;
}
