import { createTermRepair } from './term-repair';

/** Spells by the glossary as it is at the moment. The repair is prepared again only when the glossary has changed. */
export function glossarySpelling(glossary: () => readonly string[]): (text: string) => string {
  let terms: readonly string[] = [];
  let repair = createTermRepair(terms);
  return (text) => {
    const now = glossary();
    if (now !== terms) {
      terms = now;
      repair = createTermRepair(terms);
    }
    return repair(text);
  };
}
