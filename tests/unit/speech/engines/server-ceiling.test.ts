import { expect, onTestFinished, test, vi } from 'vitest';
import { Meter } from '../../../../src/main/remote/meter';
import { createSpeechServerEngine } from '../../../../src/main/speech/engines/server';
import { createSpeechFallback } from '../../../../src/main/speech/fallback/fallback-engine';
import type { SttSession } from '../../../../src/main/speech/contract';
import type { MonthUsage } from '../../../../src/shared/session/usage';
import { ScriptedEngine } from '../../../fakes/scripted-engine';
import { FakeSttServer } from '../../../fakes/stt-server';

const MINUTE = 60 * 16_000;
/** What OpenAI asks for half a minute, US dollars. */
const HALF_MINUTE = 0.003;

/** A server that costs, as far as Jamak can tell: OpenAI's address, and loopback behind it. */
async function setUp(baseUrl = 'https://api.openai.com/v1') {
  const server = await FakeSttServer.start({ hear: () => 'by the server' });
  onTestFinished(() => server.down());
  const saved: MonthUsage[] = [];
  const budget = { ceiling: (2 * HALF_MINUTE) as number | null };
  const onCeiling = vi.fn<() => void>();
  const meter = new Meter({
    saved: null,
    save: (month) => saved.push(month),
    now: () => Date.UTC(2026, 10, 15),
    ceiling: () => budget.ceiling,
    onCeiling,
  });
  const primary = createSpeechServerEngine({
    config: () => ({ endpoints: [{ baseUrl }], model: 'whisper-1', language: 'en' }),
    terms: () => [],
    mayCall: () => meter.mayCall(),
    onUsage: (usage) => meter.add(usage),
    fetch: (input, init) => fetch((input as string).replace(baseUrl, server.baseUrl), init),
  });
  const local = new ScriptedEngine();
  local.respond = () => 'here';
  const fallbacks: string[] = [];
  const engine = createSpeechFallback({
    primary,
    local: () => local,
    onFallback: ({ code }) => fallbacks.push(code),
    onBack: ({ code }) => fallbacks.push(`back after ${code}`),
    tryEveryMs: 20,
  });
  onTestFinished(() => engine.close());
  return { server, saved, budget, onCeiling, meter, engine, fallbacks };
}

let count = 0;

async function say(session: SttSession): Promise<string> {
  const place = { utteranceId: `u${count++}`, laneId: 'lane' };
  session.submit({ ...place, kind: 'final', pass: 0, samples: new Float32Array(MINUTE / 2) });
  for (;;) {
    const { value } = await session.results[Symbol.asyncIterator]().next();
    if (value?.type === 'final') return value.text;
    if (value?.type === 'failed') return value.error.code;
  }
}

test('what a speech server costs goes into the month', async () => {
  const { engine, meter, saved } = await setUp();
  await say(engine.startSession({ laneId: 'lane' }));
  expect(meter.month.cost).toBeCloseTo(HALF_MINUTE);
  expect(saved.at(-1)).toMatchObject({ month: '2026-11', told: false });
});

test('at the ceiling this machine stands in, it is said once, and the server comes back with a higher one', async () => {
  const { engine, server, budget, onCeiling, fallbacks } = await setUp();
  const session = engine.startSession({ laneId: 'lane' });
  const heard: string[] = [];
  for (let round = 0; round < 5; round++) heard.push(await say(session));
  expect(heard).toEqual(['by the server', 'by the server', 'here', 'here', 'here']);
  expect(onCeiling).toHaveBeenCalledTimes(1);
  expect(fallbacks).toEqual(['server-ceiling']);
  expect(server.received).toHaveLength(2);
  budget.ceiling = null;
  await expect.poll(() => fallbacks).toEqual(['server-ceiling', 'back after server-ceiling']);
  expect(await say(session)).toBe('by the server');
});

test('a server that costs nothing goes on', async () => {
  const { engine, meter } = await setUp('http://192.168.0.9:8000/v1');
  meter.add({ inputTokens: 0, outputTokens: 0, cost: 100 });
  expect(await say(engine.startSession({ laneId: 'lane' }))).toBe('by the server');
});
