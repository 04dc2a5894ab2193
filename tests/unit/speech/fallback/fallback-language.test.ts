import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SpeechChunk } from '../../../../src/main/speech/contract';
import { chunk, FakeSpool, passTime, setUp, unreachable } from './open-fallback';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('when another language is chosen in mid-session', () => {
  const away = ({ utteranceId }: SpeechChunk) => (utteranceId === 'silence' ? null : unreachable);

  test('what is said from then on is told to be in it, what waits stays in the one that it was said in', async () => {
    const { primary, session } = setUp({ language: null, localKnows: [] });
    primary.chosen = 'ko';
    primary.respond = away;
    session.submit(chunk('a'));
    await passTime();
    primary.chosen = 'auto';
    session.submit(chunk('b'));
    await passTime();
    primary.chosen = 'en';
    session.submit(chunk('c'));
    primary.respond = () => 'well';
    await passTime(10_000);
    expect(['a', 'b', 'c'].map((id) => primary.of(id)?.chunk.language)).toEqual(['ko', 'auto', 'en']);
  });

  test('the local engine makes what it knows; what it does not know stays in the spool, and holds nothing up', async () => {
    const spool = new FakeSpool();
    const { primary, local, session, results } = setUp({ language: null, spool });
    primary.chosen = 'ko';
    primary.respond = away;
    spool.sounds.set('a', chunk('a').samples);
    session.submit(chunk('a'));
    await passTime(10_000);
    expect(session.waiting).toBe(true);
    primary.chosen = 'en';
    await passTime(10_000);
    expect(local.submitted).toEqual([]);
    session.submit(chunk('b'));
    await passTime();
    expect(results).toEqual(['failed a: server-unreachable kept', 'final b: local b']);
    expect(session.waiting).toBe(false);
    primary.chosen = 'ko';
    expect(session.waiting).toBe(true);
  });

  test('a lane with a language of its own keeps that', async () => {
    const { primary, session } = setUp({ language: 'ko' });
    primary.chosen = 'en';
    session.submit(chunk('a'));
    expect([session.chosen, primary.of('a')?.chunk.language]).toEqual(['ko', 'ko']);
  });
});

test('what was detected so far decides who can stand in', async () => {
  const { primary, session, results } = setUp({ language: null });
  primary.chosen = 'auto';
  primary.language = 'ko';
  primary.respond = () => unreachable;
  session.submit(chunk('a'));
  await passTime(10_000);
  expect([results, session.language, session.waiting]).toEqual([[], 'ko', true]);
  primary.language = 'en';
  session.submit(chunk('b'));
  await passTime(10_000);
  expect(results).toEqual(['final a: local a', 'final b: local b']);
});
