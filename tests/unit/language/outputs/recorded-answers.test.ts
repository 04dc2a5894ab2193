import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { LanguageTask } from '../../../../src/main/language/contract';
import { OUTPUTS } from '../../../../src/main/language/outputs/read';
import { withoutReasoning } from '../../../../src/main/language/outputs/reasoning';
import { buildPrompt } from '../../../../src/main/language/prompts/build';
import { PROMPTS } from '../../../../src/main/language/prompts/files';
import {
  catchUpTask,
  digestTask,
  notesTask,
  reportTask,
  translationTask,
  type Spoken,
} from '../../../fakes/language-tasks';

const FOLDER = join(import.meta.dirname, '../../../fixtures/language/answers');

const fixtureSchema = z.object({
  /** Version of the prompt that the answers were given to. */
  prompt: z.number(),
  answers: z.array(z.object({ from: z.string(), text: z.string(), output: z.unknown() })).min(1),
});

const TASKS: { [K in keyof typeof OUTPUTS]: (language: Spoken) => LanguageTask<K> } = {
  digest: digestTask,
  // The English prompt serves every language but Korean.
  translation: (language) =>
    translationTask('The healer is down!', { language: language === 'ko' ? 'ko' : 'ja' }),
  'catch-up': catchUpTask,
  'report-notes': notesTask,
  report: reportTask,
};

function read<K extends keyof typeof OUTPUTS>(kind: K, language: Spoken, raw: string) {
  const { text } = withoutReasoning(raw, { growing: false, startsInside: false });
  const task = TASKS[kind](language);
  const { references } = buildPrompt(task);
  return OUTPUTS[kind].read(text, { task, references, growing: false });
}

describe('answers of models', () => {
  const kinds = Object.keys(TASKS) as (keyof typeof TASKS)[];
  const names = kinds.flatMap((kind) => (['en', 'ko'] as const).map((language) => ({ kind, language })));

  it('are there for every prompt', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual(
      names.map(({ kind, language }) => `${kind}.${language}.json`).toSorted(),
    );
  });

  describe.each(names)('to $kind ($language)', ({ kind, language }) => {
    const path = join(FOLDER, `${kind}.${language}.json`);
    const { prompt, answers } = fixtureSchema.parse(JSON.parse(readFileSync(path, 'utf8')));

    it('were given to the prompt as it is now', () => {
      expect(prompt).toBe(PROMPTS[kind][language].version);
    });

    it.each(answers)('$from', ({ text, output }) => {
      expect(read(kind, language, text).output).toEqual(output);
    });
  });
});
