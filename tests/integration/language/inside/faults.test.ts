import { expect, onTestFinished, test, vi } from 'vitest';
import { askEngine } from '../../../../src/main/language/ask';
import { createEmbeddedEngine } from '../../../../src/main/language/engines/embedded';
import { createInsideEngine } from '../../../../src/main/language/engines/inside';
import { systemAfter, type After } from '../../../../src/main/language/engines/inside/host/host-process';
import { HostKeeper } from '../../../../src/main/language/engines/inside/host/keeper';
import { probeModel } from '../../../../src/main/language/engines/inside/probe';
import { WorkGate } from '../../../../src/main/language/engines/inside/work-gate';
import { createLanguageFallback } from '../../../../src/main/language/fallback-engine';
import { createGroundedEngine } from '../../../../src/main/language/grounding/grounded-engine';
import { createLiveLanguage } from '../../../../src/main/language/live/live-language';
import type { SessionHappening } from '../../../../src/shared/session/events';
import { loadTranscript } from '../../../fakes/transcripts';
import { builtModule } from '../../built';
import { forkLanguageHost, isThere } from '../../../fakes/inside/forked-language-host';

/** The language host is a real process here, without a model in it. */
const host = builtModule('tests/integration/language/inside/fake-host.ts');
const SPOKEN = loadTranscript('stream-en');
const SOON = { timeout: 60_000 };

/** Time that goes by so many times faster; hangs are found by it in a moment. */
const faster =
  (times: number): After =>
  (ms, callback) =>
    systemAfter(ms / times, callback);

interface Times {
  readonly after?: After;
  readonly gateAfter?: After;
  readonly patience?: number;
  readonly idleMs?: number;
}

function open(
  model: string,
  { after = systemAfter, gateAfter = after, patience = 1, idleMs = 600_000 }: Times = {},
) {
  const pids: number[] = [];
  const told: string[] = [];
  let now = 0;
  const gate = new WorkGate({ now: () => now, after: gateAfter });
  const keeper = new HostKeeper({
    spawn: () => {
      const child = forkLanguageHost(host.path);
      if (child.pid !== undefined) pids.push(child.pid);
      return child;
    },
    contextTokens: 4096,
    threads: 1,
    gate,
    after,
    idleMs,
  });
  onTestFinished(() => keeper.close());
  keeper.use({ path: `/${model}.gguf`, name: model });
  const embedded = createEmbeddedEngine();
  const fallback = createLanguageFallback({
    primary: createInsideEngine({ generator: keeper, picker: embedded, model: () => model, patience }),
    embedded,
    mayUsePrimary: () => true,
    serverName: () => model,
    onFallback: (error) => told.push(error.code),
    onBack: () => told.push('back'),
    now: () => now,
  });
  const engine = createGroundedEngine(fallback, embedded);
  const digest = () =>
    askEngine(
      engine,
      {
        kind: 'digest',
        glossary: [],
        previous: null,
        captions: SPOKEN.slice(0, 15),
        language: 'en',
      },
      { signal: new AbortController().signal },
    );
  const author = async (): Promise<string | undefined> => (await digest())?.author.engine;
  const lag = (lagMs: number): void => gate.onHappening({ type: 'lag', laneId: 'a', lagMs });
  return {
    keeper,
    engine,
    embedded,
    pids,
    told,
    author,
    lag,
    use: (other: string) => keeper.use({ path: `/${other}.gguf`, name: other }),
    later: () => (now += 3_600_000),
  };
}

test('a digest is chosen by the host, in one process for all', async () => {
  const { author, pids, told } = open('fine');
  expect([await author(), await author()]).toEqual(['inside', 'inside']);
  expect(pids).toHaveLength(1);
  expect(told).toEqual([]);
});

test('a host that is killed over a digest is stood in for at once, and used again later', async () => {
  const { author, pids, told, use, later } = open('endless');
  const digest = author();
  await expect.poll(() => pids.length, SOON).toBe(1);
  process.kill(pids[0]!, 'SIGKILL');
  expect(await digest).toBe('embedded');
  expect(told).toEqual(['inside-failed']);
  use('fine');
  later();
  expect(await author()).toBe('inside');
  expect(told).toEqual(['inside-failed', 'back']);
  expect(pids).toHaveLength(2);
});

test.each(['stopped by the system', 'deaf'])('a host that is %s is killed and stood in for', async (how) => {
  const { author, pids, told } = open(how === 'deaf' ? 'deaf' : 'endless', { after: faster(40) });
  const digest = author();
  await expect.poll(() => pids.length, SOON).toBe(1);
  if (how !== 'deaf') process.kill(pids[0]!, 'SIGSTOP');
  expect(await digest).toBe('embedded');
  expect(told).toEqual(['inside-failed']);
  await expect.poll(() => isThere(pids[0]!), SOON).toBe(false);
});

test('a host that starves is left in its time, and stood in for', async () => {
  const { author, told } = open('endless', { patience: 0.02 });
  expect(await author()).toBe('embedded');
  expect(told).toEqual(['inside-too-slow']);
});

test('a model that does not load is said once and not tried again', async () => {
  const { author, told, pids, later } = open('damaged');
  expect(await author()).toBe('embedded');
  later();
  expect(await author()).toBe('embedded');
  expect(told).toEqual(['inside-model-unusable']);
  expect(pids).toHaveLength(1);
});

test('while captions lag digests are picked without it, silently, and then by it again', async () => {
  const { author, lag, told } = open('fine', { gateAfter: faster(100) });
  expect(await author()).toBe('inside');
  lag(3000);
  expect(await author()).toBe('embedded');
  lag(0);
  await expect.poll(author, SOON).toBe('inside');
  expect(told).toEqual([]);
});

test('its memory comes back when nothing was asked for a while', async () => {
  const { author, pids } = open('fine', { idleMs: 100 });
  expect(await author()).toBe('inside');
  await expect.poll(() => isThere(pids[0]!), SOON).toBe(false);
  expect(await author()).toBe('inside');
  expect(pids).toHaveLength(2);
});

test.each(['let go of', 'changed for another', 'closed with the app'])(
  'its memory comes back at once when its model is %s, though it works',
  async (how) => {
    const { author, keeper, pids, use } = open('endless');
    const digest = author();
    await expect.poll(() => pids.length, SOON).toBe(1);
    if (how === 'let go of') keeper.use(null);
    else if (how === 'changed for another') use('fine');
    else keeper.close();
    await expect.poll(() => isThere(pids[0]!), SOON).toBe(false);
    expect(keeper.hostPid).toBeUndefined();
    expect(await digest).toBe('embedded');
    // Nobody started another one for it.
    expect(pids).toHaveLength(1);
  },
);

test('a session whose host is killed again and again keeps its digests, and no caption waits', async () => {
  const { engine, embedded, pids } = open('endless');
  const killing = vi.fn((pid: number) => process.kill(pid, 'SIGKILL'));
  const made: string[] = [];
  let clock = 0;
  const live = createLiveLanguage({
    engine,
    standIn: embedded,
    settings: () => ({
      digest: { enabled: true, language: 'spoken' },
      translation: { enabled: false, language: 'en', viewers: [] },
      glossary: [],
    }),
    append: (happening) =>
      void (happening.type === 'digest-updated' && made.push(happening.digest.author.engine)),
    newId: () => `d${made.length}`,
    onFailure: () => {},
    now: () => clock,
  });
  onTestFinished(() => live.close());
  const publish = (happening: SessionHappening): void => live.onEvent({ seq: 1, happening });
  publish({ type: 'session-started', sessionId: 's', startedAt: 0, lanes: [] });
  for (const { id: captionId, startMs, endMs, text } of SPOKEN) {
    clock = endMs;
    // It returns at once whatever the host does: nothing here awaits.
    publish({ type: 'caption-final', captionId, laneId: 'a', startMs, endMs, text });
  }
  await expect.poll(() => pids.length, SOON).toBe(1);
  killing(pids[0]!);
  await expect.poll(() => made.length, SOON).toBeGreaterThan(0);
  await live.end();
  expect(new Set(made)).toEqual(new Set(['embedded']));
});

test('the probe of a model that chooses the first line, whatever it is, is not passed', async () => {
  const signal = new AbortController().signal;
  const shares: number[] = [];
  const probing = probeModel(
    { path: '/fine.gguf', name: 'fine' },
    {
      spawn: () => forkLanguageHost(host.path),
      threads: 1,
      signal,
      onProgress: (share) => shares.push(share),
    },
  );
  await expect(probing).rejects.toMatchObject({ code: 'inside-model-unusable' });
  expect(shares).toContain(0.5);
});

test('a probe that is cancelled ends at once, and its process with it', async () => {
  const cancel = new AbortController();
  const pids: number[] = [];
  const probing = probeModel(
    { path: '/endless.gguf', name: 'endless' },
    {
      spawn: () => {
        const child = forkLanguageHost(host.path);
        pids.push(child.pid ?? 0);
        return child;
      },
      threads: 1,
      signal: cancel.signal,
    },
  );
  cancel.abort(new DOMException('cancelled', 'AbortError'));
  await expect(probing).rejects.toThrow('cancelled');
  await expect.poll(() => isThere(pids[0]!), SOON).toBe(false);
});
