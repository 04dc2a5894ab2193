import type { Digest, Highlight, Statement } from '../../shared/session/digest';
import { withoutStruck, type Struck } from '../../shared/session/struck';
import type { SessionView } from '../../shared/session/session-view';

/** A part of a digest in its place. */
export interface Piece<T> {
  readonly value: T;
  /** The digest that it is of. */
  readonly stamp: string;
  /** Whether it is still streaming in. */
  readonly draft: boolean;
}

/** A digest as it is shown: what has streamed in of the next one stands where the last one's words stood. */
export interface ShownDigest {
  readonly situation: Piece<Statement> | null;
  readonly summary: readonly Piece<Statement>[];
  readonly keywords: readonly Piece<string>[];
  readonly highlights: readonly Piece<Highlight>[];
}

/**
 * The last digest with the draft of the next one laid over it, place by place, and without what is struck out; null when
 * neither says anything.
 */
export function shownDigest(
  digest: Digest | null,
  coming: SessionView['nextDigest'],
  struck: readonly Struck[] = [],
): ShownDigest | null {
  const last = digest && { id: digest.id, content: withoutStruck(digest, struck) };
  const next = coming && { id: coming.id, content: withoutStruck(coming.content, struck) };
  const situation = next?.content.situation
    ? piece(next.content.situation, next.id, true)
    : last?.content.situation && piece(last.content.situation, last.id, false);
  const shown: ShownDigest = {
    situation: situation ?? null,
    summary: overlaid(last, next, ({ summary }) => summary, textOf),
    keywords: overlaid(
      last,
      next,
      ({ keywords }) => keywords,
      (keyword) => keyword,
    ),
    highlights: overlaid(last, next, ({ highlights }) => highlights, textOf),
  };
  const empty =
    !shown.situation && shown.summary.length + shown.keywords.length + shown.highlights.length === 0;
  return empty ? null : shown;
}

type Version = NonNullable<SessionView['nextDigest']>;

function overlaid<T>(
  last: Version | null,
  next: Version | null,
  list: (content: Version['content']) => readonly T[],
  nameOf: (item: T) => string,
): Piece<T>[] {
  const drafts = next ? list(next.content).map((item) => piece(item, next.id, true)) : [];
  const drafted = new Set(drafts.map(({ value }) => nameOf(value)));
  const rest = last
    ? list(last.content)
        .slice(drafts.length)
        .filter((item) => !drafted.has(nameOf(item)))
        .map((item) => piece(item, last.id, false))
    : [];
  return [...drafts, ...rest];
}

function piece<T>(value: T, stamp: string, draft: boolean): Piece<T> {
  return { value, stamp, draft };
}

function textOf({ text }: { readonly text: string }): string {
  return text;
}
