import type { Glossary } from '../../../shared/glossary';

/** The limits are the schema's. */
export const MOST_TERMS = 500;
const LONGEST_TERM = 80;

/** The terms in what was typed or pasted: one a line; a table's cells are terms too. */
export function parseTerms(text: string): string[] {
  return text
    .split(/[\r\n\t]+/u)
    .map((line) => line.trim().replace(/\s+/gu, ' ').slice(0, LONGEST_TERM).trim())
    .filter((line) => line !== '');
}

/** `terms` with `added` after them, as many as there is room for. A term that is there already is not added again. */
export function addTerms(terms: readonly string[], added: readonly string[]): string[] {
  const known = new Set(terms.map(sameAs));
  const result = [...terms];
  for (const term of added) {
    if (result.length >= MOST_TERMS) break;
    if (known.has(sameAs(term))) continue;
    known.add(sameAs(term));
    result.push(term);
  }
  return result;
}

/** Those of `proposals` that are not in `terms` yet. */
export function missingTerms(terms: readonly string[], proposals: readonly string[]): string[] {
  return addTerms([], proposals).filter(
    (proposal) => !terms.some((term) => sameAs(term) === sameAs(proposal)),
  );
}

/** The first number that no glossary's name has yet, to call the next one by. */
export function nextNumber(glossaries: readonly Glossary[], nameOf: (number: number) => string): number {
  const names = new Set(glossaries.map(({ name }) => name));
  let number = glossaries.length + 1;
  while (names.has(nameOf(number))) number++;
  return number;
}

function sameAs(term: string): string {
  return term.normalize('NFC').toLowerCase();
}
