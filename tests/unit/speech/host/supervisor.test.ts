import { describe, expect, test } from 'vitest';
import type { SupervisorOptions } from '../../../../src/main/speech/host/supervisor';
import { base, codeOf, decoded, setUp, setUpReady, tiny } from './supervised';

describe('jobs', () => {
  test('wait until the host is up and its model is loaded', async () => {
    const { hosts, final } = setUp();
    const outcome = final(5);
    expect(hosts.all).toHaveLength(1);
    expect(hosts.last.commands).toEqual([]);
    hosts.last.say({ type: 'host-ready' });
    expect(hosts.last.workers.map(({ model }) => model)).toEqual(['base']);
    expect(hosts.last.jobs).toEqual([]);
    hosts.last.load();
    hosts.last.finish();
    expect(await outcome).toEqual(decoded('5'));
  });

  test('a worker has one at a time, in order', async () => {
    const { hosts, final } = setUpReady();
    const outcomes = [final(1), final(2), final(3)];
    expect(hosts.last.jobs.map(({ samples }) => samples.length)).toEqual([1]);
    hosts.last.finish();
    expect(hosts.last.jobs.map(({ samples }) => samples.length)).toEqual([1, 2]);
    hosts.last.finish();
    hosts.last.finish();
    expect(await Promise.all(outcomes)).toEqual([decoded('1'), decoded('2'), decoded('3')]);
  });

  test('are shared among the workers of a model', () => {
    const { hosts, final } = setUpReady({ workersPerModel: 2 });
    for (const length of [1, 2, 3]) void final(length);
    hosts.last.load();
    expect(hosts.last.workers.map(({ model }) => model)).toEqual(['base', 'base']);
    expect(hosts.last.jobs.map(({ samples }) => samples.length)).toEqual([1, 2]);
    expect(new Set(hosts.last.jobs.map(({ workerId }) => workerId)).size).toBe(2);
  });

  test('have more workers for a while, and one that is busy ends when it is free', async () => {
    const { hosts, supervisor, final } = setUpReady();
    supervisor.setWorkersPerModel(2);
    const outcomes = [final(1), final(2), final(3), final(4)];
    hosts.last.load();
    expect(hosts.last.workers).toHaveLength(2);
    expect(hosts.last.jobs.map(({ samples }) => samples.length)).toEqual([1, 2]);
    supervisor.setWorkersPerModel(1);
    expect(hosts.last.workers).toHaveLength(2);
    const [first, second] = hosts.last.jobs;
    hosts.last.finish(second);
    expect(hosts.last.workers.map(({ id }) => id)).toEqual([first?.workerId]);
    hosts.last.finish(first);
    hosts.last.finish();
    hosts.last.finish();
    expect(await Promise.all(outcomes)).toEqual([decoded('1'), decoded('2'), decoded('3'), decoded('4')]);
    expect(hosts.last.workers).toHaveLength(1);
  });

  test('an abort takes a waiting one out', async () => {
    const { hosts, final } = setUpReady();
    void final(1);
    const controller = new AbortController();
    const aborted = final(2, controller.signal);
    const last = final(3);
    controller.abort();
    expect(await aborted).toEqual({ type: 'aborted' });
    hosts.last.finish();
    hosts.last.finish();
    expect(await last).toEqual(decoded('3'));
  });

  test('an abort settles a running one at once, and its worker stays busy until it answers', async () => {
    const { hosts, final } = setUpReady();
    const controller = new AbortController();
    const aborted = final(1, controller.signal);
    const [job] = hosts.last.jobs;
    controller.abort();
    expect(await aborted).toEqual({ type: 'aborted' });
    expect(hosts.last.commands).toContainEqual({ type: 'cancel', jobId: job!.jobId });
    const next = final(2);
    expect(hosts.last.jobs).toHaveLength(1);
    hosts.last.finish(job);
    hosts.last.finish();
    expect(await next).toEqual(decoded('2'));
  });

  test('that were aborted before are not begun', async () => {
    const { hosts, final } = setUpReady();
    expect(await final(1, AbortSignal.abort())).toEqual({ type: 'aborted' });
    expect(hosts.last.jobs).toEqual([]);
  });

  test('that the host fails are failed', async () => {
    const { hosts, final } = setUpReady();
    const outcome = final();
    const error = { code: 'speech-failed', params: {}, retryable: false } as const;
    hosts.last.say({ type: 'failed', jobId: hosts.last.jobs[0]!.jobId, error });
    expect(await codeOf(outcome)).toBe('speech-failed');
  });

  test('without result fail when the supervisor closes', async () => {
    const { supervisor, hosts, final } = setUpReady();
    const outcomes = [final(), final()];
    await supervisor.close();
    expect(await Promise.all(outcomes.map(codeOf))).toEqual(['speech-host-failed', 'speech-host-failed']);
    expect(hosts.last.killed).toBe(true);
    expect(hosts.all).toHaveLength(1);
  });
});

describe('interims', () => {
  test('load their model when the first one is asked for', async () => {
    const { supervisor, hosts, interim } = setUpReady();
    expect(hosts.last.workers.map(({ model }) => model)).toEqual(['base']);
    expect(supervisor.takesInterim([tiny, base])).toBe(true);
    const first = interim(7);
    expect(supervisor.takesInterim([tiny, base])).toBe(false);
    expect(await interim()).toEqual({ type: 'refused' });
    hosts.last.load();
    hosts.last.finish();
    expect(await first).toEqual(decoded('7'));
    expect(supervisor.takesInterim([tiny, base])).toBe(true);
  });

  test('run beside finals of another model', () => {
    const { supervisor, hosts, final, interim } = setUpReady();
    void final(1);
    void final(2);
    expect(supervisor.takesInterim([tiny, base])).toBe(true);
    void interim(3);
    hosts.last.load();
    expect(hosts.last.jobs.map(({ samples }) => samples.length)).toEqual([1, 3]);
  });

  test('are refused while finals need the same worker', async () => {
    const { supervisor, hosts, final } = setUpReady();
    expect(supervisor.takesInterim([base])).toBe(true);
    void final(1);
    expect(supervisor.takesInterim([base])).toBe(false);
    void final(2);
    hosts.last.finish();
    expect(supervisor.takesInterim([base])).toBe(false);
    hosts.last.finish();
    expect(supervisor.takesInterim([base])).toBe(true);
  });

  test('are refused before there is a host', async () => {
    const { interim } = setUp();
    expect(await interim()).toEqual({ type: 'refused' });
  });
});

test('a job says what is spoken, its outcome what was heard', async () => {
  const { hosts, supervisor } = setUpReady();
  const samples = new Float32Array(5);
  const outcome = supervisor.decode({ kind: 'final', models: [base], language: 'ko', samples });
  const [job] = hosts.last.jobs;
  expect(job).toMatchObject({ language: 'ko' });
  hosts.last.say({ type: 'result', jobId: job!.jobId, text: '네', language: 'ko', decodeMs: 1, tries: 1 });
  expect(await outcome).toEqual({ type: 'decoded', text: '네', language: 'ko', decodeMs: 1, tries: 1 });
});

test('a job in the background waits until nobody else does', async () => {
  const { hosts, supervisor, final } = setUp();
  const measured = supervisor.decode({
    kind: 'final',
    models: [base],
    samples: new Float32Array(9),
    background: true,
  });
  const outcomes = [final(1), final(2)];
  hosts.last.start();
  for (let job = 0; job < 3; job++) hosts.last.finish();
  expect(hosts.last.jobs.map(({ samples }) => samples.length)).toEqual([1, 2, 9]);
  await Promise.all([measured, ...outcomes]);
});

describe('a model that nobody wants any more', () => {
  test('is unloaded, and loaded again by the next job that needs it', async () => {
    const { hosts, supervisor, interim } = setUpReady();
    void interim();
    hosts.last.load();
    hosts.last.finish();
    expect(hosts.last.workers.map(({ model }) => model)).toEqual(['base', 'tiny']);
    supervisor.keepOnly([base]);
    expect(hosts.last.workers.map(({ model }) => model)).toEqual(['base']);
    const again = interim(3);
    hosts.last.load();
    hosts.last.finish();
    expect(await again).toEqual(decoded('3'));
  });

  test('finishes what it is at', async () => {
    const { hosts, supervisor, final } = setUpReady();
    const outcome = final(3);
    supervisor.keepOnly([]);
    expect(hosts.last.workers.map(({ model }) => model)).toEqual(['base']);
    hosts.last.finish();
    expect(await outcome).toEqual(decoded('3'));
    expect(hosts.last.workers).toEqual([]);
  });

  test('does what waits for it before it goes', async () => {
    const { hosts, supervisor, final } = setUpReady();
    const outcomes = [final(3), final(4)];
    supervisor.keepOnly([]);
    hosts.last.finish();
    hosts.last.finish();
    expect(await Promise.all(outcomes)).toEqual([decoded('3'), decoded('4')]);
    expect(hosts.last.workers).toEqual([]);
  });

  test('is not loaded to its end, and never again by itself', () => {
    const { hosts, supervisor, said, time } = setUp();
    supervisor.load(base, tiny);
    hosts.last.say({ type: 'host-ready' });
    const [loading] = hosts.last.workers;
    supervisor.load(tiny);
    supervisor.keepOnly([tiny]);
    expect(hosts.last.workers.map(({ model }) => model)).toEqual(['tiny']);
    hosts.last.say({ type: 'worker-ready', workerId: loading!.id, loadMs: 1 });
    supervisor.keepOnly([]);
    hosts.last.die();
    time.pass(1000);
    hosts.last.start();
    expect(hosts.last.workers).toEqual([]);
    expect(said).toEqual(['restarted']);
  });

  test('stays when it is wanted again before it went', async () => {
    const { hosts, supervisor, final } = setUpReady();
    const outcome = final(3);
    supervisor.keepOnly([]);
    supervisor.keepOnly([base]);
    hosts.last.finish();
    await outcome;
    expect(hosts.last.workers.map(({ model }) => model)).toEqual(['base']);
  });
});

test('how far a model is with loading is told, until it is loaded or its host is gone', () => {
  const told: (string | null)[] = [];
  const onProgress: SupervisorOptions['onProgress'] = ({ id }, progress) =>
    told.push(`${id} ${progress?.step ?? 'over'}`);
  const { hosts, supervisor, time } = setUp({ onProgress });
  const progress = (): void => {
    const workerId = hosts.last.workers[0]!.id;
    hosts.last.say({
      type: 'worker-progress',
      workerId,
      progress: { type: 'progress', step: 'checking', share: 0.5 },
    });
    hosts.last.say({
      type: 'worker-progress',
      workerId,
      progress: { type: 'progress', step: 'loading', checkMs: 9 },
    });
  };
  supervisor.load(base, tiny);
  hosts.last.say({ type: 'host-ready' });
  progress();
  hosts.last.die();
  time.pass(1000);
  hosts.last.say({ type: 'host-ready' });
  progress();
  hosts.last.load();
  const once = ['base checking', 'base loading', 'base over'];
  expect(told).toEqual([...once, ...once]);
});

describe('unloading', () => {
  test('ends a host that has nothing to do, and the next job starts another, of whose start nobody is told', async () => {
    const { hosts, supervisor, said, final } = setUpReady();
    expect(supervisor.unload()).toBe(true);
    expect(hosts.last.commands.at(-1)).toEqual({ type: 'stop' });
    expect(supervisor.hostPid).toBeUndefined();
    const outcome = final(3);
    expect(hosts.all).toHaveLength(2);
    hosts.last.start();
    hosts.last.finish();
    expect(await outcome).toEqual(decoded('3'));
    expect(said).toEqual(['ready base', 'ready base']);
  });

  test('leaves a host that loads or decodes', async () => {
    const { hosts, supervisor, final } = setUp();
    supervisor.load(base, tiny);
    hosts.last.say({ type: 'host-ready' });
    expect(supervisor.unload()).toBe(false);
    hosts.last.load();
    const outcome = final(1);
    expect(supervisor.unload()).toBe(false);
    hosts.last.finish();
    expect(await outcome).toEqual(decoded('1'));
    expect(supervisor.unload()).toBe(true);
  });

  test('is not undone by the old host, which may take its time to end and is ended then', async () => {
    const { hosts, supervisor, time, final } = setUpReady();
    const old = hosts.last;
    old.post = (command) => void old.commands.push(command);
    supervisor.unload();
    const outcome = final(2);
    const fresh = hosts.last;
    fresh.start();
    old.say({ type: 'worker-ready', workerId: 'old', loadMs: 1 });
    time.pass(2000);
    expect(old.killed).toBe(true);
    expect(fresh.killed).toBe(false);
    fresh.finish();
    expect(await outcome).toEqual(decoded('2'));
    expect(hosts.all).toHaveLength(2);
  });
});

test('what is asked of a closed one starts no host', async () => {
  const { hosts, supervisor, final } = setUpReady();
  await supervisor.close();
  supervisor.load(base, tiny);
  expect(await codeOf(final(1))).toBe('speech-host-failed');
  expect(hosts.all).toHaveLength(1);
});
