import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as soon } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { joinObs, type JoinedObs } from '../../fakes/obs/obs-joined';
import { startObsServer, type ObsServer, type ObsServerOptions } from '../../fakes/obs/obs-server';
import { ticking } from '../../fakes/obs/ticking';

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

/** Tries are not waited for, but counted. */
function join(
  url: string,
  changes: Parameters<typeof joinObs>[1] = {},
  options: Parameters<typeof joinObs>[2] = {},
): JoinedObs & { readonly waits: number[] } {
  const waits: number[] = [];
  const joined = joinObs(url, changes, {
    wait: async (ms, signal) => {
      waits.push(ms);
      await soon();
      signal.throwIfAborted();
    },
    ...options,
  });
  stops.push(() => joined.obs.close());
  return Object.assign(joined, { waits });
}

async function serve(options: ObsServerOptions = {}): Promise<ObsServer> {
  const server = await startObsServer(options);
  stops.push(() => server.crash().catch(() => undefined));
  return server;
}

const codes = (joined: JoinedObs): string[] => joined.said.map(({ code }) => code);
const isReady: Parameters<JoinedObs['until']>[0] = ({ link, scenes }) =>
  link === 'connected' && scenes.length > 0;

describe('while OBS isn’t running', () => {
  it('nothing is said, and it is tried ever later', async () => {
    const gone = await serve();
    await gone.quit();
    const joined = join(gone.url);
    joined.obs.settingsChanged();
    await expect.poll(() => joined.waits.length).toBeGreaterThan(12);
    expect(joined.obs.status).toMatchObject({ link: 'looking', problem: null });
    expect(codes(joined)).toEqual([]);
    expect(Math.max(...joined.waits)).toBeLessThanOrEqual(5_000);
    expect(joined.waits.at(-1)).toBeGreaterThan(joined.waits[0] ?? Infinity);
  });

  it('nothing is tried where the settings don’t want it', async () => {
    const server = await serve();
    const joined = join(server.url, { enabled: false });
    joined.obs.settingsChanged();
    expect(joined.obs.status.link).toBe('off');
    joined.settings.obs = { ...joined.settings.obs, enabled: true };
    joined.obs.settingsChanged();
    await joined.until(isReady);
    joined.settings.obs = { ...joined.settings.obs, enabled: false };
    joined.obs.settingsChanged();
    expect(joined.obs.status).toMatchObject({ link: 'off', version: null });
    expect(server.tries).toBe(1);
  });

  it('a source can’t be added', async () => {
    const joined = join('ws://127.0.0.1:9', { enabled: false });
    expect(() => joined.obs.addSource()).toThrow(expect.objectContaining({ code: 'obs-away' }));
  });
});

describe('OBS on another machine', () => {
  it('is not connected to until the user agrees', () => {
    const joined = join('ws://192.0.2.1:4455');
    joined.obs.settingsChanged();
    expect(joined.obs.status).toMatchObject({ link: 'refused', problem: 'obs-not-allowed' });
    expect(joined.waits).toEqual([]);
  });
});

describe('a password', () => {
  it('that is missing or wrong is said once each, and right when it is set right here or there', async () => {
    const server = await serve({ password: 'secret' });
    const joined = join(server.url);
    joined.obs.settingsChanged();
    await joined.untilSaid('obs-password-missing');
    await expect.poll(() => server.tries).toBeGreaterThan(4);
    joined.password = 'wrong';
    joined.obs.settingsChanged();
    await joined.untilSaid('obs-password-wrong');
    const tries = server.tries;
    await expect.poll(() => server.tries).toBeGreaterThan(tries + 4);
    expect(codes(joined)).toEqual(['obs-password-missing', 'obs-password-wrong']);
    expect(joined.obs.status).toMatchObject({ link: 'refused', problem: 'obs-password-wrong' });
    server.setPassword('wrong');
    await joined.until(isReady);
    expect([...joined.standing]).toEqual([]);
    // OBS keeps a log of refusals.
    expect(joined.waits.slice(1)).toContain(20_000);
  });

  it('is no use where OBS wants none, and does no harm', async () => {
    const server = await serve();
    const joined = join(server.url);
    joined.password = 'secret';
    joined.obs.settingsChanged();
    await joined.until(isReady);
    expect(codes(joined)).toEqual([]);
  });
});

describe('what answers and is no OBS that can be used', () => {
  it('is said to be too old, once', async () => {
    const server = await serve({ old: true });
    const joined = join(server.url);
    joined.obs.settingsChanged();
    await joined.untilSaid('obs-outdated');
    await expect.poll(() => server.tries).toBeGreaterThan(5);
    expect(codes(joined)).toEqual(['obs-outdated']);
    await server.quit();
    await serve({ port: server.port });
    await joined.until(isReady);
    expect([...joined.standing]).toEqual([]);
  });

  it('is said to be something else, once', async () => {
    const web = createServer((_, answer) => answer.writeHead(404).end()).listen(0, '127.0.0.1');
    await once(web, 'listening');
    stops.push(() => new Promise((resolve) => web.close(resolve)));
    const joined = join(`ws://127.0.0.1:${(web.address() as AddressInfo).port}`);
    joined.obs.settingsChanged();
    await joined.untilSaid('obs-wrong-address');
    await expect.poll(() => joined.waits.length).toBeGreaterThan(5);
    expect(codes(joined)).toEqual(['obs-wrong-address']);
  });
});

describe('OBS that ends', () => {
  it.each([
    ['quit', 'obs-closed'],
    ['crash', 'obs-lost'],
  ] as const)('by a %s is said once, and healed by its next start', async (how, code) => {
    const server = await serve();
    const joined = join(server.url);
    joined.obs.settingsChanged();
    await joined.until(isReady);
    server.emit('StreamStateChanged', { outputActive: true });
    await joined.until(({ streaming }) => streaming);
    await server[how]();
    await joined.untilSaid(code);
    expect(joined.obs.status).toMatchObject({ link: 'looking', version: null, streaming: false });
    const next = await serve({ port: server.port });
    await next.nextIdentified();
    await joined.until(isReady);
    expect(codes(joined)).toEqual([code, 'obs-back']);
    expect([...joined.standing]).toEqual(['obs-back']);
    expect(joined.errors).toEqual([]);
  });
});

describe('OBS that says nothing any more', () => {
  /** Resolves when the question of this beat was asked, and its answer heard. */
  async function beatOnce(server: ObsServer, tick: () => Promise<void>): Promise<void> {
    const asked = server.nextRequest('GetVersion');
    await tick();
    await asked;
    const heard = server.nextRequest('GetSceneList');
    server.emit('SceneListChanged');
    await heard;
  }

  it('is lost after two questions, said once, and healed', async () => {
    const server = await serve();
    const { beat, tick } = ticking();
    const joined = join(server.url, {}, { beat });
    joined.obs.settingsChanged();
    await joined.until(isReady);
    for (let beats = 0; beats < 5; beats++) await beatOnce(server, tick);
    expect(joined.obs.status.link).toBe('connected');
    server.cutOff();
    for (let beats = 0; beats < 3; beats++) await tick();
    await joined.untilSaid('obs-lost');
    await server.nextIdentified();
    await joined.until(isReady);
    expect(codes(joined)).toEqual(['obs-lost', 'obs-back']);
    expect(joined.errors).toEqual([]);
  });

  it('but that it is not ready is there', async () => {
    const server = await serve();
    const { beat, tick } = ticking();
    const joined = join(server.url, {}, { beat });
    joined.obs.settingsChanged();
    await joined.until(isReady);
    server.setReady(false);
    for (let beats = 0; beats < 5; beats++) await beatOnce(server, tick);
    expect(codes(joined)).toEqual([]);
  });
});

describe('OBS that still loads', () => {
  it('is asked again until it answers, and all of it is known then', async () => {
    const server = await serve({ loading: true });
    server.answer('GetStreamStatus', { outputActive: true });
    const joined = join(server.url, { scenePresets: [{ scene: 'Game', presetId: 'game' }] });
    joined.obs.settingsChanged();
    await expect.poll(() => server.asked.length).toBeGreaterThan(3);
    expect(joined.obs.status).toMatchObject({ link: 'connected', version: null, scenes: [] });
    expect(new Set(joined.waits)).toEqual(new Set([1_000]));
    server.setReady(true);
    const status = await joined.until(isReady);
    expect(status).toMatchObject({ version: '30.2.0', streaming: true, scenes: ['Game', 'End'] });
    await expect.poll(() => joined.presets).toEqual(['game']);
    expect(joined.errors).toEqual([]);
  });

  it('is asked no more once it is gone, and by one connection alone when there is another', async () => {
    const server = await serve({ loading: true });
    const joined = join(server.url);
    joined.obs.settingsChanged();
    await expect.poll(() => server.asked.length).toBeGreaterThan(3);
    joined.obs.settingsChanged({ again: true });
    await expect.poll(() => server.identified).toBe(2);
    server.setReady(true);
    await joined.until(isReady);
    const known = server.asked.filter(({ request }) => request === 'GetVersion');
    expect(known).toHaveLength(1);
    server.setReady(false);
    server.emit('CurrentSceneCollectionChanged', { sceneCollectionName: 'Other' });
    await server.nextRequest('GetSceneList');
    await joined.obs.close();
    const waits = joined.waits.length;
    await soon();
    await soon();
    expect(joined.waits).toHaveLength(waits);
    expect(joined.errors).toEqual([]);
  });

  it('is told nothing again that it refused to do', async () => {
    const server = await serve();
    const joined = join(server.url, { replayOn: ['mark'] });
    joined.obs.settingsChanged();
    await joined.until(isReady);
    server.setReady(false);
    joined.obs.onMark('m1');
    await expect.poll(() => joined.errors).toHaveLength(1);
    expect(server.asked.filter(({ request }) => request === 'SaveReplayBuffer')).toHaveLength(1);
  });
});

describe('an answer that makes no sense', () => {
  it('ends nothing', async () => {
    const server = await serve();
    server.answer('GetSceneList', { scenes: 'none' });
    server.answer('GetStreamStatus', { outputActive: 'perhaps' });
    const joined = join(server.url);
    joined.obs.settingsChanged();
    await expect.poll(() => joined.errors.length).toBeGreaterThan(0);
    server.emit('RecordStateChanged', { outputState: 5 });
    server.emit('CurrentProgramSceneChanged', {});
    server.emit('StreamStateChanged', { outputActive: true });
    await joined.until(({ streaming }) => streaming);
    expect(joined.obs.status.link).toBe('connected');
  });
});
