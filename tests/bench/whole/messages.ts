import { z } from 'zod';

/** What the bench asks of its child process: these clips, decoded by this model. */
export interface WholeRequest {
  readonly model: ModelFiles;
  readonly sampleRate: number;
  readonly clips: readonly Float32Array[];
}

export interface ModelFiles {
  readonly encoder: string;
  readonly mergedDecoder: string;
  readonly tokens: string;
}

/** One answer for each clip, in order. */
export const wholeAnswerSchema = z.object({ text: z.string(), decodeMs: z.number() });
export type WholeAnswer = z.infer<typeof wholeAnswerSchema>;
