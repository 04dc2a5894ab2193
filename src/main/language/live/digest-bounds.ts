import type { DigestContent, Highlight } from '../../../shared/session/digest';
import type { DigestStyle } from '../../../shared/settings';
import type { SpokenCaption } from '../../text/spoken-caption';
import { citing, MAX_STATEMENT } from '../citing';
import { estimateTokens } from '../model-tokens';

/** How much a digest tells at most: statements of its summary, and highlights. */
const MOST = { short: { summary: 2, highlights: 3 }, normal: { summary: 3, highlights: 5 } } as const;
const MAX_KEYWORDS = 12;
/** Characters. */
const MAX_KEYWORD = 60;

/** Session ms at which captions begin, by id: all that may be cited. */
export type Moments = ReadonlyMap<string, number>;

export function momentsOf(captions: readonly SpokenCaption[]): Map<string, number> {
  return new Map(captions.map(({ id, startMs }) => [id, startMs]));
}

/**
 * What every digest must be, whichever engine wrote it: it cites only captions that exist, and its size is
 * bounded, since the next digest is made from it.
 */
export function boundDigest(
  content: DigestContent,
  moments: Moments,
  length: DigestStyle['length'] = 'normal',
): DigestContent {
  const most = MOST[length];
  const highlights = content.highlights.flatMap(({ captionId, text, why }): Highlight[] => {
    const atMs = moments.get(captionId);
    if (atMs === undefined || text.trim() === '') return [];
    return [{ captionId, atMs, text: text.slice(0, MAX_STATEMENT), why: why.slice(0, MAX_STATEMENT) }];
  });
  return {
    summary: citing(content.summary, moments).slice(0, most.summary),
    situation: citing(content.situation ? [content.situation] : [], moments)[0] ?? null,
    keywords: content.keywords
      .filter((word) => word.trim() !== '')
      .slice(0, MAX_KEYWORDS)
      .map((word) => word.slice(0, MAX_KEYWORD)),
    highlights: highlights.toSorted((a, b) => a.atMs - b.atMs).slice(-most.highlights),
  };
}

/** How many highlights a digest of that length holds. */
export function mostHighlights(length: DigestStyle['length']): number {
  return MOST[length].highlights;
}

/** The ids of all captions that a digest cites. */
export function citedIn({ summary, situation, highlights }: DigestContent): Set<string> {
  const statements = situation ? [...summary, situation] : summary;
  return new Set([
    ...statements.flatMap(({ captionIds }) => captionIds),
    ...highlights.map(({ captionId }) => captionId),
  ]);
}

/** How many captions from the start of `captions` make at most `maxTokens`; the first always fits. */
export function countWithin(captions: readonly SpokenCaption[], maxTokens: number): number {
  let tokens = 0;
  const over = captions.findIndex(({ text }, index) => {
    tokens += estimateTokens(text);
    return tokens > maxTokens && index > 0;
  });
  return over < 0 ? captions.length : over;
}
