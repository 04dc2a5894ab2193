import type { VoiceEvidence } from '../../contract';
import type { AnswerSegment, OwnDoubt } from '../answer';
import { compact } from '../compact';
import { isGhost } from './ghosts';

/** The doubt of a whole answer: that of its surest part. */
export function doubtOf(segments: readonly AnswerSegment[]): OwnDoubt {
  const sure = segments.toSorted((left, right) => (left.noSpeech ?? 1) - (right.noSpeech ?? 1))[0];
  return { noSpeech: sure?.noSpeech ?? null, logProbability: sure?.logProbability ?? null };
}

/** A text without its parts that nobody said, as a ghost often follows real words. */
export function withoutGhosts(
  text: string,
  segments: readonly AnswerSegment[],
  evidence: VoiceEvidence | undefined,
): string {
  if (segments.length < 2 || compact(segments.map((segment) => segment.text).join('')) !== compact(text))
    return text;
  const said = segments.filter((segment) => !isGhost({ ...segment, evidence, inARow: 1, unfinished: false }));
  return said.length === segments.length ? text : said.map((segment) => segment.text.trim()).join(' ');
}
