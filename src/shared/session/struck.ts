import { z } from 'zod';
import { statementSchema, type DigestContent } from './digest';
import type { Report } from './report';

/** So many statements of a session stay struck out; past it the oldest is forgotten. */
const MOST_STRUCK = 200;

export const struckSchema = statementSchema.extend({
  /** Session ms at which it was struck out: nothing that was said later is in it. */
  untilMs: z.number().nonnegative(),
});
/** A statement of a digest, a catch-up or a report that the user struck out, as it stood there. */
export type Struck = z.infer<typeof struckSchema>;

/** The words of a text alone: without capitals, marks and the spaces between them. */
export function plainWords(text: string): string {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.length > 0 ? words.join(' ') : text.trim();
}

/** `all` with this one, or without it where `struck` is false: then it was brought back. */
export function withStruck(
  all: readonly Struck[],
  { text, captionIds, untilMs }: Struck,
  struck: boolean,
): Struck[] {
  const words = plainWords(text);
  const others = all.filter((one) => plainWords(one.text) !== words);
  return struck ? [...others, { text, captionIds, untilMs }].slice(-MOST_STRUCK) : others;
}

/** Tells of statements whether they stay, going by their words. */
export function unstruck(struck: readonly { readonly text: string }[]): (one: { text: string }) => boolean {
  if (struck.length === 0) return () => true;
  const gone = new Set(struck.map(({ text }) => plainWords(text)));
  return ({ text }) => !gone.has(plainWords(text));
}

/** A digest without what is struck out. */
export function withoutStruck<T extends DigestContent>(digest: T, struck: readonly Struck[]): T {
  const stays = unstruck(struck);
  const { summary, situation, highlights } = digest;
  return {
    ...digest,
    summary: summary.filter(stays),
    situation: situation && stays(situation) ? situation : null,
    highlights: highlights.filter(stays),
  };
}

/** The same of a report. */
export function reportWithoutStruck<T extends Pick<Report, 'decisions' | 'highlights' | 'quotes'>>(
  report: T,
  struck: readonly Struck[],
): T {
  const stays = unstruck(struck);
  const { decisions, highlights, quotes } = report;
  return {
    ...report,
    decisions: decisions.filter(stays),
    highlights: highlights.filter(stays),
    quotes: quotes.filter(stays),
  };
}
