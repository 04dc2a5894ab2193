import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createSpeechFallback } from '../../../../src/main/speech/fallback/fallback-engine';
import { openSpool, type Spool } from '../../../../src/main/speech/spool/spool';
import { createSpoolCaptioner } from '../../../../src/main/speech/spool/spool-captioner';
import type { SpokenUtterance, SttEngine } from '../../../../src/main/speech/contract';
import { JamakError } from '../../../../src/shared/errors';
import type { SessionHappening } from '../../../../src/shared/session/events';
import { ScriptedEngine } from '../../../fakes/scripted-engine';

async function openTemporary(limitBytes?: number): Promise<Spool> {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-spool-'));
  const spool = await openSpool({ folder, onFull: () => {}, ...(limitBytes && { limitBytes }) });
  onTestFinished(async () => {
    await spool.settled();
    rmSync(folder, { recursive: true, force: true });
  });
  return spool;
}

function put(
  spool: Spool,
  sessionId: string,
  number: number,
  laneId = 'lane',
  spoken: Pick<SpokenUtterance, 'language' | 'heard'> = {},
): void {
  const samples = new Float32Array(1600);
  spool.of(sessionId).put({
    utteranceId: `u${number}`,
    laneId,
    startMs: number * 1000,
    endMs: number * 1000 + 900,
    ...(laneId === 'korean' && { language: 'ko' as const }),
    ...spoken,
    samples,
  });
}

function setUp(spool: Spool, engine: SttEngine, live: readonly string[] = []) {
  const stored: string[] = [];
  const store = { works: true, missing: '' };
  const captioner = createSpoolCaptioner({
    spool,
    engine,
    live: () => live,
    appendLate: (sessionId, happenings) => {
      if (!store.works) return Promise.reject(new JamakError('store-failed'));
      if (sessionId === store.missing) return Promise.reject(new JamakError('session-missing'));
      stored.push(...happenings.map((happening) => `${sessionId} ${show(happening)}`));
      return Promise.resolve();
    },
  });
  return { captioner, stored, store };
}

function show(happening: SessionHappening): string {
  if (happening.type === 'caption-final')
    return `${happening.captionId} ${happening.startMs} ${happening.text}`;
  return happening.type === 'gap'
    ? `gap ${happening.startMs}-${happening.endMs} ${happening.code}`
    : happening.type;
}

describe('createSpoolCaptioner', () => {
  test('captions laughter and chants, at a length that can be read', async () => {
    const spool = await openTemporary();
    put(spool, 'ended', 1);
    put(spool, 'ended', 2);
    const texts: Record<string, string> = { u1: 'go go go go go go go go', u2: 'ㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ 졌다' };
    const engine = new ScriptedEngine({ respond: ({ utteranceId }) => texts[utteranceId] ?? '' });
    const { captioner, stored } = setUp(spool, engine);
    expect(await captioner.run()).toBe(2);
    expect(stored).toEqual(['ended u1 1000 go go go', 'ended u2 2000 ㅋㅋㅋㅋ 졌다']);
  });

  test('captions what ended sessions left, in order, each lane in its language, and leaves the running one alone', async () => {
    const spool = await openTemporary();
    for (const number of [3, 1, 2]) put(spool, 'ended', number);
    put(spool, 'ended', 4, 'korean');
    put(spool, 'running', 5);
    const engine = new ScriptedEngine({ respond: ({ utteranceId }) => ` text of ${utteranceId} ` });
    const { captioner, stored } = setUp(spool, engine, ['running']);
    expect(await captioner.run()).toBe(4);
    expect(stored.filter((line) => !line.includes('u4'))).toEqual([
      'ended u1 1000 text of u1',
      'ended u2 2000 text of u2',
      'ended u3 3000 text of u3',
    ]);
    expect(stored).toContain('ended u4 4000 text of u4');
    expect(engine.sessions).toEqual([undefined, 'ko']);
    expect(engine.endedSessions).toBe(2);
    expect(spool.pending().map(({ sessionId }) => sessionId)).toEqual(['running']);
  });

  test('lets all that is said live go first, however much is left', async () => {
    const spool = await openTemporary();
    for (const number of [1, 2, 3]) put(spool, 'ended', number);
    const engine = new ScriptedEngine({ respond: ({ utteranceId }) => utteranceId });
    expect(await setUp(spool, engine).captioner.run()).toBe(3);
    expect(engine.submitted.map(({ chunk }) => chunk.background)).toEqual([true, true, true]);
  });

  test('has each captioned in the language that it was spoken in, as far as that was known, one after the other', async () => {
    const spool = await openTemporary();
    put(spool, 's', 1, 'lane', { language: 'ko' });
    put(spool, 's', 2, 'lane', { language: 'ko' });
    put(spool, 's', 3, 'lane', { language: 'auto', heard: 'en' });
    put(spool, 's', 4, 'lane', { language: 'auto', heard: 'ja' });
    put(spool, 's', 5, 'lane', { language: 'auto' });
    const engine = new ScriptedEngine({ respond: ({ utteranceId }) => utteranceId });
    const { captioner, stored } = setUp(spool, engine);
    expect(await captioner.run()).toBe(5);
    expect(engine.sessions).toEqual(['ko', 'auto', 'auto', 'auto']);
    expect(engine.heard).toEqual([undefined, 'en', 'ja', undefined]);
    expect(stored).toEqual([1, 2, 3, 4, 5].map((number) => `s u${number} ${number}000 u${number}`));
  });

  test('stores nothing for what holds no words, and a gap for what cannot be captioned', async () => {
    const spool = await openTemporary(3 * 3200);
    for (const number of [1, 2, 3, 4]) put(spool, 's', number);
    const engine = new ScriptedEngine({
      respond: ({ utteranceId }) =>
        utteranceId === 'u2' ? '' : utteranceId === 'u3' ? new JamakError('speech-failed') : 'four',
    });
    const { captioner, stored } = setUp(spool, engine);
    await captioner.run();
    expect(stored.toSorted()).toEqual([
      's gap 1000-1900 speech-spool-full',
      's gap 3000-3900 speech-failed',
      's u4 4000 four',
    ]);
    expect(spool.pending()).toEqual([]);
  });

  test('leaves what a server that is away cannot caption, and what the store does not take, for the next run', async () => {
    const spool = await openTemporary();
    for (const number of [1, 2, 3]) put(spool, 's', number);
    const primary = new ScriptedEngine({
      respond: () => new JamakError('server-unreachable', { retryable: true }),
    });
    const engine = createSpeechFallback({
      primary,
      local: () => null,
      spool,
      onFallback: () => {},
      onBack: () => {},
    });
    onTestFinished(() => engine.close());
    const { captioner, stored, store } = setUp(spool, engine);
    expect(await captioner.run()).toBe(0);
    expect(spool.pending()[0]?.utterances).toHaveLength(3);

    primary.respond = ({ utteranceId }) => utteranceId;
    engine.reset();
    store.works = false;
    const working = setUp(spool, primary);
    working.store.works = false;
    expect(await working.captioner.run()).toBe(0);
    expect(spool.pending()[0]?.utterances).toHaveLength(3);
    working.store.works = true;
    expect(await working.captioner.run()).toBe(3);
    expect(working.stored).toEqual(['s u1 1000 u1', 's u2 2000 u2', 's u3 3000 u3']);
    expect(stored).toEqual([]);
  });

  test('throws sound away whose session does not exist any more, and asks no engine for it again', async () => {
    const spool = await openTemporary();
    for (const number of [1, 2, 3, 4]) put(spool, 'deleted', number);
    put(spool, 'there', 5);
    const engine = new ScriptedEngine({ respond: ({ utteranceId }) => utteranceId });
    const { captioner, stored, store } = setUp(spool, engine);
    store.missing = 'deleted';
    expect(await captioner.run()).toBe(1);
    expect(stored).toEqual(['there u5 5000 u5']);
    expect(spool.pending()).toEqual([]);
    engine.submitted.length = 0;
    expect(await captioner.run()).toBe(0);
    expect(engine.submitted).toEqual([]);
  });

  test('runs once at a time', async () => {
    const spool = await openTemporary();
    put(spool, 's', 1);
    const engine = new ScriptedEngine({ respond: () => 'text' });
    const { captioner, stored } = setUp(spool, engine);
    expect(await Promise.all([captioner.run(), captioner.run()])).toEqual([1, 1]);
    expect(stored).toEqual(['s u1 1000 text']);
    expect(await captioner.run()).toBe(0);
  });

  test('never rejects: what an engine cannot take at all stays for the next run', async () => {
    const spool = await openTemporary();
    put(spool, 's', 1);
    put(spool, 's', 2, 'other');
    const engine = new ScriptedEngine({ respond: ({ utteranceId }) => `text of ${utteranceId}` });
    const working = engine.startSession.bind(engine);
    let sessions = 0;
    engine.startSession = (options) => {
      if (++sessions === 1) throw new Error('nobody expected this');
      return working(options);
    };
    const { captioner, stored } = setUp(spool, engine);
    expect(await captioner.run()).toBe(1);
    expect(stored).toEqual(['s u2 2000 text of u2']);
    expect(await captioner.run()).toBe(1);
    expect(stored).toHaveLength(2);
  });
});
