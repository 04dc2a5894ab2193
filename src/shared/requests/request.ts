import type { z } from 'zod';

export const WINDOW_NAMES = ['control', 'overlay', 'capture'] as const;
export type WindowName = (typeof WINDOW_NAMES)[number];

/** Requests by name: who may send each, and what it takes and gives. */
export type RequestTable = Record<
  string,
  { readonly from: readonly WindowName[]; readonly input: z.ZodType; readonly output: z.ZodType }
>;
