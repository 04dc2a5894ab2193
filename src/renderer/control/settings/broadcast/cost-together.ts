import type { CaptionLanguage } from '../../../../shared/languages';
import type { TranslationCosts } from '../../../../shared/session/translation-costs';

/** What an hour of captions takes in all of these languages; the cost is null as soon as one is unknown. */
export function costTogether(
  { languages }: TranslationCosts,
  chosen: readonly CaptionLanguage[],
): { readonly tokens: number; readonly cost: number | null } {
  let tokens = 0;
  let cost: number | null = 0;
  for (const each of languages) {
    if (!chosen.includes(each.language)) continue;
    tokens += each.tokens;
    cost = cost === null || each.cost === null ? null : cost + each.cost;
  }
  return { tokens, cost };
}
