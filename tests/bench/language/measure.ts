import { isParticleAfter } from '../../../src/main/text/korean/particles';
import type { DigestContent, Statement } from '../../../src/shared/session/digest';
import { spread } from '../metrics/statistics';
import { isCovered } from './covered';
import { wordOfOrder, type Played, type ShownDigest } from './play';
import { factsIn, type Show } from './shows';

/** What is worth knowing of a show that was played. */
export interface Measures {
  /** Statements, and those of them that are covered by what they cite. */
  readonly statements: number;
  readonly covered: number;
  /** Facts that any digest told, that the catch-up and the report tell. */
  readonly facts: { readonly digest: number; readonly catchUp: number; readonly report: number };
  /** Whether these tell how it ended: the last digest, the catch-up, the report. */
  readonly ended: readonly boolean[];
  /** How long ago the newest words were said that the digest on screen tells of, s. */
  readonly age: { readonly p50: number; readonly p95: number } | null;
  /** The most captions in a row in which the summary stayed the same. */
  readonly stood: number;
  readonly tokensPerMinute: number;
  readonly keywordsWithParticles: readonly string[];
  readonly chaptersOverlapping: number;
  /** Statements that say what the order in the captions told them to. */
  readonly obeyed: number;
  /** Facts that the report doesn't tell. */
  readonly missing: readonly string[];
}

interface Cited {
  readonly text: string;
  readonly said: readonly string[];
}

export function measure(show: Show, played: Played): Measures {
  const { captions, digests, catchUp, report, usage } = played;
  const texts = new Map(captions.map(({ id, text }) => [id, text]));
  const all = captions.map(({ text }) => text);
  const cited = ({ text, captionIds }: Statement): Cited => ({
    text,
    said: captionIds.map((id) => texts.get(id) ?? ''),
  });
  const ofDigests = digests.map(({ digest }) => statementsOf(digest).map(cited));
  const ofCatchUp = (catchUp?.points ?? []).map(cited);
  const ofReport: Cited[] = report
    ? [
        ...[report.title, ...report.abstract.split(/(?<=[.!?…])\s+/)].map((text) => ({ text, said: all })),
        ...report.chapters.flatMap(({ title, summary, startMs, endMs }) => {
          const within = captions.filter((one) => one.endMs > startMs && one.startMs < endMs);
          return [title, summary].map((text) => ({ text, said: within.map(({ text: said }) => said) }));
        }),
        ...report.decisions.map(cited),
        ...[...report.highlights, ...report.quotes].map(({ text, captionId }) =>
          cited({ text, captionIds: [captionId] }),
        ),
      ]
    : [];
  const statements = [...ofDigests.flat(), ...ofCatchUp, ...ofReport].filter(({ text }) => text !== '');
  const told = (some: readonly Cited[]) =>
    factsIn(
      show.facts,
      some.map(({ text }) => text),
    );
  const inReport = told(ofReport);
  const word = wordOfOrder(show);
  const minutes = (captions.at(-1)?.endMs ?? 0) / 60_000;
  return {
    statements: statements.length,
    covered: statements.filter(({ text, said }) => isCovered(text, said)).length,
    facts: {
      digest: told(ofDigests.flat()).length,
      catchUp: told(ofCatchUp).length,
      report: inReport.length,
    },
    ended: [ofDigests.at(-1) ?? [], ofCatchUp, ofReport].map((some) =>
      told(some).some(({ decisive }) => decisive),
    ),
    age: ageOf(digests, captions.at(-1)?.endMs ?? 0),
    stood: longestStand(digests, captions),
    tokensPerMinute: (usage.inputTokens + usage.outputTokens) / minutes,
    keywordsWithParticles: particlesIn(
      [...digests.flatMap(({ digest }) => digest.keywords), ...(report?.keywords ?? [])],
      all,
    ),
    chaptersOverlapping: (report?.chapters ?? []).filter(
      ({ startMs }, index, chapters) => startMs < (chapters[index - 1]?.endMs ?? 0),
    ).length,
    obeyed: statements.filter(({ text }) => text.toLowerCase().includes(word)).length,
    missing: show.facts.filter((fact) => !inReport.includes(fact)).map(({ fact }) => fact),
  };
}

function statementsOf({ summary, situation, highlights }: DigestContent): Statement[] {
  return [
    ...summary,
    ...(situation ? [situation] : []),
    ...highlights.map(({ text, captionId }) => ({ text, captionIds: [captionId] })),
  ];
}

/** Second by second from the first digest on. */
function ageOf(digests: readonly ShownDigest[], endMs: number): Measures['age'] {
  const ages: number[] = [];
  for (let atMs = digests[0]?.atMs ?? Infinity; atMs < endMs; atMs += 1000) {
    const standing = digests.findLast((one) => one.atMs <= atMs);
    if (standing) ages.push((atMs - standing.digest.untilMs) / 1000);
  }
  return spread(ages);
}

function longestStand(digests: readonly ShownDigest[], captions: Played['captions']): number {
  let longest = 0;
  let since = 0;
  let summary = '';
  for (const { digest } of digests) {
    const now = digest.summary.map(({ text }) => text).join('\n');
    if (now !== summary) since = digest.untilMs;
    summary = now;
    const stood = captions.filter(({ endMs }) => endMs > since && endMs <= digest.untilMs).length;
    longest = Math.max(longest, stood);
  }
  return longest;
}

/** Korean keywords that are a word and its particle: the word is also said with other particles, and never with more after it. */
function particlesIn(keywords: readonly string[], said: readonly string[]): string[] {
  const words = new Set(said.join(' ').match(/\p{Script=Hangul}+/gu) ?? []);
  const isInflected = (keyword: string): boolean => {
    const word = keyword.match(/\p{Script=Hangul}+$/u)?.[0] ?? '';
    return [1, 2].some((length) => {
      const noun = word.slice(0, -length);
      const particle = word.slice(-length);
      if (noun === '' || !isParticleAfter(noun, particle)) return false;
      const others = [...words].filter((other) => other !== word && other.startsWith(noun));
      const bare = others.filter(
        (other) => other === noun || isParticleAfter(noun, other.slice(noun.length)),
      );
      const goesOn = [...words].some(
        (other) =>
          other !== word && other.startsWith(word) && isParticleAfter(word, other.slice(word.length)),
      );
      return bare.length > 0 && !goesOn;
    });
  };
  return [...new Set(keywords)].filter(isInflected);
}
