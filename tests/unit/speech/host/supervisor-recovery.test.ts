import { describe, expect, test } from 'vitest';
import { TICK_MS } from '../../../../src/main/speech/host/host-life';
import { JamakError } from '../../../../src/shared/errors';
import type { FakeHosts, FakeTime } from './fake-hosts';
import { base, codeOf, decoded, setUp, setUpReady, tiny } from './supervised';

describe('a host that dies', () => {
  test('is replaced, and what was in flight is decoded again, in order', async () => {
    const { hosts, time, said, final } = setUpReady();
    const outcomes = [final(1), final(2), final(3)];
    hosts.last.finish();
    hosts.last.die();
    time.pass(1000);
    expect(hosts.all).toHaveLength(2);
    hosts.last.start();
    hosts.last.finish();
    hosts.last.finish();
    expect(await Promise.all(outcomes)).toEqual([decoded('1'), decoded('2'), decoded('3')]);
    expect(hosts.last.jobs.map(({ samples }) => samples.length)).toEqual([2, 3]);
    expect(said).toEqual(['ready base', 'restarted', 'ready base']);
  });

  test('is replaced at once when it had worked', () => {
    const { hosts, time, final } = setUpReady();
    void final();
    hosts.last.finish();
    hosts.last.die();
    time.pass(0);
    expect(hosts.all).toHaveLength(2);
  });

  test('and whose death makes a listener throw is replaced all the same', async () => {
    const errors: unknown[] = [];
    const fail = (): never => {
      throw new Error('nobody expected this');
    };
    const { hosts, time, final } = setUpReady({
      onReady: fail,
      onRestarted: fail,
      onError: (error) => errors.push(error),
    });
    const outcome = final(5);
    hosts.last.die();
    time.pass(1000);
    hosts.last.start();
    hosts.last.finish();
    expect(await outcome).toEqual(decoded('5'));
    expect(errors).toHaveLength(3);
  });

  test('takes its interims along', async () => {
    const { hosts, interim } = setUpReady();
    const outcome = interim();
    hosts.last.load();
    hosts.last.die();
    expect(await outcome).toEqual({ type: 'refused' });
  });

  test('gets no job back that was aborted', () => {
    const { hosts, time, final } = setUpReady();
    const controller = new AbortController();
    void final(1, controller.signal);
    controller.abort();
    hosts.last.die();
    time.pass(1000);
    hosts.last.start();
    expect(hosts.last.jobs).toEqual([]);
  });

  test('when it was told to end is asked, and killed while it loads or decodes', async () => {
    const ends: string[] = [];
    for (const when of ['idle', 'loading', 'decoding'] as const) {
      const { supervisor, hosts, final } = setUp();
      supervisor.load(base, tiny);
      hosts.last.say({ type: 'host-ready' });
      if (when !== 'loading') hosts.last.load();
      if (when === 'decoding') void final();
      await supervisor.close();
      expect(hosts.last.hung).toBe(false);
      ends.push(`${when} ${hosts.last.killed ? 'killed' : hosts.last.commands.at(-1)?.type}`);
    }
    expect(ends).toEqual(['idle stop', 'loading killed', 'decoding killed']);
  });

  test('is not replaced when it was told to end', async () => {
    const { supervisor, hosts, time } = setUpReady();
    await supervisor.close();
    time.pass(100_000);
    expect(hosts.all).toHaveLength(1);
  });

  test('three times over the same utterance: that one fails, the others do not', async () => {
    const { hosts, time, final } = setUpReady();
    void final(1);
    hosts.last.finish();
    const poison = final(666);
    const next = final(2);
    for (let life = 0; life < 3; life++) {
      hosts.last.die();
      time.pass(5000);
      hosts.last.start();
    }
    expect(await codeOf(poison)).toBe('speech-failed');
    hosts.last.finish();
    expect(await next).toEqual(decoded('2'));
    expect(hosts.all).toHaveLength(4);
  });

  test('with several jobs in flight: each suspect runs alone, so the innocent survive', async () => {
    const { hosts, time, final } = setUpReady({ workersPerModel: 2 });
    const outcomes = [final(1), final(666), final(2)];
    hosts.last.load();
    for (let step = 0; step < 30; step++) {
      const open = hosts.last.jobs.filter(({ samples }) => samples.length === 666);
      if (open.length > 0) {
        hosts.last.die();
        time.pass(5000);
        hosts.last.start();
      } else if (hosts.last.jobs.length > 0) {
        hosts.last.finish();
        hosts.last.load();
      }
    }
    expect(await outcomes[0]).toEqual(decoded('1'));
    expect(await codeOf(outcomes[1]!)).toBe('speech-failed');
    expect(await outcomes[2]).toEqual(decoded('2'));
  });

  test('five times without a result: finals fail until the next session', async () => {
    const { supervisor, hosts, time, said, final } = setUp();
    supervisor.load(base, tiny);
    const waiting = final();
    for (let life = 0; life < 5; life++) {
      hosts.last.die();
      time.pass(5000);
    }
    expect(hosts.all).toHaveLength(5);
    expect(said).toEqual(['given up']);
    expect(await codeOf(waiting)).toBe('speech-host-failed');
    expect(await codeOf(final())).toBe('speech-host-failed');
    supervisor.load(base, tiny);
    expect(hosts.all).toHaveLength(6);
    const outcome = final(4);
    hosts.last.start();
    hosts.last.finish();
    expect(await outcome).toEqual(decoded('4'));
  });

  test('five times without a result: the next final after a minute finds another host', async () => {
    const { hosts, time, final } = setUp();
    void final();
    for (let life = 0; life < 5; life++) {
      hosts.last.die();
      time.pass(4000);
    }
    time.pass(60_000);
    expect(hosts.all).toHaveLength(5);
    const outcome = final(4);
    expect(hosts.all).toHaveLength(6);
    hosts.last.start();
    hosts.last.finish();
    expect(await outcome).toEqual(decoded('4'));
  });

  test('cannot be started: that counts as a death', () => {
    let attempts = 0;
    const { supervisor, time, said } = setUp({
      spawn: () => {
        attempts++;
        throw new Error('no processes left');
      },
    });
    supervisor.load(base, tiny);
    time.pass(10_000);
    expect(attempts).toBe(5);
    expect(said).toEqual(['given up']);
  });
});

describe('a host that hangs', () => {
  test('before its first word is replaced', () => {
    const { supervisor, hosts, time } = setUp();
    supervisor.load(base);
    time.pass(TICK_MS * 5);
    expect(hosts.all[0]!.killed).toBe(false);
    time.pass(TICK_MS + 1000);
    expect(hosts.all[0]!.killed).toBe(true);
    expect(hosts.all).toHaveLength(2);
  });

  test('and answers no ping is replaced', () => {
    const { hosts, time } = setUpReady();
    time.pass(TICK_MS * 10);
    expect(hosts.all).toHaveLength(1);
    hosts.last.answersPings = false;
    time.pass(TICK_MS * 3);
    expect(hosts.all[0]!.killed).toBe(false);
    time.pass(TICK_MS);
    expect(hosts.all[0]).toMatchObject({ killed: true, hung: true });
    time.pass(1000);
    expect(hosts.all).toHaveLength(2);
  });

  test('over a job, though it answers pings, is replaced after some 20 s', async () => {
    const { hosts, time, final } = setUpReady();
    const outcome = final(16_000);
    time.pass(20_000);
    expect(hosts.all).toHaveLength(1);
    time.pass(TICK_MS + 1000);
    expect(hosts.all).toHaveLength(2);
    hosts.last.start();
    hosts.last.finish();
    expect(await outcome).toEqual(decoded('16000'));
  });

  test('gets more time for a long job', () => {
    const { hosts, time, final } = setUpReady();
    void final(12 * 16_000);
    time.pass(56_000);
    expect(hosts.all).toHaveLength(1);
    time.pass(TICK_MS + 1000);
    expect(hosts.all).toHaveLength(2);
  });

  test('is replaced when somebody says that it does not answer, and its job is decoded again', async () => {
    const { supervisor, hosts, time, said, final } = setUpReady();
    const outcome = final(16_000);
    supervisor.restart();
    expect(hosts.all[0]!.killed).toBe(true);
    time.pass(1000);
    hosts.last.start();
    hosts.last.finish();
    expect(await outcome).toEqual(decoded('16000'));
    expect(said).toEqual(['ready base', 'restarted', 'ready base']);
    await supervisor.close();
    supervisor.restart();
    time.pass(100_000);
    expect(hosts.all).toHaveLength(2);
  });

  test('before it says anything of the model that it is to load is replaced, and the load is tried again', () => {
    const hangs: string[] = [];
    const { supervisor, hosts, time } = setUp({ onHang: ({ id }) => hangs.push(id) });
    supervisor.load(base);
    hosts.last.say({ type: 'host-ready' });
    time.pass(TICK_MS * 3 + 1000);
    expect(hosts.all).toHaveLength(1);
    time.pass(TICK_MS);
    expect([hosts.all.length, hangs]).toEqual([2, ['base']]);
    hosts.last.start();
    time.pass(TICK_MS * 10);
    expect(hosts.all).toHaveLength(2);
  });

  test('while it loads a model gets time by its size and how fast its files were read', () => {
    const { supervisor, hosts, time } = setUp();
    supervisor.load(base);
    hosts.last.say({ type: 'host-ready' });
    const workerId = hosts.last.workers[0]!.id;
    for (let step = 0; step < 20; step++) {
      hosts.last.say({
        type: 'worker-progress',
        workerId,
        progress: { type: 'progress', step: 'checking', share: step / 20 },
      });
      time.pass(TICK_MS);
    }
    hosts.last.say({
      type: 'worker-progress',
      workerId,
      progress: { type: 'progress', step: 'loading', checkMs: 1 },
    });
    time.pass(TICK_MS + 1000);
    expect(hosts.all).toHaveLength(1);
    time.pass(TICK_MS);
    expect(hosts.all).toHaveLength(2);
  });

  test('over a model three times leaves that model out, and says so', () => {
    const { supervisor, hosts, time, said } = setUp();
    supervisor.load(base, tiny);
    for (let life = 0; life < 3; life++) {
      hosts.last.say({ type: 'host-ready' });
      expect(said).not.toContain('base: speech-host-failed');
      time.pass(TICK_MS * 5);
    }
    expect(said).toContain('base: speech-host-failed');
  });

  test('and talks nonsense is replaced', () => {
    const { hosts, time } = setUpReady();
    hosts.last.say({ type: 'result', jobId: -1 } as never);
    time.pass(1000);
    expect(hosts.all[0]!.killed).toBe(true);
    expect(hosts.all).toHaveLength(2);
  });

  test('is not heard any more once it was given up', async () => {
    const { hosts, time, final } = setUpReady();
    void final(1);
    const [dead] = hosts.all;
    dead!.die();
    time.pass(1000);
    dead!.finish();
    dead!.die();
    hosts.last.start();
    expect(hosts.all).toHaveLength(2);
    expect(hosts.last.jobs).toHaveLength(1);
  });
});

describe('a model that cannot be loaded', () => {
  const damaged = {
    code: 'model-damaged',
    params: { model: 'Model base', file: 'x' },
    retryable: false,
  } as const;

  test('is replaced by its stand-in, which is said', async () => {
    const { supervisor, hosts, said, final } = setUp();
    supervisor.load(base, tiny);
    const outcome = final(3);
    hosts.last.say({ type: 'host-ready' });
    hosts.last.say({ type: 'model-failed', workerId: hosts.last.workers[0]!.id, error: damaged });
    expect(hosts.last.workers.map(({ model }) => model)).toEqual(['tiny']);
    hosts.last.load();
    hosts.last.finish();
    expect(await outcome).toEqual(decoded('3'));
    expect(said).toEqual(['base: model-damaged', 'base → tiny', 'ready tiny']);
  });

  test('fails every final when there is no other, and is tried again by the next session', async () => {
    const { supervisor, hosts, final } = setUp();
    supervisor.load(base, tiny);
    const outcome = final();
    hosts.last.say({ type: 'host-ready' });
    for (let model = 0; model < 2; model++) {
      hosts.last.say({ type: 'model-failed', workerId: hosts.last.workers[0]!.id, error: damaged });
    }
    const result = await outcome;
    expect(result.type === 'failed' && result.error).toEqual(
      new JamakError('model-damaged', { params: damaged.params }),
    );
    expect(await codeOf(final())).toBe('model-damaged');
    expect(hosts.last.workers).toEqual([]);
    supervisor.load(base, tiny);
    const mended = final(9);
    hosts.last.load();
    hosts.last.finish();
    expect(await mended).toEqual(decoded('9'));
  });

  test('a second time is left alone while its first worker works', async () => {
    const { hosts, said, final } = setUpReady({ workersPerModel: 2 });
    const outcomes = [final(1), final(2)];
    const second = hosts.last.workers[1]!;
    hosts.last.say({ type: 'model-failed', workerId: second.id, error: damaged });
    hosts.last.finish();
    hosts.last.finish();
    expect(await Promise.all(outcomes)).toEqual([decoded('1'), decoded('2')]);
    expect(said).toEqual(['ready base']);
  });
});

describe('a model that ends the host while it is being loaded', () => {
  /** Lives of the host: it dies as soon as it loads base, other models are loaded. */
  function live(hosts: FakeHosts, time: FakeTime, lives: number): void {
    for (let life = 0; life < lives; life++) {
      const loaded = new Set<string>();
      const next = () => hosts.last.workers.find(({ id }) => !loaded.has(id));
      hosts.last.say({ type: 'host-ready' });
      for (let worker = next(); worker && worker.model !== 'base'; worker = next()) {
        loaded.add(worker.id);
        hosts.last.say({ type: 'worker-ready', workerId: worker.id, loadMs: 1 });
      }
      if (!next()) return;
      hosts.last.die();
      time.pass(5000);
    }
  }

  test('is left out after three, and its stand-in works', async () => {
    const { supervisor, hosts, time, said, final } = setUp();
    supervisor.load(base, tiny);
    const outcome = final(1);
    live(hosts, time, 10);
    expect(hosts.all).toHaveLength(4);
    hosts.last.finish();
    expect(await outcome).toEqual(decoded('1'));
    expect(said).toEqual([
      'restarted',
      'restarted',
      'base: speech-host-failed',
      'restarted',
      'base → tiny',
      'ready tiny',
    ]);
  });

  test('takes no other down with it: after a death they are loaded one after another', async () => {
    const { supervisor, hosts, time, said, final } = setUp();
    supervisor.load(base, tiny);
    const outcomes = [
      supervisor.decode({ kind: 'final', models: [tiny], samples: new Float32Array(7) }),
      final(1),
    ];
    hosts.last.say({ type: 'host-ready' });
    expect(hosts.last.workers.map(({ model }) => model).toSorted()).toEqual(['base', 'tiny']);
    hosts.last.die();
    time.pass(5000);
    live(hosts, time, 10);
    hosts.last.finish();
    hosts.last.finish();
    expect(await Promise.all(outcomes)).toEqual([decoded('7'), decoded('1')]);
    expect(said).toContain('base: speech-host-failed');
    expect(said).not.toContain('tiny: speech-host-failed');
  });

  test('gets one more chance with the next session, not three', () => {
    const { supervisor, hosts, time, said } = setUp();
    supervisor.load(base, tiny);
    live(hosts, time, 10);
    const before = hosts.all.length;
    supervisor.load(base, tiny);
    hosts.last.die();
    time.pass(5000);
    live(hosts, time, 10);
    expect(hosts.all.length - before).toBe(1);
    expect(said.filter((each) => each === 'base: speech-host-failed')).toHaveLength(2);
  });
});
