import type { SessionRecord } from '../../../shared/session/record';
import { fold } from '../history/fold';
import { partsOfDigest, partsOfReport } from '../history/passage-text';
import { holdsAll } from '../history/terms';

/** Whether a session holds all of `terms`, which are folded: said, translated, noted at a mark, or written about it. */
export function holdsWords(
  { captions, marks, digests, report }: SessionRecord,
  terms: readonly string[],
): boolean {
  const texts = [
    ...captions.flatMap(({ text, translations = [] }) => [text, ...translations.map((one) => one.text)]),
    ...marks.map(({ note }) => note),
    ...digests.flatMap((digest) => partsOfDigest(JSON.stringify(digest)).map(({ text }) => text)),
    ...(report ? partsOfReport(JSON.stringify(report)).map(({ text }) => text) : []),
  ];
  return holdsAll(texts.map(fold).join('\n'), terms);
}
