import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LanguageEngine } from '../../../src/main/language/contract';
import {
  createLanguageServerEngine,
  type LanguageServerOptions,
} from '../../../src/main/language/engines/server';
import { captionsOf, digestTask, notesTask, translationTask } from '../../fakes/language-tasks';
import { LlmServer, piece, type Scenario } from '../../fakes/llm-server';
import { askAll, configOf } from './asking';

let llm: LlmServer;
beforeEach(async () => {
  llm = await LlmServer.start();
});
afterEach(() => llm.close());

function open(options: Partial<LanguageServerOptions> = {}): LanguageEngine {
  return createLanguageServerEngine({
    config: () => configOf(llm.baseUrl),
    retryMs: 1,
    draftEveryMs: 0,
    ...options,
  });
}

const HEALER = translationTask('The healer is down!');

function inPieces(text: string, size = 3): string[] {
  return Array.from({ length: Math.ceil(text.length / size) }, (_, index) =>
    piece({ content: text.slice(index * size, (index + 1) * size) }),
  );
}

describe('a prompt that is cut', () => {
  const long = notesTask('en');
  const longTask = {
    ...long,
    captions: captionsOf(
      Array.from({ length: 400 }, (_, n) => `Then we say a sentence ${n} of some length.`),
    ),
  };

  it('is noticed by what the server counts, told once, and less is read from then on', async () => {
    const told: number[] = [];
    llm.otherwise = { type: 'answer', keeps: 2048 };
    const engine = open({ onContextCut: (tokens) => told.push(tokens) });
    await askAll(engine, digestTask('en'));
    expect([told, engine.capabilities.contextTokens]).toEqual([[], 16_000]);
    await askAll(engine, longTask);
    await askAll(engine, longTask);
    expect(told).toEqual([2048]);
    expect(engine.capabilities.contextTokens).toBeLessThanOrEqual(2048 * 1.3);
  });

  it('is none when a longer one comes through', async () => {
    llm.script({ type: 'answer' }, { type: 'answer', keeps: 2048 });
    const engine = open();
    await askAll(engine, digestTask('en'));
    await askAll(engine, longTask);
    expect(engine.capabilities.contextTokens).toBeLessThan(4000);
    await askAll(engine, longTask);
    expect(engine.capabilities.contextTokens).toBeGreaterThan(10_000);
  });

  it('or refused for its length, is told with the length', async () => {
    const told: number[] = [];
    llm.otherwise = {
      type: 'refuse',
      status: 400,
      message: 'the request exceeds the available context size (4096 tokens), try increasing it',
    };
    const engine = open({ onContextCut: (tokens) => told.push(tokens) });
    const { error } = await askAll(engine, longTask);
    expect(error).toMatchObject({ code: 'server-context-cut', params: { tokens: 4096 } });
    expect(llm.requests).toHaveLength(1);
    expect(told).toEqual([4096]);
    expect(engine.capabilities.contextTokens).toBeLessThanOrEqual(4096);
  });
});

describe('a deadline in the middle of an answer', () => {
  const text =
    '{"summary":[{"cites":["c1"],"text":"They fight the dragon."},{"cites":["c2"],"text":"They go ri';
  const stays: Scenario = { type: 'raw', pieces: inPieces(text, 20), stays: true };

  it('keeps the statements that are whole, marked as not all', async () => {
    llm.otherwise = stays;
    const engine = open({ deadlines: { digest: { firstToken: 5000, total: 1000 } } });
    const parts = [];
    for await (const part of engine.generate(digestTask('en'), { signal: new AbortController().signal })) {
      parts.push(part);
    }
    expect(parts.at(-1)).toMatchObject({
      type: 'result',
      output: { summary: [{ text: 'They fight the dragon.', captionIds: ['caption-0'] }] },
      incomplete: true,
    });
    expect(await llm.requests[0]?.over).toBe(false);
  });

  it('keeps nothing of a translation', async () => {
    llm.otherwise = { type: 'raw', pieces: inPieces('힐러가 쓰'), stays: true };
    const engine = open({ deadlines: { translation: { firstToken: 5000, total: 1000 } } });
    expect((await askAll(engine, HEALER)).error?.code).toBe('server-timeout');
  });
});
