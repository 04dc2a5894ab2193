import { afterAll, beforeAll, expect, it } from 'vitest';
import { addBrowserSource } from '../../src/main/broadcast/obs/browser-source';
import { ObsRefusal, type ObsCalls } from '../../src/main/broadcast/obs/link/contract';
import { joinObs, type JoinedObs } from '../fakes/obs/obs-joined';
import { PASSWORD, SIZE, startObs, type RealObs } from './real-obs';

/** Debian's OBS has no browser source; this one keeps settings that it doesn't know as well. */
const STAND_IN = 'text_ft2_source_v2';
const URL = 'http://127.0.0.1:4747/token/overlay/';

let obs: RealObs;
let joined: JoinedObs;

beforeAll(async () => {
  obs = await startObs();
  joined = joinObs(obs.url);
});
afterAll(async () => {
  await joined.obs.close();
  await obs.kill('SIGKILL');
});

/** What the test's own connection can ask, as the app asks. */
function calls(): ObsCalls {
  return {
    call: async (schema, request, data) =>
      schema.parse(
        (await obs.user.call(request, data as never).catch((error: unknown) => {
          throw new ObsRefusal(request, (error as { code: number }).code);
        })) ?? {},
      ),
  };
}

it('says that the password is missing, then that it is wrong, and connects once it is right', async () => {
  joined.obs.settingsChanged();
  await joined.untilSaid('obs-password-missing');
  joined.password = 'another';
  joined.obs.settingsChanged();
  await joined.untilSaid('obs-password-wrong');
  joined.password = PASSWORD;
  joined.obs.settingsChanged();
  const { version, scenes } = await joined.until((status) => status.scenes.length > 0);
  console.log(`OBS ${version}`);
  expect(scenes).toEqual(['Scene']);
  expect([...joined.standing]).toEqual([]);
});

it('adds a source at the canvas’s size, puts it right, and never doubles it', async () => {
  const { inputKinds } = await obs.user.call('GetInputKindList');
  joined.overlayUrl = URL;
  const kind = inputKinds.includes('browser_source') ? undefined : STAND_IN;
  if (kind) await expect(joined.obs.addSource()).rejects.toMatchObject({ code: 'obs-no-browser-source' });
  expect(await addBrowserSource(calls(), URL, kind)).toBe('added');
  expect(await addBrowserSource(calls(), URL, kind)).toBe('unchanged');
  const moved = URL.replace('token', 'other-token');
  expect(await addBrowserSource(calls(), moved, kind)).toBe('repaired');
  await obs.user.call('CreateScene', { sceneName: 'Break' });
  await obs.user.call('SetCurrentProgramScene', { sceneName: 'Break' });
  expect(await addBrowserSource(calls(), moved, kind)).toBe('repaired');
  const { inputs } = await obs.user.call('GetInputList');
  expect(inputs.filter(({ inputName }) => (inputName as string).startsWith('Jamak'))).toHaveLength(1);
  const { inputSettings } = await obs.user.call('GetInputSettings', { inputName: 'Jamak' });
  expect(inputSettings).toMatchObject({ url: moved, ...SIZE });
  const { sceneItems } = await obs.user.call('GetSceneItemList', { sceneName: 'Break' });
  expect(sceneItems).toMatchObject([{ sourceName: 'Jamak', sceneItemEnabled: true }]);
});

it('follows the scene that is on', async () => {
  joined.settings.obs = { ...joined.settings.obs, scenePresets: [{ scene: 'Scene', presetId: 'cinema' }] };
  await obs.user.call('SetCurrentProgramScene', { sceneName: 'Scene' });
  await expect.poll(() => joined.presets).toEqual(['cinema']);
});

it('says once that the replay buffer is off, and has it save each moment once when it runs', async () => {
  joined.settings.obs = { ...joined.settings.obs, replayOn: ['mark'] };
  joined.obs.onMark('m1');
  await joined.untilSaid('obs-replay-off');
  await obs.user.call('StartReplayBuffer');
  await expect.poll(async () => (await obs.user.call('GetReplayBufferStatus')).outputActive).toBe(true);
  const saved: unknown[] = [];
  obs.user.on('ReplayBufferSaved', ({ savedReplayPath }) => saved.push(savedReplayPath));
  joined.obs.onMark('m1');
  joined.obs.onMark('m2');
  joined.obs.onMark('m2');
  await expect.poll(() => saved, { timeout: 15_000 }).toHaveLength(1);
  await obs.user.call('StopReplayBuffer');
});

it.each([
  ['crashed', 'SIGKILL', ['obs-lost']],
  // It may not get to say goodbye.
  ['was closed', 'SIGINT', ['obs-closed', 'obs-lost']],
] as const)('says once that OBS %s, and is back with the next one', async (_how, signal, codes) => {
  const before = joined.said.length;
  await obs.kill(signal);
  await joined.until(({ link }) => link === 'looking');
  obs = await obs.again();
  await joined.until(({ link, version }) => link === 'connected' && version !== null);
  const said = joined.said.slice(before).map(({ code }) => code);
  expect(said).toEqual([expect.toBeOneOf([...codes]), 'obs-back']);
});
