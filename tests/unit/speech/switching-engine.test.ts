import { describe, expect, test } from 'vitest';
import type { SpeechChunk, SttSession } from '../../../src/main/speech/contract';
import { createSwitchingEngine } from '../../../src/main/speech/switching-engine';
import { ScriptedEngine } from '../../fakes/scripted-engine';

function setUp() {
  const old = new ScriptedEngine({ id: 'old' });
  const fresh = new ScriptedEngine({ id: 'fresh', interim: false });
  const chosen = { engine: old };
  const engine = createSwitchingEngine(() => chosen.engine);
  const session = engine.startSession({ laneId: 'lane', language: 'ko' });
  return { old, fresh, chosen, engine, session, results: collect(session) };
}

function collect(session: SttSession): Promise<string[]> {
  return (async () => {
    const results: string[] = [];
    for await (const result of session.results) {
      results.push(
        `${result.type} ${result.utteranceId}: ${result.type === 'failed' ? result.error.code : result.text}`,
      );
    }
    return results;
  })();
}

function chunk(utteranceId: string, kind: SpeechChunk['kind'] = 'final', pass = 0): SpeechChunk {
  return { utteranceId, laneId: 'lane', kind, pass, samples: new Float32Array(1600) };
}

describe('createSwitchingEngine', () => {
  test('loses and doubles nothing and keeps the order when the engine changes in mid-session', async () => {
    const { old, fresh, chosen, session, results } = setUp();
    for (const id of ['a', 'b', 'c']) session.submit(chunk(id));
    old.of('b')?.say('old b');
    chosen.engine = fresh;
    for (const id of ['d', 'e']) session.submit(chunk(id));
    fresh.of('d')?.say('fresh d');
    fresh.of('e')?.say('fresh e');
    old.of('c')?.say('old c');
    old.of('a')?.say('old a');
    await session.end();
    expect(await results).toEqual([
      'final a: old a',
      'final b: old b',
      'final c: old c',
      'final d: fresh d',
      'final e: fresh e',
    ]);
    expect(old.submitted.map((one) => one.chunk.utteranceId)).toEqual(['a', 'b', 'c']);
    expect(fresh.submitted.map((one) => one.chunk.utteranceId)).toEqual(['d', 'e']);
    expect([old.endedSessions, fresh.endedSessions]).toEqual([1, 1]);
    expect(fresh.sessions).toEqual(['ko']);
  });

  test('lets the engine that began an utterance finish it', async () => {
    const { old, fresh, chosen, session, results } = setUp();
    session.submit(chunk('a', 'interim'));
    chosen.engine = fresh;
    session.submit(chunk('a', 'interim', 1));
    session.submit(chunk('a', 'final', 2));
    expect(old.submitted).toHaveLength(3);
    session.submit(chunk('b'));
    // What is left to do of it once another one has begun, the new engine does.
    session.submit(chunk('a', 'final', 3));
    expect(fresh.submitted.map((one) => one.chunk.utteranceId)).toEqual(['b', 'a']);
    for (const { say } of [...old.submitted, ...fresh.submitted]) say('text');
    await session.end();
    expect((await results).filter((line) => line.startsWith('final'))).toEqual([
      'final a: text',
      'final b: text',
      'final a: text',
    ]);
  });

  test('gives no result for what was aborted on either side of the change', async () => {
    const { old, fresh, chosen, session, results } = setUp();
    const controller = new AbortController();
    session.submit(chunk('a'), { signal: controller.signal });
    chosen.engine = fresh;
    session.submit(chunk('b'), { signal: controller.signal });
    session.submit(chunk('c'));
    controller.abort();
    expect([old.of('a')?.aborted, fresh.of('b')?.aborted]).toEqual([true, true]);
    fresh.of('c')?.say('fresh c');
    await session.end();
    expect(await results).toEqual(['final c: fresh c']);
  });

  test('looks like the engine of the moment', () => {
    const { engine, session, chosen, fresh } = setUp();
    expect([engine.id, engine.capabilities.interim, session.thrifty]).toEqual(['old', true, false]);
    chosen.engine = fresh;
    expect([engine.id, engine.capabilities.interim, session.thrifty]).toEqual(['fresh', false, false]);
    session.submit(chunk('a'));
    expect(session.thrifty).toBe(true);
  });

  test('refuses what comes after the end', async () => {
    const { session } = setUp();
    await session.end();
    expect(() => session.submit(chunk('late'))).toThrow('bad-request');
  });
});
