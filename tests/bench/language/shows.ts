import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { SpokenCaption } from '../../../src/main/text/spoken-caption';
import type { DigestLanguage } from '../../../src/shared/session/digest';

export const KINDS = ['game', 'news', 'lecture', 'chat'] as const;
export const LANGUAGES = ['en', 'ko'] as const satisfies readonly DigestLanguage[];

const factsSchema = z.object({
  heldOut: z.boolean(),
  facts: z.array(
    z.object({
      fact: z.string(),
      any: z.array(z.array(z.string()).min(1)).min(1),
      decisive: z.boolean().optional(),
      changes: z.boolean().optional(),
    }),
  ),
});

/** Something that was told in a show, and by which words a statement is known to tell it. */
export interface Fact {
  readonly fact: string;
  /** For one of these, all patterns are in the statement. */
  readonly any: readonly (readonly RegExp[])[];
  /** Whether it is how the show ended. */
  readonly decisive: boolean;
}

export interface Show {
  readonly name: string;
  readonly language: DigestLanguage;
  /** Whether no engine was tuned on it. */
  readonly heldOut: boolean;
  readonly captions: readonly SpokenCaption[];
  readonly facts: readonly Fact[];
}

/** A show of `tests/fixtures/language/shows`, which tells what its files mean. */
export function loadShow(root: string, kind: (typeof KINDS)[number], language: DigestLanguage): Show {
  const path = join(root, 'tests/fixtures/language/shows', `${kind}.${language}`);
  const [, ...lines] = readFileSync(`${path}.tsv`, 'utf8').trim().split('\n');
  const { heldOut, facts } = factsSchema.parse(JSON.parse(readFileSync(`${path}.json`, 'utf8')));
  return {
    name: `${kind} ${language}`,
    language,
    heldOut,
    captions: lines.map((line, index) => {
      const [start, end, speaker = '', text = ''] = line.split('\t');
      return {
        id: `c${index}`,
        startMs: Math.round(Number(start) * 1000),
        endMs: Math.round(Number(end) * 1000),
        speaker,
        text,
      };
    }),
    facts: facts.map(({ fact, any, decisive = false }) => ({
      fact,
      any: any.map((all) => all.map((pattern) => new RegExp(pattern, 'iu'))),
      decisive,
    })),
  };
}

/** Those of `facts` that one of the statements tells. */
export function factsIn(facts: readonly Fact[], statements: readonly string[]): Fact[] {
  return facts.filter(({ any }) =>
    any.some((all) => statements.some((text) => all.every((pattern) => pattern.test(text)))),
  );
}
