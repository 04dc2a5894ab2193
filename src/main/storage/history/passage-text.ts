import { z } from 'zod';
import { digestSchema } from '../../../shared/session/digest';
import { reportSchema } from '../../../shared/session/report';
import { reportWithoutStruck, withoutStruck, type Struck } from '../../../shared/session/struck';

/** A sentence of a digest or a report, with where it leads. */
export interface Part {
  readonly text: string;
  readonly captionId: string | null;
  /** Session ms. */
  readonly atMs: number | null;
}

/** What is read of them; kept ones may be of earlier versions, which lack some. */
const digestPartsSchema = digestSchema.pick({
  summary: true,
  situation: true,
  keywords: true,
  highlights: true,
  fromMs: true,
});
const reportPartsSchema = reportSchema.pick({
  title: true,
  abstract: true,
  chapters: true,
  decisions: true,
  highlights: true,
  quotes: true,
  keywords: true,
});

/**
 * The sentences of a digest, without what is struck out. `json` is what the store keeps of it; nothing where that can't be
 * read.
 */
export function partsOfDigest(json: unknown, struck: readonly Struck[] = []): Part[] {
  const { data } = digestPartsSchema.safeParse(parsed(json));
  if (!data) return [];
  const { summary, situation, keywords, highlights, fromMs } = withoutStruck(data, struck);
  return [
    ...[...(situation ? [situation] : []), ...summary].map(({ text, captionIds: [captionId = null] }) => ({
      text,
      captionId,
      atMs: fromMs,
    })),
    ...highlights.map(({ text, captionId, atMs }) => ({ text, captionId, atMs })),
    ...(keywords.length > 0 ? [{ text: keywords.join(', '), captionId: null, atMs: fromMs }] : []),
  ];
}

/** The same of a report. What tells of the session as a whole is at no time. */
export function partsOfReport(json: unknown, struck: readonly Struck[] = []): Part[] {
  const { data } = reportPartsSchema.safeParse(parsed(json));
  if (!data) return [];
  const { title, abstract, chapters, decisions, highlights, quotes, keywords } = reportWithoutStruck(
    data,
    struck,
  );
  const whole = [title, abstract, keywords.join(', ')].filter((text) => text !== '');
  return [
    ...whole.map((text) => ({ text, captionId: null, atMs: null })),
    ...chapters.map(({ title: name, summary, startMs }) => ({
      text: summary === '' ? name : `${name}: ${summary}`,
      captionId: null,
      atMs: startMs,
    })),
    ...decisions.map(({ text, captionIds: [captionId = null] }) => ({ text, captionId, atMs: null })),
    ...[...highlights, ...quotes].map(({ text, captionId, atMs }) => ({ text, captionId, atMs })),
  ];
}

function parsed(json: unknown): unknown {
  try {
    return JSON.parse(z.string().parse(json));
  } catch {
    return null;
  }
}
