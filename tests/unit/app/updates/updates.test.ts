import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EVERY_MS, FIRST_MS, RETRY_MS } from '../../../../src/main/app/updates/updates';
import { JamakError } from '../../../../src/shared/errors';
import { NEXT, settle, start, type Asked } from './updates-scene';

describe('looking by itself', () => {
  it('begins a while after the start, and goes on every few hours', async () => {
    const { source, pass, type, memory, world } = start();
    pass(0);
    pass(FIRST_MS - 1);
    expect(source.asked).toEqual([]);
    pass(1);
    expect(type()).toBe('checking');
    source.last.answer(null);
    await settle();
    expect(type()).toBe('none');
    expect(memory().checkedAt).toBe(world.now);
    pass(EVERY_MS - 1);
    expect(source.asked).toHaveLength(1);
    pass(1);
    expect(source.asked).toHaveLength(2);
  });

  it('remembers over a restart when it looked last, and is not put off by a clock that was wrong', () => {
    const recent = start({ kept: { checkedAt: 1_000_000_000 - EVERY_MS / 2 } });
    recent.pass(FIRST_MS);
    expect(recent.source.asked).toEqual([]);
    recent.pass(EVERY_MS / 2);
    expect(recent.source.asked).toHaveLength(1);
    const future = start({ kept: { checkedAt: 2_000_000_000 } });
    future.pass(FIRST_MS);
    expect(future.source.asked).toHaveLength(1);
  });

  it('tries again an hour after it failed, and says so in the settings alone', async () => {
    const { source, pass, world, updates } = start();
    pass(FIRST_MS);
    source.last.fail(new JamakError('update-unreachable'));
    await settle();
    expect(updates.state.progress).toMatchObject({ type: 'failed', during: 'check' });
    expect(world.notices).toEqual([]);
    pass(RETRY_MS - 1);
    expect(source.asked).toHaveLength(1);
    pass(1);
    expect(source.asked).toHaveLength(2);
  });

  it('says once that there is a newer version, and downloads nothing', async () => {
    const { source, pass, world } = start();
    pass(FIRST_MS);
    source.last.answer(NEXT);
    await settle();
    pass(1);
    pass(EVERY_MS);
    source.last.answer(NEXT);
    await settle();
    pass(1);
    expect(world.notices).toEqual(['update-available']);
    expect(source.asked.map(({ what }) => what)).toEqual(['check', 'check']);
  });

  it.each([
    ['off', { channel: 'off' as const }],
    ['offline', { offline: true }],
    ['captioning', { busy: true }],
  ])('asks nobody while it is %s', (_how, how) => {
    const { source, world, pass, updates } = start();
    Object.assign(world, how);
    updates.settingsChanged();
    for (let hour = 0; hour < 24; hour++) pass(EVERY_MS / 6);
    expect(source.asked).toEqual([]);
    expect(() => updates.check()).toThrow(JamakError);
    expect(updates.state.address).toBe('busy' in how ? 'https://updates.example/stable.yml' : null);
  });

  it('asks nobody in a build that could not tell a genuine answer', () => {
    const { source, pass, updates } = start({ source: null, means: 'none' });
    pass(EVERY_MS);
    expect(source.asked).toEqual([]);
    expect(updates.state.address).toBeNull();
    expect(() => updates.check()).toThrow(JamakError);
  });
});

describe('a download', () => {
  it('tells how far it is, and is ready then', async () => {
    const { source, updates, world, type, find } = start();
    await find();
    updates.download();
    world.now += 1000;
    source.last.progress(400);
    expect(world.states.at(-1)?.progress).toMatchObject({ type: 'downloading', receivedBytes: 400 });
    source.last.answer(undefined);
    await settle();
    expect(type()).toBe('ready');
    expect(world.notices).toContain('update-ready');
    expect(world.notices).not.toContain('update-available');
    expect(world.quits).toBe(0);
  });

  it('gives way to a session, and goes on after it', async () => {
    const { source, updates, world, pass, find } = start();
    await find();
    updates.download();
    world.busy = true;
    pass(1);
    expect(source.last.signal?.aborted).toBe(true);
    await settle();
    expect(updates.state).toMatchObject({ held: true, progress: { type: 'available', wanted: true } });
    pass(EVERY_MS);
    expect(source.asked).toHaveLength(2);
    world.busy = false;
    pass(1);
    expect(source.asked.map(({ what }) => what)).toEqual(['check', 'download', 'download']);
  });

  it('wished for in mid-session waits for the end, unless it is cancelled', async () => {
    const { source, updates, world, pass, find } = start();
    await find();
    world.busy = true;
    updates.download();
    await settle();
    expect(updates.state.progress).toMatchObject({ type: 'available', wanted: true });
    updates.cancel();
    world.busy = false;
    pass(1);
    expect(source.asked).toHaveLength(1);
  });

  it('that is cancelled can be begun again', async () => {
    const { source, updates, find } = start();
    await find();
    updates.download();
    updates.cancel();
    await settle();
    expect(updates.state.progress).toMatchObject({ type: 'available', wanted: false });
    updates.download();
    expect(source.asked).toHaveLength(3);
  });

  it('that failed says why, and can be tried again', async () => {
    const { source, updates, type, find } = start();
    await find();
    updates.download();
    source.last.fail(new JamakError('update-damaged'));
    await settle();
    expect(updates.state.progress).toMatchObject({
      type: 'failed',
      during: 'download',
      error: { code: 'update-damaged' },
      update: NEXT,
    });
    updates.download();
    expect(type()).toBe('downloading');
  });

  it.each([{ channel: 'beta' as const }, { channel: 'off' as const }, { offline: true }])(
    'is given up when the settings become %o, and what it gives is not used',
    async (change) => {
      const { source, updates, world, find, type } = start();
      await find();
      updates.download();
      const download = source.last;
      Object.assign(world, change);
      updates.settingsChanged();
      expect(download.signal?.aborted).toBe(true);
      download.answer(undefined);
      await settle();
      expect(type()).toBe(change.channel === 'beta' ? 'checking' : 'idle');
    },
  );

  it('is refused where this Jamak can’t replace itself', async () => {
    const { updates, find } = start({ means: 'elsewhere' });
    await find();
    expect(() => updates.download()).toThrow(JamakError);
  });
});

describe('installing', () => {
  it('restarts when the user says so, and never in mid-session', async () => {
    const { source, updates, world, fetch, type, memory } = start();
    await fetch();
    world.busy = true;
    await expect(updates.install('now')).rejects.toMatchObject({ code: 'update-later' });
    expect(type()).toBe('ready');
    world.busy = false;
    const installing = updates.install('now');
    await settle();
    expect(source.last.what).toBe('install');
    expect(world.quits).toBe(0);
    source.last.answer(undefined);
    await installing;
    expect(world.quits).toBe(1);
    expect(memory().expected).toBe('0.2.0');
  });

  it('that fails says why, quits nothing, and can be tried again', async () => {
    const { source, updates, world, fetch, memory } = start();
    await fetch();
    const installing = updates.install('now');
    await settle();
    source.last.fail(new JamakError('update-disk-full'));
    await installing;
    expect(updates.state.progress).toMatchObject({ type: 'failed', during: 'install', update: NEXT });
    expect(world.quits).toBe(0);
    expect(memory().expected).toBeNull();
    updates.download();
    expect(source.last.what).toBe('download');
  });

  it('comes after all else is closed where an installer would end what still runs, and restarts', async () => {
    const { source, updates, world, fetch, memory } = start({ needsQuit: true });
    await fetch();
    world.busy = true;
    await expect(updates.install('now')).rejects.toMatchObject({ code: 'update-later' });
    world.busy = false;
    await updates.install('now');
    expect(source.last.what).toBe('download');
    expect(world.quits).toBe(1);
    // Jamak still asks what is to become of captions that could not be saved: it may stay.
    expect(updates.state.progress).toMatchObject({ type: 'ready', atQuit: true });
    const installing = updates.installAtQuit();
    await settle();
    expect(source.restarts).toEqual([true]);
    source.last.fail(new JamakError('update-damaged'));
    await installing;
    // Said when Jamak starts again.
    expect(memory().expected).toBe('0.2.0');
  });

  it('waits for the end of Jamak if the user wants that, and for nothing otherwise', async () => {
    const { source, updates, fetch } = start();
    await fetch();
    await updates.installAtQuit();
    await updates.install('quit');
    await updates.install('never');
    await updates.installAtQuit();
    expect(source.last.what).toBe('download');
    await updates.install('quit');
    const installing = updates.installAtQuit();
    await settle();
    expect(source.last.what).toBe('install');
    source.last.fail(new Error('no room'));
    await installing;
  });

  it('says at the next start how it went', () => {
    expect(start({ kept: { expected: '0.1.0' } }).world.notices).toEqual(['update-done']);
    const failed = start({ kept: { expected: '0.2.0' } });
    expect(failed.world.notices).toEqual(['update-not-installed']);
    expect(failed.memory().expected).toBeNull();
  });
});

describe('whatever happens in whatever order', () => {
  const step = fc.constantFrom(
    'look',
    'check',
    'download',
    'cancel',
    'now',
    'quit',
    'answer',
    'none',
    'fail',
    'session',
    'session over',
    'beta',
    'off',
    'offline',
    'online',
  );

  it('nothing is begun while something is captioned or must not be asked, and one thing at a time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { source, updates, world, pass } = start();
        const open = (): Asked[] => source.asked.filter(({ signal }) => signal && !signal.aborted);
        source.onAsked = () => {
          expect(world).toMatchObject({ busy: false, offline: false });
          expect(world.channel).not.toBe('off');
        };
        const done = new Set<Asked>();
        const end = (how: (asked: Asked) => void): void => {
          const last = source.asked.at(-1);
          if (last) {
            done.add(last);
            how(last);
          }
        };
        const act: Record<string, () => unknown> = {
          look: () => pass(EVERY_MS / 5),
          check: () => updates.check(),
          download: () => updates.download(),
          cancel: () => updates.cancel(),
          now: () => updates.install('now').catch(() => undefined),
          quit: () => updates.install('quit').catch(() => undefined),
          answer: () => end((asked) => asked.answer(asked.what === 'check' ? NEXT : undefined)),
          none: () => end((asked) => asked.answer(null)),
          fail: () => end((asked) => asked.fail(new JamakError('update-broken'))),
          session: () => ((world.busy = true), updates.look()),
          'session over': () => ((world.busy = false), updates.look()),
          beta: () => ((world.channel = 'beta'), updates.settingsChanged()),
          off: () => ((world.channel = 'off'), updates.settingsChanged()),
          offline: () => ((world.offline = true), updates.settingsChanged()),
          online: () => ((world.offline = false), updates.settingsChanged()),
        };
        for (const each of steps) {
          try {
            act[each]?.();
          } catch (error) {
            expect(error).toBeInstanceOf(JamakError);
          }
          await settle();
          expect(open().filter((asked) => !done.has(asked)).length).toBeLessThanOrEqual(1);
          if (world.busy) expect(['checking', 'downloading']).not.toContain(updates.state.progress.type);
        }
      }),
      { numRuns: 150 },
    );
  });
});
