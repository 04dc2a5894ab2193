import { isApiError } from '../../../remote/errors';

/** What not every server knows. */
export type Feature =
  /** Orders in a message of their own. */
  | 'system'
  /** Strings with a longest length in a schema. */
  | 'max_length'
  | 'json_schema'
  | 'json_object'
  | 'stream_options'
  /** OpenAI's newer models know `max_completion_tokens` instead, which stands in where this was refused. */
  | 'max_tokens'
  | 'max_completion_tokens'
  /** To be asked for no reasoning, or for little, by `reasoning_effort`. */
  | 'effort_none'
  | 'effort_low'
  /** To be asked for no reasoning by `chat_template_kwargs`. */
  | 'thinking_off';

/** How servers name what they refuse. Of several that a message fits, the first that was used is given up. */
const NAMED: readonly (readonly [Feature, RegExp])[] = [
  [
    'system',
    /system (?:role|message|prompt)s?\b.{0,30}\b(?:not|un)|not? .{0,30}\bsystem\b.{0,3} ?(?:role|message|prompt|with)|roles must alternate|only (?:the )?user,? (?:and )?(?:assistant|model) roles|(?:unexpected|invalid|unknown|unsupported) (?:message )?role.{0,5}system/i,
  ],
  ['stream_options', /stream_options|include_usage/],
  ['thinking_off', /chat_template_kwargs|enable_thinking/],
  ['effort_none', /reasoning[_.]?effort|\bthink(?:ing)?\b/],
  ['effort_low', /reasoning[_.]?effort|\bthink(?:ing)?\b/],
  ['max_length', /max_?length/i],
  ['max_tokens', /max_tokens/],
  ['max_completion_tokens', /max_completion_tokens/],
  ['json_schema', /json_schema|response_format|grammar/],
  ['json_object', /json_object|response_format|grammar/],
];

/** What is given up, in this order, when a server refuses a call and does not say why. */
const GUESSED: readonly Feature[] = [
  'thinking_off',
  'effort_none',
  'effort_low',
  'json_schema',
  'json_object',
  'stream_options',
  'system',
];

/**
 * The feature to try next without, after `error`: the one that it names, else a guess among those `used`.
 * null when the error has nothing to do with features, or none is left.
 */
export function featureToDrop(error: unknown, used: ReadonlySet<Feature>): Feature | null {
  if (!isApiError(error)) return null;
  const { status, param, message } = error;
  const words = `${param ?? ''} ${message}`;
  // A chat template that throws is an error of the server's own to some.
  if (status === 500) return used.has('system') && namesSystem(words) ? 'system' : null;
  if (status !== 400 && status !== 422) return null;
  const named = NAMED.find(([feature, pattern]) => used.has(feature) && pattern.test(words));
  return named?.[0] ?? GUESSED.find((feature) => used.has(feature)) ?? null;
}

function namesSystem(words: string): boolean {
  return NAMED.some(([feature, pattern]) => feature === 'system' && pattern.test(words));
}

/** How many tokens the model takes in, where a refusal names it because a call was too long; else null. */
export function contextNamedIn(error: unknown): number | null {
  if (!isApiError(error) || ![400, 413, 422, 500].includes(error.status ?? 0)) return null;
  const [, named] =
    /\bcontext(?: (?:length|size|window))?\b[^.\d]{0,40}?(\d{3,7})|\bn_ctx\D{0,5}(\d{3,7})/i.exec(
      error.message,
    ) ?? [];
  return named === undefined ? null : Number(named);
}
