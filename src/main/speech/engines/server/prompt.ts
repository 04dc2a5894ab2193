/** Whisper reads the last 224 tokens of a prompt; longer ones cost without use. */
const MAX_TOKENS = 200;
/** What the last caption may take of that. */
const MAX_CAPTION_TOKENS = 80;

/** A rough upper bound: some letters of Latin scripts share a token, those of others have one each or more. */
function tokensOf(text: string): number {
  const latin = text.match(/[ -\u024f]/g)?.length ?? 0;
  return Math.ceil(latin / 3) + (text.length - latin);
}

/**
 * What a recogniser is told before it hears an utterance: names and terms as they are spelled, then the
 * caption before it, whose end matters most. Whole words only; '' when there is nothing to tell.
 */
export function promptOf(terms: readonly string[], lastCaption: string): string {
  const words = lastCaption.split(/\s+/).filter((word) => word !== '');
  while (tokensOf(words.join(' ')) > MAX_CAPTION_TOKENS) words.shift();
  const caption = words.join(' ');
  const chosen: string[] = [];
  let left = MAX_TOKENS - tokensOf(caption);
  for (const term of terms) {
    left -= tokensOf(`${term}, `);
    if (left < 0) break;
    chosen.push(term);
  }
  const glossary = chosen.length > 0 ? `${chosen.join(', ')}.` : '';
  return [glossary, caption].filter((part) => part !== '').join(' ');
}
