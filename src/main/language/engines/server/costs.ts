import type { Usage } from '../../../../shared/session/usage';
import { isNearby } from '../../../remote/address';
import { serverName } from '../../../remote/client';
import prices from './prices.json';
import { estimateTokens } from '../../model-tokens';
import type { ChatProgress, ChatMessage } from './chat';
import type { Price, LanguageServerConfig } from './config';

/**
 * What one call used: the server's own count, else an estimate. The cost is null when no price is known;
 * a server on this machine or in its network costs nothing unless the user says so.
 */
export function usageOf(
  { text, tokens }: Pick<ChatProgress, 'text' | 'tokens'>,
  messages: readonly ChatMessage[],
  config: LanguageServerConfig,
  model: string,
): Usage {
  const inputTokens = tokens?.input ?? estimateTokens(messages.map(({ content }) => content).join('\n'));
  const outputTokens = tokens?.output ?? estimateTokens(text);
  const price = priceOf(config, model);
  return {
    inputTokens,
    outputTokens,
    cost: price && (inputTokens * price.input + outputTokens * price.output) / 1_000_000,
  };
}

/** Whether every call is known to cost nothing. */
export function isFree(config: LanguageServerConfig): boolean {
  return [config.model, config.reportModel].every((model) => {
    const price = model === '' ? { input: 0, output: 0 } : priceOf(config, model);
    return price !== null && price.input === 0 && price.output === 0;
  });
}

/** US dollars for a million tokens; null where nobody knows. */
export function priceOf({ baseUrl, price }: LanguageServerConfig, model: string): Price | null {
  if (price) return price;
  if (isNearby(baseUrl)) return { input: 0, output: 0 };
  const servers: Readonly<Record<string, Readonly<Record<string, Price>>>> = prices.servers;
  // A dated name such as gpt-4.1-mini-2025-04-14 costs what the name without its date does.
  return servers[serverName(baseUrl)]?.[model.replace(/-\d{4}-\d{2}-\d{2}$/, '')] ?? null;
}
