import type { SpokenCaption } from '../../text/spoken-caption';
import { estimateTokens } from '../model-tokens';

/** The context that the embedded engine's reports are cut for, tokens: it has no bound of its own. */
export const EMBEDDED_WINDOW_TOKENS = 16_000;
/** About three quarters of an hour of talk: notes of more would be shallow, and there is progress to be seen. */
const LONGEST_WINDOW = 12_000;
/** Share of a model's context for what it reads; the rest is for its orders and its answer. */
const READ_SHARE = 0.5;
/** What stands beside the words of a caption: its number, time and speaker; tokens. */
const TOKENS_BESIDE = 8;

/** How many tokens a model of this context should be given to read at once. */
export function readTokens(contextTokens: number): number {
  return Math.floor(contextTokens * READ_SHARE);
}

/** The captions cut into windows of about the same number of tokens; the same every time. */
export function planWindows(captions: readonly SpokenCaption[], contextTokens: number): SpokenCaption[][] {
  const sizes = captions.map(({ text }) => estimateTokens(text) + TOKENS_BESIDE);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const count = Math.ceil(total / Math.min(LONGEST_WINDOW, readTokens(contextTokens)));
  const windows = Array.from({ length: count }, (): SpokenCaption[] => []);
  let before = 0;
  for (const [index, caption] of captions.entries()) {
    windows[Math.floor((before / total) * count)]?.push(caption);
    before += sizes[index] ?? 0;
  }
  return windows.filter((window) => window.length > 0);
}
