import { describe, expect, it } from 'vitest';
import type { LanguagePart } from '../../../src/main/language/contract';
import { metered } from '../../../src/main/language/metered';
import type { Usage } from '../../../src/shared/session/usage';
import { failure, ScriptedLanguageEngine } from '../../fakes/scripted-language-engine';

const USED: Usage = { inputTokens: 100, outputTokens: 10, cost: 0.5 };

describe('metered', () => {
  it('tells what an engine used, failed calls as well, and changes nothing else', async () => {
    const engine = new ScriptedLanguageEngine(() => [
      { type: 'usage', usage: USED },
      failure('server-failed'),
    ]);
    const told: Usage[] = [];
    const counted = metered(engine, (usage) => told.push(usage));
    const parts: LanguagePart[] = [];
    const task = { kind: 'digest', glossary: [], previous: null, captions: [], language: 'en' } as const;
    const { signal } = new AbortController();
    for await (const part of counted.generate(task, { signal })) parts.push(part);
    expect(told).toEqual([USED]);
    expect(parts.map(({ type }) => type)).toEqual(['usage', 'error']);
    expect(counted.capabilities).toBe(engine.capabilities);
  });
});
