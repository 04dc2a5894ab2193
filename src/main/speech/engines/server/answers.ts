import { z } from 'zod';

const tokensSchema = z.object({
  input_tokens: z.number().int().nonnegative(),
  output_tokens: z.number().int().nonnegative(),
});
export type Tokens = z.infer<typeof tokensSchema>;

/** Servers leave out what they like of all but the text; what makes no sense of it is taken as left out. */
export const answerSchema = z.object({
  text: z.string(),
  language: z.string().nullish().catch(null),
  segments: z
    .array(
      z.object({
        text: z.string().catch(''),
        no_speech_prob: z.number().nullish().catch(null),
        avg_logprob: z.number().nullish().catch(null),
      }),
    )
    .nullish()
    .catch(null),
  usage: tokensSchema.nullish().catch(null),
});

/** One event of a streamed answer, in the words of OpenAI, of vLLM (as chat completions), or as plain pieces of text. */
export const streamEventSchema = z.union([
  z.object({ type: z.literal('transcript.text.delta'), delta: z.string() }),
  z.object({
    type: z.literal('transcript.text.done'),
    text: z.string(),
    usage: tokensSchema.nullish().catch(null),
  }),
  z.object({ type: z.string() }),
  z.object({ choices: z.array(z.object({ delta: z.object({ content: z.string().nullish() }) })) }),
  z.object({ text: z.string() }),
]);
