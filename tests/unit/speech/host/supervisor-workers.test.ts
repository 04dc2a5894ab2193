import { describe, expect, test } from 'vitest';
import { decoded, setUpReady } from './supervised';

const damaged = {
  code: 'model-damaged',
  params: { model: 'Model base', file: 'x' },
  retryable: false,
} as const;

describe('a worker that died over a job and cannot load its model again', () => {
  test('leaves the job, and those that wait, to the stand-in', async () => {
    const { hosts, said, final } = setUpReady();
    const outcomes = [final(1), final(2)];
    hosts.last.say({ type: 'model-failed', workerId: hosts.last.workers[0]!.id, error: damaged });
    hosts.last.load();
    hosts.last.finish();
    hosts.last.finish();
    expect(await Promise.all(outcomes)).toEqual([decoded('1'), decoded('2')]);
    expect(said).toEqual(['ready base', 'base: model-damaged', 'base → tiny', 'ready tiny']);
  });

  test('leaves them to the other worker with the model, also when one is enough again', async () => {
    const { supervisor, hosts, said, final } = setUpReady({ workersPerModel: 2 });
    const outcomes = [final(1), final(2)];
    hosts.last.load();
    const [first, second] = hosts.last.workers;
    hosts.last.say({ type: 'model-failed', workerId: first!.id, error: damaged });
    supervisor.setWorkersPerModel(1);
    expect(hosts.last.workers).toEqual([second]);
    hosts.last.finish();
    hosts.last.finish();
    expect(await Promise.all(outcomes)).toEqual([decoded('1'), decoded('2')]);
    expect(said).toEqual(['ready base', 'ready base', 'ready base']);
  });
});
