import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { SttResult, SttSession } from '../../../src/main/speech/contract';
import { createLocalEngine } from '../../../src/main/speech/engines/local';
import type { HostCommand, HostMessage } from '../../../src/main/speech/host/protocol';
import { BYTE_TOKENS, type ModelSpec } from '../../../src/main/speech/models';
import { SpeechSupervisor } from '../../../src/main/speech/host/supervisor';
import { createSwitchingEngine } from '../../../src/main/speech/switching-engine';
import { tiersOf } from '../../../src/main/speech/tiers';
import { escapeTokens } from '../../../src/main/text/byte-tokens';
import { builtHost } from '../built';
import { copiedModels, jfk, JFK_WORDS, jfkCut, models, words, type Models, tokensOf } from './fixtures';
import { forkHost } from './forked-host';

const host = builtHost();

type Moonshine = Extract<ModelSpec, { family: 'moonshine' }>;

/** A cut of clear speech ("Ask not …") for which base finds no words. */
const STUMBLING_CUT = [2.25, 5.25] as const;

function setUp({ base, tiny }: Models = models) {
  const commands: HostCommand[] = [];
  const said: string[] = [];
  const pids: (number | undefined)[] = [];
  const supervisor = new SpeechSupervisor({
    spawn: () => {
      const process = forkHost(host.path, commands);
      pids.push(process.pid);
      return process;
    },
    onRestarted: () => said.push('restarted'),
    onGivenUp: () => said.push('given up'),
    onModelFailed: (_, error) => said.push(`${error.code} ${error.params['model']}/${error.params['file']}`),
    onFallback: (model, standIn) => said.push(`${model.name} → ${standIn.name}`),
  });
  onTestFinished(() => supervisor.close());
  const engine = createLocalEngine({
    supervisor,
    tiers: () => tiersOf('balanced', { accurate: base, fast: tiny }),
  });
  const session = createSwitchingEngine(() => engine).startSession({ laneId: 'lane' });
  let submitted = 0;
  return {
    commands,
    said,
    pids,
    session,
    supervisor,
    final: (samples: Float32Array, signal?: AbortSignal): void => {
      const utteranceId = String(++submitted);
      const chunk = { utteranceId, laneId: 'lane', kind: 'final', pass: 0, samples } as const;
      session.submit(chunk, signal ? { signal } : {});
    },
  };
}

/** All that comes until the session has ended. */
async function finish(session: SttSession): Promise<SttResult[]> {
  const results: SttResult[] = [];
  const consumed = (async () => {
    for await (const result of session.results) results.push(result);
  })();
  await session.end();
  await consumed;
  return results;
}

function textOf(result: SttResult | undefined): string {
  return result && result.type !== 'failed' ? words(result.text) : `failed: ${result?.error.code}`;
}

function breakFile(model: ModelSpec, change: 'remove' | 'damage'): void {
  const tokens = tokensOf(model);
  const path = join(model.dir, tokens.path);
  rmSync(path);
  // The right length, the wrong content.
  if (change === 'damage') writeFileSync(path, Buffer.alloc(tokens.bytes));
}

test("JFK's sentence is heard, and silence is not", async () => {
  const { session, final, said } = setUp();
  final(jfk);
  final(new Float32Array(32_000));
  const results = await finish(session);
  expect(results.map(textOf)).toEqual([JFK_WORDS, '']);
  expect(said).toEqual([]);
});

test('unloaded, its process is gone, and a session that starts then is captioned from its first word', async () => {
  const { session, final, said, pids, supervisor } = setUp();
  final(jfkCut(7.8, 11));
  expect((await finish(session)).map(textOf)).toEqual(['ask what you can do for your country']);
  expect(supervisor.unload()).toBe(true);
  await vi.waitFor(() => expect(() => process.kill(pids[0]!, 0)).toThrow('ESRCH'), { timeout: 10_000 });
  const engine = createLocalEngine({
    supervisor,
    tiers: () => tiersOf('balanced', { accurate: models.base, fast: models.tiny }),
  });
  const later = engine.startSession({ laneId: 'lane' });
  // Not one that waits for the first sound.
  expect(pids).toHaveLength(2);
  later.submit({ utteranceId: 'first', laneId: 'lane', kind: 'final', pass: 0, samples: jfk });
  expect((await finish(later)).map(textOf)).toEqual([JFK_WORDS]);
  expect(said).toEqual([]);
});

test('kill -9 in the middle of a sentence loses nothing', async () => {
  const { session, final, said, commands, pids } = setUp();
  final(jfkCut(7.8, 11));
  final(jfk);
  const results = session.results[Symbol.asyncIterator]();
  const first = await results.next();
  expect(commands.filter(({ type }) => type === 'decode')).toHaveLength(2);
  // Base takes some 0.4 s for this one.
  await sleep(100);
  process.kill(pids[0]!, 'SIGKILL');
  const second = await results.next();
  expect(textOf(first.value as SttResult)).toBe('ask what you can do for your country');
  expect(textOf(second.value as SttResult)).toBe(JFK_WORDS);
  expect(said).toEqual(['restarted']);
  expect(pids).toHaveLength(2);
});

test('a cut that comes back empty is decoded again with other edges', async () => {
  const { supervisor } = setUp();
  const outcome = await supervisor.decode({
    kind: 'final',
    models: [models.base],
    samples: jfkCut(...STUMBLING_CUT),
  });
  expect(outcome).toMatchObject({ type: 'decoded' });
  if (outcome.type !== 'decoded') return;
  expect(outcome.tries).toBeGreaterThan(1);
  expect(words(outcome.text)).toBe('ask not');
});

test('an interim is decoded by its own model, beside the finals', async () => {
  const { session, final, commands } = setUp();
  final(jfkCut(0, 2));
  const results = session.results[Symbol.asyncIterator]();
  await results.next();
  expect(session.idle).toBe(true);
  session.submit({ utteranceId: 'i', laneId: 'lane', kind: 'interim', pass: 0, samples: jfkCut(0, 3) });
  expect(session.idle).toBe(false);
  expect(textOf((await results.next()).value as SttResult)).toBe('and so my fellow americans');
  const configured = commands.findLast(({ type }) => type === 'configure');
  expect(configured?.type === 'configure' && configured.workers.map(({ model }) => model.id)).toEqual([
    'moonshine-base-en',
    'moonshine-tiny-en',
  ]);
});

test('an aborted final gives no result, whether it waits or runs', async () => {
  const { session, final } = setUp();
  const running = new AbortController();
  const waiting = new AbortController();
  final(jfk, running.signal);
  final(jfk, waiting.signal);
  final(jfkCut(0, 3));
  waiting.abort();
  await sleep(0);
  running.abort();
  const results = await finish(session);
  expect(results.map(({ utteranceId }) => utteranceId)).toEqual(['3']);
  expect(textOf(results[0])).toBe('and so my fellow americans');
});

test('a damaged model is named, and the other stands in', async () => {
  const copied = copiedModels();
  breakFile(copied.base, 'damage');
  const { session, final, said } = setUp(copied);
  final(jfk);
  const results = await finish(session);
  expect(results.map(textOf)).toEqual([JFK_WORDS]);
  expect(said).toEqual(['model-damaged Moonshine base/tokens.txt', 'Moonshine base → Moonshine tiny']);
});

test('without any model finals fail and say why; once the files are there, the next session works', async () => {
  const copied = copiedModels();
  breakFile(copied.base, 'remove');
  breakFile(copied.tiny, 'damage');
  const { session, final, said, supervisor } = setUp(copied);
  final(jfk);
  final(jfk);
  const results = await finish(session);
  expect(results.map(textOf)).toEqual(['failed: model-missing', 'failed: model-missing']);
  expect(said).toEqual([
    'model-missing Moonshine base/tokens.txt',
    'Moonshine base → Moonshine tiny',
    'model-damaged Moonshine tiny/tokens.txt',
  ]);
  const mended = createLocalEngine({
    supervisor,
    tiers: () => tiersOf('balanced', { accurate: models.base, fast: models.tiny }),
  }).startSession({ laneId: 'lane' });
  mended.submit({ utteranceId: 'a', laneId: 'lane', kind: 'final', pass: 0, samples: jfkCut(0, 3) });
  expect((await finish(mended)).map(textOf)).toEqual(['and so my fellow americans']);
});

test('a model that ends the host is left out, and the other stands in', async () => {
  // Whole files, but sherpa-onnx ends the process over what it misses in them.
  const { encoder, tokens } = models.base.files as Moonshine['files'];
  const impostor: ModelSpec = {
    ...models.base,
    id: 'impostor',
    name: 'Impostor',
    family: 'sense-voice',
    files: { model: encoder, tokens },
  };
  const { session, final, said } = setUp({ base: impostor, tiny: models.tiny });
  final(jfkCut(0, 3));
  expect((await finish(session)).map(textOf)).toEqual(['and so my fellow americans']);
  expect(said).toEqual([
    'restarted',
    'restarted',
    'speech-host-failed Impostor/undefined',
    'restarted',
    'Impostor → Moonshine tiny',
  ]);
});

test('a Whisper of an earlier installation gets tokens of which each is text by itself before it is loaded', async () => {
  const madeDir = mkdtempSync(join(tmpdir(), 'jamak-made-'));
  onTestFinished(() => rmSync(madeDir, { recursive: true, force: true }));
  const { encoder, mergedDecoder, tokens } = models.base.files as Moonshine['files'];
  const whisper: ModelSpec = {
    ...models.base,
    id: 'whisper',
    family: 'whisper',
    files: { encoder, decoder: mergedDecoder, tokens },
    madeDir,
  };
  // It is no Whisper, so the host ends over it, but not before that.
  const { session, final } = setUp({ base: whisper, tiny: models.tiny });
  final(jfkCut(0, 3));
  await finish(session);
  const own = readFileSync(join(whisper.dir, tokens.path), 'utf8');
  expect(readFileSync(join(madeDir, BYTE_TOKENS), 'utf8')).toBe(escapeTokens(own));
});

test('a host whose parent has gone goes too', async () => {
  const exits = await new Promise((resolve) => {
    const child = forkHost(host.path);
    child.onMessage(() => child.disconnect());
    child.onExit(resolve);
  });
  expect(exits).toBe(0);
});

// Within the recogniser's own code, where it may be at any of these moments, a thread cannot be ended by force.
test.each([0, 100, 200, 300, 450, 600, 900])(
  'a host that is told to leave while it loads, after %i ms, leaves in order',
  async (ms) => {
    const code = await new Promise((resolve) => {
      const child = forkHost(host.path);
      const workers = [models.base, models.tiny].map((model) => ({ id: model.id, model }));
      child.onExit(resolve);
      child.onMessage((message) => {
        if ((message as HostMessage).type !== 'host-ready') return;
        child.post({ type: 'configure', workers });
        setTimeout(() => child.post({ type: 'stop' }), ms);
      });
    });
    expect(code).toBe(0);
  },
);

test('a host whose parent goes while it loads leaves in order too', async () => {
  const code = await new Promise((resolve) => {
    const child = forkHost(host.path);
    child.onExit(resolve);
    child.onMessage((message) => {
      if ((message as HostMessage).type !== 'host-ready') return;
      child.post({ type: 'configure', workers: [{ id: 'base', model: models.base }] });
      setTimeout(() => child.disconnect(), 300);
    });
  });
  expect(code).toBe(0);
});
