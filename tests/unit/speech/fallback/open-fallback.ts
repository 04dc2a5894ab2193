import { vi } from 'vitest';
import type { SpeechChunk, SttResult, SttSession } from '../../../../src/main/speech/contract';
import {
  createSpeechFallback,
  type SpeechFallbackOptions,
} from '../../../../src/main/speech/fallback/fallback-engine';
import type { SpooledSound } from '../../../../src/main/speech/spool/spool';
import { createSwitchingEngine } from '../../../../src/main/speech/switching-engine';
import { JamakError, type MessageCode } from '../../../../src/shared/errors';
import { ScriptedEngine } from '../../../fakes/scripted-engine';

export function failure(code: MessageCode, retryable = true): JamakError {
  return new JamakError(code, { retryable, params: { server: 'the server' } });
}

export const unreachable = failure('server-unreachable');

/** Sound that lies in a spool: only its length is known again. */
export class FakeSpool implements SpooledSound {
  readonly sounds = new Map<string, Float32Array>();
  holds = (id: string): boolean => this.sounds.has(id);
  load = (id: string): Promise<Float32Array | null> => Promise.resolve(this.sounds.get(id) ?? null);
}

export function chunk(utteranceId: string, pass = 0, ms = 1000): SpeechChunk {
  return { utteranceId, laneId: 'lane', kind: 'final', pass, samples: new Float32Array(ms * 16) };
}

function show(result: SttResult): string {
  if (result.type !== 'failed') return `${result.type} ${result.utteranceId}: ${result.text}`;
  return `failed ${result.utteranceId}: ${result.error.code}${result.kept ? ' kept' : ''}`;
}

interface Options extends Partial<SpeechFallbackOptions> {
  readonly localKnows?: readonly string[];
  /** Null for the settings' own. */
  readonly language?: 'en' | 'ko' | null;
}

export function setUp({ localKnows = ['en'], language = 'en', ...options }: Options = {}) {
  const primary = new ScriptedEngine({ id: 'primary', interim: false });
  const local = new ScriptedEngine({ id: 'local', respond: (asked) => `local ${asked.utteranceId}` });
  const said: string[] = [];
  const engine = createSpeechFallback({
    primary,
    local: (spoken) => (spoken !== null && localKnows.includes(spoken) ? local : null),
    onFallback: (error, standsIn) => said.push(`${error.code} ${standsIn ? 'local' : 'waits'}`),
    onBack: (error) => said.push(`back after ${error.code}`),
    ...options,
  });
  // As in the app, which puts the results in order.
  const session = createSwitchingEngine(() => engine).startSession({
    laneId: 'lane',
    ...(language && { language }),
  });
  return { primary, local, engine, said, session, results: collect(session) };
}

export function collect(session: SttSession): string[] {
  const results: string[] = [];
  void (async () => {
    for await (const result of session.results) results.push(show(result));
    results.push('end');
  })();
  return results;
}

/** Lets everything happen that is due within `ms`. */
export async function passTime(ms = 0): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}
