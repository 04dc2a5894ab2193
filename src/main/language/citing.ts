import type { Statement } from '../../shared/session/digest';

/** Longest text of a statement: more than two long sentences, characters. */
export const MAX_STATEMENT = 400;
const MAX_CITED = 8;

/** `statements` without citations of captions that do not exist, and without those that cite nothing else. */
export function citing(statements: readonly Statement[], ids: { has(id: string): boolean }): Statement[] {
  return statements
    .map(({ text, captionIds }) => ({
      text: text.trim().slice(0, MAX_STATEMENT),
      captionIds: [...new Set(captionIds)].filter((id) => ids.has(id)).slice(0, MAX_CITED),
    }))
    .filter(({ text, captionIds }) => text !== '' && captionIds.length > 0);
}
