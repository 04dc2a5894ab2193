import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { SttEngine } from '../../../src/main/speech/contract';
import { createLocalEngine } from '../../../src/main/speech/engines/local';
import { createOnlineEngine } from '../../../src/main/speech/engines/online';
import { createSpeechServerEngine } from '../../../src/main/speech/engines/server';
import { SpeechSupervisor } from '../../../src/main/speech/host/supervisor';
import { tiersOf } from '../../../src/main/speech/tiers';
import { hearJfk } from '../../fakes/jfk-script';
import { SCRIPTED_PADDING, ScriptedRecogniser } from '../../fakes/scripted-recogniser';
import { FakeSttServer, type FakeSttServerOptions } from '../../fakes/stt-server';
import { copiedModels, models, tokensOf, type Models } from './fixtures';
import { forkHost } from './forked-host';

/** An engine family as the contract's tests need it. What it opens is closed with the test. */
export interface Contender {
  readonly name: string;
  /** How it makes interims: of chunks that are submitted, of sound as it comes, of a final's parts, or not at all. */
  readonly interims: 'submitted' | 'heard' | 'of finals' | 'none';
  open(limits?: { readonly maxWaitingMs?: number }): Promise<SttEngine>;
  /** An engine that can recognise nothing. */
  openBroken(): Promise<SttEngine>;
}

/** The embedded engine with real models in a forked host. */
export function localContender(hostPath: () => string): Contender {
  const open = ({ base, tiny }: Models, maxWaitingMs = 600_000): SttEngine => {
    const supervisor = new SpeechSupervisor({ spawn: () => forkHost(hostPath()) });
    onTestFinished(() => supervisor.close());
    const tiers = tiersOf('balanced', { accurate: base, fast: tiny });
    return createLocalEngine({ supervisor, tiers: () => tiers, maxWaitingMs });
  };
  return {
    name: 'local, real models',
    interims: 'submitted',
    open: ({ maxWaitingMs } = {}) => Promise.resolve(open(models, maxWaitingMs)),
    openBroken() {
      const copied = copiedModels();
      for (const model of [copied.base, copied.tiny]) rmSync(join(model.dir, tokensOf(model).path));
      return Promise.resolve(open(copied));
    },
  };
}

function httpContender(
  kind: Pick<Contender, 'name' | 'interims'>,
  model: string,
  options: Partial<FakeSttServerOptions>,
): Contender {
  const start = async (): Promise<FakeSttServer> => {
    const server = await FakeSttServer.start({ hear: hearJfk, msPerSecond: 5, ...options });
    onTestFinished(() => server.down());
    return server;
  };
  const open = (baseUrl: string, limits: { readonly maxWaitingMs?: number }): SttEngine =>
    createSpeechServerEngine({
      config: () => ({
        endpoints: [{ baseUrl }],
        model,
        language: 'en',
        interims: kind.interims === 'submitted',
      }),
      terms: () => [],
      ...limits,
    });
  return {
    ...kind,
    open: async (limits = {}) => open((await start()).baseUrl, limits),
    async openBroken() {
      const server = await start();
      server.otherwise = { type: 'status', status: 401 };
      return open(server.baseUrl, {});
    },
  };
}

export const batchContender = httpContender(
  { name: 'HTTP, whole answers', interims: 'submitted' },
  'whisper-1',
  {},
);

export const streamedContender = httpContender(
  { name: 'HTTP, streamed answers', interims: 'of finals' },
  'gpt-4o-mini-transcribe',
  { streams: 'openai' },
);

/** A streaming recogniser without weights; see `createOnlineEngine`. */
export const onlineContender: Contender = {
  name: 'online, scripted recogniser',
  interims: 'heard',
  open: (limits = {}) =>
    Promise.resolve(
      createOnlineEngine({
        recogniser: new ScriptedRecogniser(hearJfk),
        padding: SCRIPTED_PADDING,
        languages: ['en'],
        ...limits,
      }),
    ),
  openBroken() {
    const recogniser = new ScriptedRecogniser(hearJfk);
    recogniser.broken = true;
    return Promise.resolve(createOnlineEngine({ recogniser, padding: SCRIPTED_PADDING, languages: ['en'] }));
  },
};

/**
 * A real server, where `JAMAK_STT_BASE_URL` names one (with its `/v1`), and the model `JAMAK_STT_MODEL`. A key, if it
 * needs one, is in `JAMAK_STT_KEY`. Null without.
 */
export function realServerContender(env: NodeJS.ProcessEnv): Contender | null {
  const baseUrl = env['JAMAK_STT_BASE_URL'];
  const model = env['JAMAK_STT_MODEL'] ?? 'whisper-1';
  const apiKey = env['JAMAK_STT_KEY'] ?? null;
  if (!baseUrl) return null;
  const open = (address: string, limits: { readonly maxWaitingMs?: number }): Promise<SttEngine> =>
    Promise.resolve(
      createSpeechServerEngine({
        config: () => ({ endpoints: [{ baseUrl: address, apiKey }], model, language: 'en' }),
        terms: () => [],
        deadlineMs: () => 60_000,
        ...limits,
      }),
    );
  return {
    name: `real server ${new URL(baseUrl).host}, ${model}`,
    interims: 'none',
    open: (limits = {}) => open(baseUrl, limits),
    // Nothing listens on the port of discard.
    openBroken: () => open('http://127.0.0.1:9/v1', {}),
  };
}
