import type { SessionRecord } from '../../shared/session/record';

/** Whether a session holds all words of `search`, in whatever order: said, translated, or written about it. */
export function matches(record: SessionRecord, search: string): boolean {
  const wanted = fold(search).split(/\s+/u).filter(Boolean);
  const texts = record.captions.flatMap(({ text, translations = [] }) => [
    text,
    ...translations.map((translation) => translation.text),
  ]);
  const marks = record.marks.map(({ note }) => note);
  const all = fold([...texts, ...marks, ...textsIn([record.digests, record.report])].join('\n'));
  return wanted.every((word) => all.includes(word));
}

function fold(text: string): string {
  return text.normalize('NFKC').toLocaleLowerCase('en');
}

/** Every text in a value, but not what only names something. */
function textsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return /id$/i.test(key) ? [] : [value];
  if (typeof value !== 'object' || value === null || key.endsWith('Ids')) return [];
  return Object.entries(value).flatMap(([name, part]) => textsIn(part, name));
}
