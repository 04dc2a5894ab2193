import { spaceBetween } from '../../shared/spaceless';
import type { Rest } from './rest';
import type { Sentence } from './sentences';
import type { Token } from './tokens';

/** Words that stand together, everywhere that they do. */
export interface Phrase {
  readonly keys: readonly string[];
  /** How it was mostly written: with a capital only when it is a name, since else it may be a sentence's first. */
  readonly label: string;
  readonly count: number;
  /** Whether it was mostly written as a name. */
  readonly isName: boolean;
  /** Whether its last word was a noun at least once. */
  readonly isNoun: boolean;
}

const LONGEST_PHRASE = 3;
/** Sentences between two rests. */
const CHUNK = 50;
/** It is a name when it is written as one this often, of all times. */
const NAME_SHARE = 0.5;

/** How often a word written as a noun counts beside one that may be a verb. */
const AS_NOUN = 100;

interface Tally {
  readonly keys: readonly string[];
  count: number;
  names: number;
  isNoun: boolean;
  readonly labels: Map<string, number>;
}

/** What identifies a phrase: the keys of its words. */
export function phraseId(keys: readonly string[]): string {
  return keys.join(' ');
}

/** The ids of all shorter phrases within a phrase. */
export function innerPhraseIds(keys: readonly string[]): string[] {
  const parts: string[] = [];
  for (let length = 1; length < keys.length; length++)
    for (let from = 0; from + length <= keys.length; from++)
      parts.push(phraseId(keys.slice(from, from + length)));
  return parts;
}

/** Runs of content words with nothing but spaces between. A Korean word with a particle ends its run. */
function runsOf(tokens: readonly Token[]): Token[][] {
  const runs: Token[][] = [];
  let last: Token | undefined;
  for (const token of tokens) {
    if (token.content && token.joined && last?.content && last.base === last.text) runs.at(-1)?.push(token);
    else if (token.content) runs.push([token]);
    last = token;
  }
  return runs;
}

function add(tallies: Map<string, Tally>, words: readonly Token[]): void {
  const keys = words.map((word) => word.key);
  const id = phraseId(keys);
  const tally = tallies.get(id) ?? {
    keys,
    count: 0,
    names: 0,
    isNoun: false,
    labels: new Map<string, number>(),
  };
  tallies.set(id, tally);
  tally.count++;
  if (words.every((word) => word.name)) tally.names++;
  const isNoun = words.at(-1)?.noun ?? false;
  tally.isNoun ||= isNoun;
  const label = words
    .map((word, index) => (index === words.length - 1 ? word.base : word.text))
    .reduce((before, word) => before + spaceBetween(before, word) + word, '');
  // A verb of the same stem is no way to write a noun: 통과시켰습니다.
  tally.labels.set(label, (tally.labels.get(label) ?? 0) + (isNoun ? AS_NOUN : 1));
}

function toPhrase({ keys, count, names, isNoun, labels }: Tally): Phrase {
  const isName = names > 0 && names >= count * NAME_SHARE;
  const written = [...labels].sort((left, right) => right[1] - left[1]).map(([label]) => label);
  const label = written.find((one) => /^\p{Lu}/u.test(one) === isName) ?? written[0] ?? '';
  return { keys, label, count, isName, isNoun };
}

/** All words of content and phrases of up to three of them, by their ids. */
export async function collectPhrases(
  sentences: readonly Sentence[],
  rest: Rest,
): Promise<Map<string, Phrase>> {
  const tallies = new Map<string, Tally>();
  for (const [index, { tokens }] of sentences.entries()) {
    for (const run of runsOf(tokens))
      for (const at of run.keys())
        for (let length = 1; length <= LONGEST_PHRASE && at + length <= run.length; length++)
          add(tallies, run.slice(at, at + length));
    if (index % CHUNK === CHUNK - 1) await rest();
  }
  return new Map([...tallies].map(([id, tally]) => [id, toPhrase(tally)]));
}
