import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { NoticeBoard } from '../../../../src/main/app/notice-board';
import { Speech } from '../../../../src/main/app/speech/speech';
import { openModelManager } from '../../../../src/main/models/manager';
import { Meter } from '../../../../src/main/remote/meter';
import type { LocalModel } from '../../../../src/shared/local-models';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/shared/settings';
import { onnxFile } from '../../../fakes/onnx-file';
import { folderWith } from '../../models/folder';
import { temporaryFolder } from '../../scripts/temporary-folder';
import { FakeHosts, FakeTime } from '../../speech/host/fake-hosts';

const ROOT = join(import.meta.dirname, '..', '..', '..', '..');

vi.mock('electron', () => ({
  app: { isPackaged: false, getAppPath: () => ROOT, getPath: () => folder, getVersion: () => '0.1.0' },
}));
vi.mock('electron-log/main', () => import('../../../fakes/platform/electron-log'));
vi.mock('../../../../src/main/app/hosts/hosts', () => ({ spawnSpeechHost: () => hosts.spawn() }));

let folder = '';
let hosts: FakeHosts;
let time: FakeTime;
let idles: number;
let pushed: LocalModel[][];

beforeEach(() => {
  folder = temporaryFolder();
  hosts = new FakeHosts();
  time = new FakeTime();
  idles = 0;
  pushed = [];
});

/** The id of a Whisper that the user added at an earlier start. */
async function addWhisper(): Promise<string> {
  const own = folderWith({
    'base-encoder.onnx': onnxFile({ n_text_layer: '6', all_language_codes: 'en,ko' }),
    'base-decoder.onnx': 'x',
    'base-tokens.txt': 'IQ== 0',
  });
  const manager = openModelManager({
    folder: join(folder, 'models'),
    catalogue: [],
    embedded: [],
    onChanged: () => {},
  });
  return (await manager.addFolder(own)).id;
}

function open(changes: Partial<Settings['speech']>) {
  let speech: Settings['speech'] = { ...DEFAULT_SETTINGS.speech, ...changes };
  const app = new Speech({
    modelsFolder: join(ROOT, 'resources', 'models'),
    settings: () => ({ ...DEFAULT_SETTINGS, speech, language: 'en' }),
    key: () => undefined,
    outbound: { fetchFor: () => fetch },
    meter: new Meter({ saved: null, save: () => {}, now: () => 0, ceiling: () => null, onCeiling: () => {} }),
    spool: { holds: () => false, load: () => Promise.resolve(null) },
    notices: new NoticeBoard(() => {}),
    onModels: (models) => pushed.push(models),
    onDecoding: () => {},
    after: time.after,
    onIdle: () => idles++,
  });
  onTestFinished(() => app.close());
  const change = (more: Partial<Settings['speech']>): void => {
    speech = { ...speech, ...more };
    app.settingsChanged();
  };
  return { app, change };
}

const loaded = (): string[] => hosts.last.workers.map(({ model }) => model);
const server = (baseUrl: string): Settings['speech']['server'] => ({
  ...DEFAULT_SETTINGS.speech.server,
  endpoints: [{ id: 'one', baseUrl }],
});

/** The host does all that it is given until `done`. */
async function workUntil(done: Promise<unknown>): Promise<void> {
  const host = hosts.last;
  let answered = 0;
  let told: unknown = null;
  const step = async (): Promise<boolean> => {
    const configured = host.commands.findLast(({ type }) => type === 'configure');
    if (configured !== told) host.load();
    told = configured;
    for (; answered < host.jobs.length; answered++) host.finish(host.jobs[answered]);
    return Promise.race([done.then(() => true), nextTurn(false)]);
  };
  for (let over = false; !over;) over = await step();
}

describe('what is loaded before the start', () => {
  it('is the embedded model, when that is chosen', () => {
    open({ engine: 'local' });
    hosts.last.say({ type: 'host-ready' });
    expect(loaded()).toEqual(['moonshine-base-en']);
  });

  it('is the chosen model and none of the embedded ones; another choice lets go of it', async () => {
    const id = await addWhisper();
    const { app, change } = open({ engine: 'local', model: id });
    hosts.last.say({ type: 'host-ready' });
    expect(loaded()).toEqual([id]);
    await workUntil(app.warm);
    change({ language: 'ko' });
    expect(loaded()).toEqual([id]);
    change({ model: '' });
    expect(loaded()).toEqual(['moonshine-base-en']);
  });

  it('is nothing for a server that makes interims by itself, nor once it is chosen', async () => {
    const { app, change } = open({ engine: 'server', server: server('http://127.0.0.1:9/v1') });
    expect(hosts.all).toEqual([]);
    change({ engine: 'local' });
    hosts.last.say({ type: 'host-ready' });
    expect(loaded()).toEqual(['moonshine-base-en']);
    await app.warm;
    change({ engine: 'server' });
    expect(loaded()).toEqual([]);
  });

  it('is what makes the interims of a server that makes none, if it knows the language', () => {
    const remote = server('https://speech.example/v1');
    open({ engine: 'server', server: remote, language: 'ko' });
    expect(hosts.all).toEqual([]);
    open({ engine: 'server', server: remote, language: 'en' });
    expect(hosts.all).toHaveLength(1);
  });
});

it('windows are told how far it is, and that it is being measured', async () => {
  const { app } = open({ engine: 'local' });
  const activity = () => pushed.at(-1)?.find(({ id }) => id === 'moonshine-base-en')?.activity;
  hosts.last.say({ type: 'host-ready' });
  await vi.waitFor(() => expect(hosts.last.workers).toHaveLength(1));
  const workerId = hosts.last.workers[0]!.id;
  const progress = { type: 'progress', step: 'checking', share: 0.5 } as const;
  hosts.last.say({ type: 'worker-progress', workerId, progress });
  expect(activity()).toEqual({ type: 'checking', share: 0.5 });
  hosts.last.say({
    type: 'worker-progress',
    workerId,
    progress: { type: 'progress', step: 'loading', checkMs: 9 },
  });
  expect(activity()).toEqual({ type: 'loading' });
  hosts.last.load();
  expect(activity()).toEqual({ type: 'measuring' });
  await workUntil(app.warm);
  expect(activity()).toBeUndefined();
  expect(pushed.at(-1)?.find(({ id }) => id === 'moonshine-base-en')?.realTimeFactor).toBeGreaterThan(0);
});

it('a check runs in a host of its own and is shown; a chosen model that fails it makes way for the embedded one', async () => {
  const id = await addWhisper();
  const { app } = open({ engine: 'local', model: id });
  const captions = hosts.last;
  captions.say({ type: 'host-ready' });
  await workUntil(app.warm);
  const model = () => app.models.list().find((each) => each.id === id);
  app.models.measure(id);
  await vi.waitFor(() => expect(hosts.all).toHaveLength(2));
  hosts.last.start();
  expect(hosts.last.workers.map((worker) => worker.model)).toEqual([id]);
  expect(model()).toMatchObject({ check: { type: 'running' }, activity: { type: 'measuring' } });
  // The fake says a number where the sample is speech.
  await vi.waitFor(() => {
    hosts.last.finish();
    expect(model()?.check.type).toBe('failed');
  });
  expect(model()?.activity).toBeUndefined();
  expect(captions.workers.map((worker) => worker.model)).toEqual(['moonshine-base-en']);
});

describe('models that nobody uses', () => {
  const MINUTE = 60_000;

  it('are unloaded with their host after the time of the settings, and loaded as soon as a session starts', async () => {
    const { app } = open({ unloadAfterMinutes: 5 });
    const [before] = hosts.all;
    hosts.last.say({ type: 'host-ready' });
    time.pass(60 * MINUTE);
    // Loading and measuring are a use of theirs.
    expect(before?.commands).not.toContainEqual({ type: 'stop' });
    await workUntil(app.warm);
    time.pass(5 * MINUTE - 1);
    expect(before?.commands).not.toContainEqual({ type: 'stop' });
    time.pass(1);
    expect(before?.commands.at(-1)).toEqual({ type: 'stop' });
    expect(hosts.all).toHaveLength(1);

    const session = app.engine.startSession({ laneId: 'lane' });
    expect(hosts.all).toHaveLength(2);
    // What is said before the model is there is captioned all the same.
    session.submit({
      utteranceId: 'first',
      laneId: 'lane',
      kind: 'final',
      pass: 0,
      samples: new Float32Array(7),
    });
    hosts.last.say({ type: 'host-ready' });
    expect(loaded()).toEqual(['moonshine-base-en']);
    expect(hosts.last.jobs).toEqual([]);
    hosts.last.load();
    expect(hosts.last.jobs.map(({ samples }) => samples.length)).toEqual([7]);

    const host = hosts.last;
    time.pass(60 * MINUTE);
    expect(host.commands).not.toContainEqual({ type: 'stop' });
    host.finish();
    await session.end();
    expect(idles).toBe(1);
    time.pass(5 * MINUTE);
    expect(host.commands.at(-1)).toEqual({ type: 'stop' });
    expect(idles).toBe(2);
  });

  it('stay for ever where the settings say so', async () => {
    const { app, change } = open({ unloadAfterMinutes: null });
    hosts.last.say({ type: 'host-ready' });
    await workUntil(app.warm);
    time.pass(10_000 * MINUTE);
    expect(hosts.last.commands).not.toContainEqual({ type: 'stop' });
    change({ unloadAfterMinutes: 15 });
    await nextTurn();
    time.pass(15 * MINUTE);
    expect(hosts.last.commands.at(-1)).toEqual({ type: 'stop' });
  });

  it('are told of where a server captions as well, from the last session on or the last touch', async () => {
    const { app } = open({
      engine: 'server',
      server: server('http://127.0.0.1:9/v1'),
      unloadAfterMinutes: 5,
    });
    await app.warm;
    time.pass(4 * MINUTE);
    app.touch();
    time.pass(4 * MINUTE);
    expect(idles).toBe(0);
    time.pass(MINUTE);
    expect(idles).toBe(1);
    expect(hosts.all).toEqual([]);
  });
});
