import { cleanText } from '../../text/clean-text';
import { estimateTokens } from '../model-tokens';
import type { LanguageTask } from '../contract';
import { fault, type ReadOptions, type Reading } from './reading';
import { looksDoubtful, translationFault, weigh } from './translation-faults';
import { mayAnnounce, unwrapTranslation } from './translation-wrapping';

/** A translation takes so many times the tokens of what was said at most, and this many more for its wrapping. */
const TOKENS = { times: 4, plus: 120 };

export function translationTokens({ caption }: LanguageTask<'translation'>): number {
  return Math.ceil(
    TOKENS.times * Math.max(estimateTokens(caption.text), weigh(caption.text) / 4) + TOKENS.plus,
  );
}

/** The translation in what a model wrote; at fault when there is none. A draft is shown only when it looks like one. */
export function readTranslation(
  answer: string,
  { task, growing, orders = '' }: ReadOptions<'translation'>,
): Reading<string> {
  const { caption } = task;
  const source = cleanText(caption.text);
  const unwrapped = unwrapTranslation(answer, { source, speaker: caption.speaker });
  const text = cleanText(unwrapped);
  if (text === '') return fault('it is empty');
  if (growing) {
    // Only one line of it is the translation; what follows may be notes.
    const line = cleanText(unwrapped.split('\n', 1)[0] ?? '');
    const unsure = mayAnnounce(answer, line, source) || looksDoubtful(line, task, orders);
    return unsure ? fault('it may not be the translation') : { output: line, fault: null };
  }
  const wrong = translationFault(text, task, orders);
  return wrong === null ? { output: text, fault: null } : fault(wrong);
}
