import { expect, it } from 'vitest';
import { IdleRepair } from '../../../../src/main/app/recaption/idle-repair';

function open() {
  const machine = { wanted: true, running: false, battery: false, idle: 600, engine: 'new' };
  const engines: Record<string, string | null> = { one: 'old', two: null, three: 'new', live: null };
  const log: string[] = [];
  let finish = (_done: boolean): void => {};
  let busy = false;
  const repair = new IdleRepair({
    recorder: { sessions: () => Promise.resolve(Object.keys(engines)) },
    sessions: {
      live: ['live'],
      loadVersions: (id) => {
        const engine = engines[id] ?? null;
        return Promise.resolve(engine === null ? null : { madeAt: 0, engine, proposed: [], accepted: [] });
      },
    },
    recaptioner: {
      get busy() {
        return busy;
      },
      start: (id) => {
        log.push(`begin ${id}`);
        busy = true;
        return new Promise((resolve) => {
          finish = (done) => {
            busy = false;
            if (done) engines[id] = machine.engine;
            resolve(done);
          };
        });
      },
      cancel: (id) => {
        log.push(`cancel ${id}`);
        finish(false);
      },
    },
    wanted: () => machine.wanted,
    running: () => machine.running,
    onBattery: () => machine.battery,
    idleSeconds: () => machine.idle,
    engineName: () => machine.engine,
    onError: (error) => {
      throw error;
    },
  });
  return { repair, machine, engines, log, finish: (done: boolean) => finish(done) };
}

it('captions one session after the other, each once for what the settings say', async () => {
  const { repair, engines, log, finish } = open();
  for (const id of ['one', 'two']) {
    const look = repair.look();
    await new Promise((resolve) => setImmediate(resolve));
    expect(log.at(-1)).toBe(`begin ${id}`);
    // The next look finds it at work.
    await repair.look();
    finish(true);
    await look;
  }
  await repair.look();
  expect(log).toEqual(['begin one', 'begin two']);
  expect(engines['live']).toBeNull();
});

it.each([
  ['nobody wants it', { wanted: false }],
  ['a session runs', { running: true }],
  ['there is no mains power', { battery: true }],
  ['somebody uses the computer', { idle: 20 }],
])('does nothing while %s, and ends what it had begun', async (_why, change) => {
  const { repair, machine, log } = open();
  const look = repair.look();
  await new Promise((resolve) => setImmediate(resolve));
  Object.assign(machine, change);
  await repair.look();
  await look;
  expect(log).toEqual(['begin one', 'cancel one']);
  await repair.look();
  expect(log).toHaveLength(2);
});

it('does not try again in this run what failed, but does what was broken off', async () => {
  const { repair, machine, log, finish } = open();
  let look = repair.look();
  await new Promise((resolve) => setImmediate(resolve));
  machine.idle = 0;
  await repair.look();
  await look;
  machine.idle = 600;
  look = repair.look();
  await new Promise((resolve) => setImmediate(resolve));
  finish(false);
  await look;
  look = repair.look();
  await new Promise((resolve) => setImmediate(resolve));
  finish(true);
  await look;
  expect(log).toEqual(['begin one', 'cancel one', 'begin one', 'begin two']);
});
