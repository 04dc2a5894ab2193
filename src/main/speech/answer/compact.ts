/** A text as its letters and digits alone, in lower case: what is compared where spacing and punctuation are chance. */
export function compact(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      // Of İ, lower case is an i with a dot of its own.
      .replaceAll('i\u0307', 'i')
      // What makes an emoji of a sign is a mark as well.
      .replaceAll(/[^\p{L}\p{M}\p{N}]+|\p{Variation_Selector}/gu, '')
  );
}

/** The sentences of a text, each with its punctuation. */
export function splitSentences(text: string): string[] {
  return partsOf(text, /[^.!?…。！？]+[.!?…。！？]*\s*/gu);
}

/** The parts of its sentences between commas. */
export function splitClauses(text: string): string[] {
  return partsOf(text, /[^.,;!?…。，、；！？]+[.,;!?…。，、；！？]*\s*/gu);
}

/** Words that join two sentences, where words have spaces between them. */
const AND = /\s(?:and|und|et|y|e|i|og|och|en|dan|và|и|та|ve|και|그리고)\s/iu;

/** The parts of a text between commas and words that mean "and". */
export function splitJoined(text: string): string[] {
  return splitClauses(text)
    .flatMap((clause) => clause.split(AND))
    .filter((each) => compact(each) !== '');
}

function partsOf(text: string, part: RegExp): string[] {
  return (text.match(part) ?? []).filter((each) => compact(each) !== '');
}
