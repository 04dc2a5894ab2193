import { afterEach, describe, expect, it } from 'vitest';
import { joinObs, type JoinedObs } from '../../fakes/obs/obs-joined';
import { startObsServer, type ObsServer } from '../../fakes/obs/obs-server';

const PAGE = 'http://127.0.0.1:4747/token/overlay/';
const NOT_RUNNING = 501;
const NOT_FOUND = 600;
const NO_SUCH_OUTPUT = 604;

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

async function connect(
  changes: Parameters<typeof joinObs>[1] = {},
  prepare: (server: ObsServer) => void = () => {},
): Promise<{ server: ObsServer; joined: JoinedObs }> {
  const server = await startObsServer();
  prepare(server);
  // Pages of closed captions follow each other at once.
  const joined = joinObs(server.url, changes, { wait: () => Promise.resolve() });
  stops.push(
    () => server.crash(),
    () => joined.obs.close(),
  );
  joined.obs.settingsChanged();
  await joined.until(({ link, scenes }) => link === 'connected' && scenes.length > 0);
  return { server, joined };
}

/** What was asked of OBS that changes something. */
const done = ({ asked }: ObsServer) => asked.filter(({ request }) => !request.startsWith('Get'));

describe('the browser source', () => {
  it('is added to the scene that is on, as large as the canvas', async () => {
    const { server, joined } = await connect();
    joined.overlayUrl = PAGE;
    expect(await joined.obs.addSource()).toBe('added');
    expect(done(server)).toEqual([
      {
        request: 'CreateInput',
        data: {
          sceneName: 'Game',
          inputName: 'Jamak',
          inputKind: 'browser_source',
          inputSettings: {
            url: PAGE,
            width: 1920,
            height: 1080,
            css: '',
            shutdown: false,
            restart_when_active: false,
          },
        },
      },
    ]);
  });

  it.each([
    ['address', { url: 'http://127.0.0.1:4747/old-token/overlay/', width: 1920, height: 1080 }],
    ['size', { url: PAGE, width: 800, height: 600 }],
    [
      'address on another port, under another name',
      { url: 'http://127.0.0.1:5000/t/overlay/', width: 1920, height: 1080 },
    ],
  ])('with another %s is put right and not doubled', async (what, inputSettings) => {
    const inputName = what.includes('name') ? 'My subtitles' : 'Jamak';
    const { server, joined } = await connect({}, (fake) => {
      fake.answer('GetInputList', {
        inputs: [
          { inputName: 'Webcam', inputKind: 'v4l2_input' },
          { inputName: 'Chat', inputKind: 'browser_source' },
          { inputName, inputKind: 'browser_source' },
        ],
      });
      fake.answer('GetInputSettings', (data) => ({
        inputSettings:
          data['inputName'] === 'Chat' ? { url: 'https://chat.example/overlay/' } : inputSettings,
      }));
      fake.answer('GetSceneItemId', { sceneItemId: 7 });
      fake.answer('GetSceneItemEnabled', { sceneItemEnabled: true });
    });
    joined.overlayUrl = PAGE;
    expect(await joined.obs.addSource()).toBe('repaired');
    expect(done(server)).toEqual([
      {
        request: 'SetInputSettings',
        data: { inputName, inputSettings: { url: PAGE, width: 1920, height: 1080 } },
      },
    ]);
  });

  /** Browser sources by their names, with their addresses. */
  function sources(server: ObsServer, urls: Readonly<Record<string, string>>, inScene: string[] = []): void {
    const inputs = Object.keys(urls).map((inputName) => ({ inputName, inputKind: 'browser_source' }));
    server.answer('GetInputList', { inputs });
    server.answer('GetInputSettings', ({ inputName }) => ({
      inputSettings: { url: urls[inputName as string], width: 1920, height: 1080 },
    }));
    server.answer('GetSceneItemList', { sceneItems: inScene.map((sourceName) => ({ sourceName })) });
    server.answer('GetSceneItemId', ({ sourceName }) =>
      inScene.includes(sourceName as string) ? { sceneItemId: 7 } : NOT_FOUND,
    );
    server.answer('GetSceneItemEnabled', { sceneItemEnabled: true });
  }

  it('keeps what the user chose in its address', async () => {
    const { server, joined } = await connect();
    joined.overlayUrl = PAGE;
    const choices = '?lanes=mic&language=en';
    sources(server, { Jamak: PAGE + choices }, ['Jamak']);
    expect(await joined.obs.addSource()).toBe('unchanged');
    sources(server, { Jamak: `http://127.0.0.1:4747/old/overlay/${choices}` }, ['Jamak']);
    expect(await joined.obs.addSource()).toBe('repaired');
    // By its name alone.
    sources(server, { Jamak: `http://10.0.0.2:4747/old/overlay/${choices}` }, ['Jamak']);
    expect(await joined.obs.addSource()).toBe('repaired');
    expect(done(server).map(({ data }) => data['inputSettings'])).toEqual([
      { url: PAGE + choices, width: 1920, height: 1080 },
      { url: PAGE + choices, width: 1920, height: 1080 },
    ]);
    sources(server, { Jamak: 'https://chat.example/?lanes=mic' }, ['Jamak']);
    await joined.obs.addSource();
    expect(done(server).at(-1)?.data['inputSettings']).toMatchObject({ url: PAGE });
  });

  it('is found by its token, whatever it is called and however this machine is reached', async () => {
    const { server, joined } = await connect();
    joined.overlayUrl = 'http://192.168.1.2:4747/token/overlay/';
    sources(server, { Captions: PAGE }, ['Captions']);
    expect(await joined.obs.addSource()).toBe('repaired');
    expect(done(server)).toMatchObject([
      { request: 'SetInputSettings', data: { inputSettings: { url: joined.overlayUrl } } },
    ]);
  });

  it('of several is the one in the scene, then one whose address is right', async () => {
    const { server, joined } = await connect();
    joined.overlayUrl = PAGE;
    const [old, one, two] = ['http://127.0.0.1:4747/old/overlay/', `${PAGE}?lanes=a`, `${PAGE}?lanes=b`];
    sources(server, { Old: old, One: one, Two: two }, ['Two']);
    expect(await joined.obs.addSource()).toBe('unchanged');
    sources(server, { One: one, Old: old }, ['Old']);
    expect(await joined.obs.addSource()).toBe('repaired');
    sources(server, { Old: old, One: one });
    expect(await joined.obs.addSource()).toBe('repaired');
    expect(done(server)).toMatchObject([
      { request: 'SetInputSettings', data: { inputName: 'Old' } },
      { request: 'CreateSceneItem', data: { sourceName: 'One' } },
    ]);
  });

  it('is shown where it is hidden, and put into the scene where it is in others only', async () => {
    const { server, joined } = await connect({}, (fake) => {
      fake.answer('GetInputList', { inputs: [{ inputName: 'Jamak', inputKind: 'browser_source' }] });
      fake.answer('GetInputSettings', { inputSettings: { url: PAGE, width: 1920, height: 1080 } });
      fake.answer('GetSceneItemId', { sceneItemId: 7 });
      fake.answer('GetSceneItemEnabled', { sceneItemEnabled: false });
    });
    joined.overlayUrl = PAGE;
    expect(await joined.obs.addSource()).toBe('repaired');
    server.answer('GetSceneItemId', NOT_FOUND);
    expect(await joined.obs.addSource()).toBe('repaired');
    server.answer('GetSceneItemId', { sceneItemId: 8 });
    server.answer('GetSceneItemEnabled', { sceneItemEnabled: true });
    expect(await joined.obs.addSource()).toBe('unchanged');
    expect(done(server).map(({ request }) => request)).toEqual(['SetSceneItemEnabled', 'CreateSceneItem']);
  });

  it('has another name where something else is called Jamak', async () => {
    const { server, joined } = await connect({}, (fake) => {
      fake.answer('GetInputList', { inputs: [{ inputName: 'Jamak', inputKind: 'image_source' }] });
    });
    joined.overlayUrl = PAGE;
    expect(await joined.obs.addSource()).toBe('added');
    expect(done(server)[0]?.data['inputName']).toBe('Jamak captions');
  });

  it('can’t be added while there are no pages, or to an OBS without such sources', async () => {
    const { server, joined } = await connect();
    expect(() => joined.obs.addSource()).toThrow(expect.objectContaining({ code: 'obs-server-off' }));
    joined.overlayUrl = PAGE;
    server.answer('GetInputKindList', { inputKinds: ['image_source'] });
    await expect(joined.obs.addSource()).rejects.toMatchObject({ code: 'obs-no-browser-source' });
    server.answer('GetInputKindList', { inputKinds: ['browser_source'] });
    server.answer('CreateInput', NOT_FOUND);
    await expect(joined.obs.addSource()).rejects.toMatchObject({ code: 'obs-failed' });
  });
});

describe('closed captions', () => {
  it('go into the stream while it runs, once they are final', async () => {
    const { server, joined } = await connect({ closedCaptions: true });
    joined.feed.start();
    joined.feed.caption('a', 'Before.');
    server.emit('StreamStateChanged', { outputActive: true });
    await joined.until(({ streaming }) => streaming);
    joined.feed.say({
      type: 'caption-interim',
      captionId: 'b',
      laneId: 'mic',
      startMs: 0,
      endMs: 1,
      stable: 'In',
      tentative: 'terim',
    });
    const sent = server.nextRequest('SendStreamCaption');
    joined.feed.caption('b', 'On air.');
    expect(await sent).toEqual({ captionText: 'On air.' });
    expect(done(server)).toHaveLength(1);
  });

  it('rest where OBS says that no stream runs, until one does', async () => {
    const { server, joined } = await connect({ closedCaptions: true }, (fake) => {
      fake.answer('GetStreamStatus', { outputActive: true });
      fake.answer('SendStreamCaption', NOT_RUNNING);
    });
    joined.feed.start();
    joined.feed.caption('a', 'One.');
    await joined.until(({ streaming }) => !streaming);
    joined.feed.caption('b', 'Two.');
    server.answer('SendStreamCaption', {});
    server.emit('StreamStateChanged', { outputActive: true });
    await joined.until(({ streaming }) => streaming);
    const sent = server.nextRequest('SendStreamCaption');
    joined.feed.caption('c', 'Three.');
    expect(await sent).toEqual({ captionText: 'Three.' });
    expect(joined.errors).toEqual([]);
    expect(joined.said).toEqual([]);
  });

  it('are no other than Latin ones, which is said once in a connection', async () => {
    const { joined, server } = await connect({ closedCaptions: true }, (fake) =>
      fake.answer('GetStreamStatus', { outputActive: true }),
    );
    joined.feed.start();
    joined.feed.caption('a', '안녕하세요');
    joined.feed.caption('b', '여러분');
    await joined.untilSaid('obs-captions-latin');
    const sent = server.nextRequest('SendStreamCaption');
    joined.feed.caption('c', 'Hello.');
    await sent;
    expect(joined.said).toHaveLength(1);
    expect(done(server)).toHaveLength(1);
  });

  it('are none where they are not wanted', async () => {
    const { joined, server } = await connect({}, (fake) =>
      fake.answer('GetStreamStatus', { outputActive: true }),
    );
    joined.feed.start();
    joined.feed.caption('a', '안녕하세요');
    joined.feed.caption('b', 'Hello.');
    const asked = server.nextRequest('GetSceneList');
    server.emit('SceneListChanged');
    await asked;
    expect(done(server)).toEqual([]);
    expect(joined.said).toEqual([]);
  });
});

describe('a scene', () => {
  it('chooses the look of the captions, at once and when it comes on', async () => {
    const { server, joined } = await connect({
      scenePresets: [
        { scene: 'Game', presetId: 'game' },
        { scene: 'End', presetId: 'cinema' },
      ],
    });
    await expect.poll(() => joined.presets).toEqual(['game']);
    server.emit('CurrentProgramSceneChanged', { sceneName: 'Break' });
    server.emit('CurrentProgramSceneChanged', { sceneName: 'End' });
    await expect.poll(() => joined.presets).toEqual(['game', 'cinema']);
    // What else changes in the settings chooses nothing again.
    joined.settings.obs = { ...joined.settings.obs, closedCaptions: true };
    joined.obs.settingsChanged();
    const asked = server.nextRequest('GetSceneList');
    server.emit('SceneListChanged');
    await asked;
    expect(joined.presets).toEqual(['game', 'cinema']);
  });

  it('of another collection is listed, and chooses its look', async () => {
    const { server, joined } = await connect({ scenePresets: [{ scene: 'Talk', presetId: 'cinema' }] });
    server.answer('GetSceneList', { scenes: [{ sceneName: 'Talk' }] });
    server.answer('GetCurrentProgramScene', { currentProgramSceneName: 'Talk' });
    server.emit('CurrentSceneCollectionChanged', { sceneCollectionName: 'Other' });
    await joined.until(({ scenes }) => scenes.join() === 'Talk');
    await expect.poll(() => joined.presets).toEqual(['cinema']);
  });

  it('is listed in the order of OBS', async () => {
    const { joined } = await connect();
    expect(joined.obs.status.scenes).toEqual(['Game', 'End']);
  });
});

describe('the replay buffer', () => {
  const highlight = (...captionIds: string[]) => ({
    type: 'digest-updated' as const,
    digest: {
      incomplete: undefined,
      id: 'd',
      fromMs: 0,
      untilMs: 1,
      language: 'en' as const,
      author: { engine: 'embedded' as const, model: '' },
      summary: [],
      situation: null,
      keywords: [],
      highlights: captionIds.map((captionId) => ({ captionId, atMs: 0, text: 'Wow.', why: '' })),
    },
  });

  it('is saved once for each mark and highlight, as the settings say', async () => {
    const { server, joined } = await connect({ replayOn: ['highlight'] });
    joined.feed.start();
    joined.obs.onMark('m1');
    joined.feed.say(highlight('a'));
    joined.feed.say(highlight('a', 'b'));
    joined.feed.say(highlight('a', 'b'));
    await expect.poll(() => done(server).length).toBe(2);
    joined.settings.obs = { ...joined.settings.obs, replayOn: ['mark'] };
    joined.obs.onMark('m1');
    const saved = server.nextRequest('SaveReplayBuffer');
    joined.obs.onMark('m2');
    await saved;
    expect(done(server).map(({ request }) => request)).toEqual(Array(3).fill('SaveReplayBuffer'));
  });

  it.each([NOT_RUNNING, NO_SUCH_OUTPUT])('that is off (%i) is said once, until it was on', async (code) => {
    const { server, joined } = await connect({ replayOn: ['mark'] }, (fake) =>
      fake.answer('SaveReplayBuffer', code),
    );
    joined.obs.onMark('m1');
    joined.obs.onMark('m2');
    await joined.untilSaid('obs-replay-off');
    await expect.poll(() => done(server).length).toBe(2);
    expect(joined.said).toHaveLength(1);
    server.emit('ReplayBufferStateChanged', { outputActive: true });
    await expect.poll(() => [...joined.standing]).toEqual([]);
    expect(joined.errors).toEqual([]);
  });
});
