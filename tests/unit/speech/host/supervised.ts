import type { DecodeOutcome } from '../../../../src/main/speech/host/decode-job';
import { SpeechSupervisor, type SupervisorOptions } from '../../../../src/main/speech/host/supervisor';
import { FakeHosts, FakeTime } from './fake-hosts';
import { fakeModel } from '../model-specs';

export const base = fakeModel('base');
export const tiny = fakeModel('tiny');

/** A supervisor of fake hosts, and `said`: what it told. */
export function setUp(options: Partial<SupervisorOptions> = {}) {
  const hosts = new FakeHosts();
  const time = new FakeTime();
  const said: string[] = [];
  const supervisor = new SpeechSupervisor({
    spawn: hosts.spawn,
    after: time.after,
    onReady: (model) => said.push(`ready ${model.id}`),
    onRestarted: () => said.push('restarted'),
    onGivenUp: () => said.push('given up'),
    onModelFailed: (model, error) => said.push(`${model.id}: ${error.code}`),
    onFallback: (model, standIn) => said.push(`${model.id} → ${standIn.id}`),
    ...options,
  });
  const final = (length = 16_000, signal?: AbortSignal): Promise<DecodeOutcome> =>
    supervisor.decode({ kind: 'final', models: [base, tiny], samples: new Float32Array(length), signal });
  const interim = (length = 16_000): Promise<DecodeOutcome> =>
    supervisor.decode({ kind: 'interim', models: [tiny, base], samples: new Float32Array(length) });
  return { hosts, time, said, supervisor, final, interim };
}

/** As `setUp`, with a host that has loaded base. */
export function setUpReady(options: Partial<SupervisorOptions> = {}) {
  const all = setUp(options);
  all.supervisor.load(base, tiny);
  all.hosts.last.start();
  return all;
}

export function decoded(text: string): DecodeOutcome {
  return { type: 'decoded', text, decodeMs: 1, tries: 1 };
}

/** The error's code, or what else came of the job. */
export async function codeOf(outcome: Promise<DecodeOutcome>): Promise<string> {
  const result = await outcome;
  return result.type === 'failed' ? result.error.code : result.type;
}
