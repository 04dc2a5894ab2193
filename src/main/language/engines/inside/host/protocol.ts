import { z } from 'zod';
import { errorValueSchema } from '../../../../../shared/errors';

/** What main and the language host say to each other; both ends parse what they get. */

/** Longest text of a prompt or a grammar, characters. */
const MAX_TEXT = 60_000;
const MAX_ANSWER_TOKENS = 512;

const id = z.number().int().positive();

export const hostCommandSchema = z.discriminatedUnion('type', [
  /** The first command, once. */
  z.object({
    type: z.literal('load'),
    /** Absolute. */
    path: z.string().min(1).max(32_767),
    contextTokens: z.number().int().min(512).max(32_768),
    threads: z.number().int().min(1).max(16),
  }),
  /** One at a time, once the model is loaded. */
  z.object({
    type: z.literal('generate'),
    id,
    system: z.string().max(MAX_TEXT),
    user: z.string().max(MAX_TEXT),
    grammar: z.string().min(1).max(MAX_TEXT),
    maxTokens: z.number().int().min(1).max(MAX_ANSWER_TOKENS),
  }),
  /** The answer is not wanted any more; it still ends, as failed or as an answer. */
  z.object({ type: z.literal('cancel'), id }),
  /** Whether to hold between two pieces of work, because captions come first. */
  z.object({ type: z.literal('hold'), held: z.boolean() }),
  z.object({ type: z.literal('ping') }),
  z.object({ type: z.literal('stop') }),
]);
export type HostCommand = z.infer<typeof hostCommandSchema>;
export type GenerateCommand = Extract<HostCommand, { type: 'generate' }>;
export type LoadCommand = Extract<HostCommand, { type: 'load' }>;

export const hostMessageSchema = z.discriminatedUnion('type', [
  /** The host's first word. */
  z.object({ type: z.literal('host-ready') }),
  /** How much of the model is loaded, 0..1. */
  z.object({ type: z.literal('loading'), share: z.number().min(0).max(1) }),
  z.object({ type: z.literal('loaded'), loadMs: z.number().nonnegative() }),
  /** The host's last word. */
  z.object({ type: z.literal('load-failed'), error: errorValueSchema }),
  /** A piece of work is done: the model lives. At most once a second. */
  z.object({ type: z.literal('working'), id }),
  z.object({
    type: z.literal('answer'),
    id,
    text: z.string().max(MAX_TEXT),
    inputTokens: z.number().int().nonnegative(),
    outputTokens: z.number().int().nonnegative(),
    tookMs: z.number().nonnegative(),
  }),
  z.object({ type: z.literal('failed'), id, error: errorValueSchema }),
  z.object({ type: z.literal('pong') }),
]);
export type HostMessage = z.infer<typeof hostMessageSchema>;
export type HostAnswer = Extract<HostMessage, { type: 'answer' }>;
