import { diffArrays } from 'diff';
import { joinWritten, writtenWords } from './correction-words';

/** A text in two where what was made of it is split: words that were replaced go with what is in their place. */
export function splitOriginal(original: string, left: string, right: string): [string, string] {
  const words = writtenWords(original);
  const first = writtenWords(left).length;
  const made = [...writtenWords(left), ...writtenWords(right)];
  const textOf = ({ text }: { text: string }): string => text;
  let [at, seen] = [0, 0];
  for (const { added, removed, count } of diffArrays(words.map(textOf), made.map(textOf))) {
    if (seen >= first) break;
    if (added) seen += count;
    else if (removed) at += count;
    else {
      const taken = Math.min(count, first - seen);
      at += taken;
      seen += taken;
    }
  }
  return [joinWritten(words.slice(0, at)), joinWritten(words.slice(at))];
}
