/** A text as its letters and digits alone, in lower case: what is compared where spacing and punctuation are chance. */
export function compact(text: string): string {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      // Of İ, lower case is an i with a dot of its own.
      .replaceAll('i\u0307', 'i')
      .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '')
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

function partsOf(text: string, part: RegExp): string[] {
  return (text.match(part) ?? []).filter((each) => compact(each) !== '');
}
