import type { Highlight, Statement } from '../../../shared/session/digest';
import type { Chapter, Quote } from '../../../shared/session/report';
import type { ChapterAnswer, HighlightAnswer, StatementAnswer } from './answers';
import { cleanText } from '../../text/clean-text';
import { findQuote } from './quote';
import { withoutLabels, type References } from './references';

/** A statement that is kept from digest to digest would gather captions without end; the newest are kept. */
const MAX_CAPTIONS_PER_STATEMENT = 8;
/** Longer ones come from a model that lost its way; what is kept is sent again with each digest. */
const MAX_STATEMENT_CHARS = 600;
const MAX_KEYWORD_CHARS = 60;

/** The statement with the captions that it comes from; null when it names none or says nothing. */
export function checkStatement({ cites, text }: StatementAnswer, references: References): Statement | null {
  const captionIds = references.cited(cites).flatMap((referent) => referent.captionIds);
  const said = tidy(text);
  if (captionIds.length === 0 || said === '') return null;
  return { text: said, captionIds: [...new Set(captionIds)].slice(-MAX_CAPTIONS_PER_STATEMENT) };
}

/** The highlight with the time of the caption that it names; null when it names none or says nothing. */
export function checkHighlight(
  { cites, text, why }: HighlightAnswer,
  references: References,
): Highlight | null {
  const said = tidy(text);
  for (const { captionIds, span } of references.cited(cites)) {
    const [captionId] = captionIds;
    if (captionId !== undefined && span && said !== '') {
      return { captionId, atMs: span.startMs, text: said, why: tidy(why) };
    }
  }
  return null;
}

/** The chapter over the time of all that it names; null when it names nothing that lasts or has no title. */
export function checkChapter(
  { cites, title, summary }: ChapterAnswer,
  references: References,
): Chapter | null {
  const spans = references
    .cited(cites)
    .flatMap(({ span }) => (span && span.startMs < span.endMs ? span : []));
  const named = tidy(title);
  if (spans.length === 0 || named === '') return null;
  return {
    title: named,
    startMs: Math.min(...spans.map(({ startMs }) => startMs)),
    endMs: Math.max(...spans.map(({ endMs }) => endMs)),
    summary: tidy(summary),
  };
}

/** The quote in its caption's own words; null when the caption does not say it. */
export function checkQuote({ cites, text }: StatementAnswer, references: References): Quote | null {
  for (const referent of references.cited(cites)) {
    const [captionId] = referent.captionIds;
    const said = findQuote(referent.text, withoutLabels(text));
    if (captionId !== undefined && referent.span && said !== null) {
      return { captionId, atMs: referent.span.startMs, text: said };
    }
  }
  return null;
}

/** The first `most` of the keywords, each once, whatever its case. */
export function checkKeywords(keywords: readonly string[], most: number): string[] {
  const known = new Map<string, string>();
  for (const keyword of keywords.map((word) => tidy(word))) {
    const key = keyword.toLowerCase();
    if (keyword !== '' && keyword.length <= MAX_KEYWORD_CHARS && !known.has(key)) known.set(key, keyword);
  }
  return [...known.values()].slice(0, most);
}

/** What `check` lets pass of `answers`, at most `most`, in their order. */
export function checkEach<A, T>(
  answers: readonly A[],
  check: (answer: A, references: References) => T | null,
  references: References,
  most: number,
): T[] {
  return answers.flatMap((answer) => check(answer, references) ?? []).slice(0, most);
}

/**
 * `text` on one line, without labels, cut after `most` characters. Empty when it has neither letter nor digit:
 * small models copy the "…" of the form that they are shown.
 */
export function tidy(text: string, most = MAX_STATEMENT_CHARS): string {
  const plain = withoutLabels(cleanText(text));
  if (!/[\p{L}\p{N}]/u.test(plain)) return '';
  return plain.length > most ? `${plain.slice(0, most).trimEnd()}…` : plain;
}
