import { z } from 'zod';

/** What language engines and paid speech engines used. */
export const usageSchema = z.object({
  inputTokens: z.number().int().nonnegative(),
  outputTokens: z.number().int().nonnegative(),
  /** US dollars; null when some of it has no known price. */
  cost: z.number().nonnegative().nullable(),
});
export type Usage = z.infer<typeof usageSchema>;

export const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0, cost: 0 };

export const monthUsageSchema = z.object({
  /** Such as `2026-11`, by the computer's own time zone. */
  month: z.string().regex(/^\d{4}-\d{2}$/u),
  usage: usageSchema,
  /** US dollars of the calls whose price is known: the ceiling goes by these even if some are not. */
  spent: z.number().nonnegative(),
  /** Whether the user was told that the ceiling is reached. */
  told: z.boolean(),
});
/** What servers were used for in one calendar month, as it is kept. */
export type MonthUsage = z.infer<typeof monthUsageSchema>;

/** Both together; the cost is unknown as soon as one is. */
export function addUsage(left: Usage, right: Usage): Usage {
  return {
    inputTokens: left.inputTokens + right.inputTokens,
    outputTokens: left.outputTokens + right.outputTokens,
    cost: left.cost === null || right.cost === null ? null : left.cost + right.cost,
  };
}
