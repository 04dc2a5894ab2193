import type { ChatMessage, ChatRequest } from './chat';
import type { Feature } from './features';

/** One call as Jamak wants it, whatever the server knows. */
export interface Call {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  /** null for an answer in plain text. */
  readonly json: { readonly name: string; readonly schema: Readonly<Record<string, unknown>> } | null;
  /** The longest answer, tokens; what a model reasons comes on top. */
  readonly maxTokens: number;
}

/** What `call` would like a server to know; `quiet`: the model is to answer without reasoning. */
export function featuresOf({ messages, json }: Call, quiet: boolean): Feature[] {
  return [
    ...(messages.some(({ role }) => role === 'system') ? (['system'] as const) : []),
    ...(json ? (['max_length', 'json_schema', 'json_object'] as const) : []),
    'stream_options',
    'max_tokens',
    'max_completion_tokens',
    ...(quiet ? (['effort_none', 'effort_low', 'thinking_off'] as const) : []),
  ];
}

/** What is really used of `features`, as some only stand in for others. */
export function usedOf(features: ReadonlySet<Feature>): Set<Feature> {
  const used = new Set(features);
  if (used.has('json_schema')) used.delete('json_object');
  else used.delete('max_length');
  if (used.has('max_tokens')) used.delete('max_completion_tokens');
  if (used.has('effort_none')) used.delete('effort_low');
  return used;
}

/** The body of the request, with what is in `used`. */
export function requestOf(
  { model, messages, json, maxTokens }: Call,
  used: ReadonlySet<Feature>,
): ChatRequest {
  const effort = used.has('effort_none') ? 'none' : used.has('effort_low') ? 'low' : null;
  const format = formatOf(json, used);
  return {
    model,
    messages: used.has('system') ? messages : withoutSystem(messages),
    ...(format && { response_format: format }),
    ...(used.has('stream_options') && { stream_options: { include_usage: true } }),
    ...(used.has('max_tokens') && { max_tokens: maxTokens }),
    ...(used.has('max_completion_tokens') && { max_completion_tokens: maxTokens }),
    ...(effort && { reasoning_effort: effort }),
    ...(used.has('thinking_off') && { chat_template_kwargs: { enable_thinking: false } }),
  };
}

function formatOf(json: Call['json'], used: ReadonlySet<Feature>): ChatRequest['response_format'] | null {
  if (json && used.has('json_schema')) {
    const { name } = json;
    const schema = used.has('max_length') ? { ...json.schema } : withoutLengths(json.schema);
    return { type: 'json_schema', json_schema: { name, schema, strict: true } };
  }
  return json && used.has('json_object') ? { type: 'json_object' } : null;
}

/** The orders go in front of what the user says, so that nothing but the role is lost. */
function withoutSystem(messages: readonly ChatMessage[]): ChatMessage[] {
  const [first, second, ...others] = messages;
  if (first?.role !== 'system' || !second) return [...messages];
  return [{ role: second.role, content: `${first.content}\n\n${second.content}` }, ...others];
}

function withoutLengths(schema: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === 'maxLength' && typeof value === 'number' ? undefined : value,
    ),
  ) as Record<string, unknown>;
}
