import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createEmbeddedEngine } from '../../../../src/main/language/engines/embedded';
import { createInsideEngine } from '../../../../src/main/language/engines/inside';
import { createGroundedEngine } from '../../../../src/main/language/grounding/grounded-engine';
import type { LanguageEngine } from '../../../../src/main/language/contract';
import { EMBEDDED_WINDOW_TOKENS } from '../../../../src/main/language/report/windows';
import { measure } from '../../../bench/language/measure';
import { play } from '../../../bench/language/play';
import { loadShow } from '../../../bench/language/shows';
import { firstChoice, ScriptedGenerator } from '../../../fakes/inside/scripted-generator';

const ROOT = join(import.meta.dirname, '../../../..');

it.each([
  ['game', 'en'],
  ['chat', 'en'],
  ['news', 'ko'],
  ['lecture', 'ko'],
] as const)(
  'a report of the %s.%s has every fact that the picker’s own has, whatever the model chooses',
  async (kind, language) => {
    const show = loadShow(ROOT, kind, language);
    const missingOf = async (engine: LanguageEngine): Promise<readonly string[]> => {
      const grounded = createGroundedEngine(engine, createEmbeddedEngine());
      return measure(show, await play(show, () => grounded, EMBEDDED_WINDOW_TOKENS)).missing;
    };
    const picker = createEmbeddedEngine();
    const generator = new ScriptedGenerator(firstChoice);
    const own = await missingOf(picker);
    const inside = await missingOf(createInsideEngine({ generator, picker, model: () => 'small' }));
    expect(generator.asked.length).toBeGreaterThan(0);
    expect(inside.filter((fact) => !own.includes(fact))).toEqual([]);
  },
);
