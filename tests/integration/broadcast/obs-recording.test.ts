import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { joinObs, type JoinedObs } from '../../fakes/obs/obs-joined';
import { startObsServer, type ObsServer } from '../../fakes/obs/obs-server';
import { ticking } from '../../fakes/obs/ticking';

/** What OBS's encoder holds when a file is changed, as Jamak assumes where it can't read the files, ms. */
const ENCODER_MS = 600;

const stops: (() => Promise<unknown>)[] = [];
let folder: string;
/** Ms of the steady clock. */
let time: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jamak-recording-'));
  time = 1_000_000;
});
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
  rmSync(folder, { recursive: true });
});

interface Recorded {
  readonly server: ObsServer;
  readonly joined: JoinedObs;
  /** OBS's states by their last words. Resolves when Jamak has heard it. */
  readonly state: (state: string, path?: string) => Promise<void>;
}

async function connect(
  changes: Parameters<typeof joinObs>[1] = {},
  prepare: (server: ObsServer) => void = () => {},
  options: Parameters<typeof joinObs>[2] = {},
): Promise<Recorded> {
  const server = await startObsServer();
  prepare(server);
  const joined = joinObs(server.url, changes, {
    now: () => time,
    wallNow: () => Date.now(),
    wait: () => Promise.resolve(),
    folder: () => join(folder, 'exports'),
    ...options,
  });
  stops.push(
    () => server.crash().catch(() => undefined),
    () => joined.obs.close(),
  );
  joined.obs.settingsChanged();
  await joined.until(({ link, scenes }) => link === 'connected' && scenes.length > 0);
  joined.feed.start();
  return {
    server,
    joined,
    state: async (state, path) => {
      server.emit('RecordStateChanged', {
        outputActive: state !== 'STOPPED',
        outputState: `OBS_WEBSOCKET_OUTPUT_${state}`,
        outputPath: path ?? null,
      });
      await heard(server);
    },
  };
}

/** Events come in order: what follows this was heard after them. */
async function heard(server: ObsServer): Promise<void> {
  const asked = server.nextRequest('GetSceneList');
  server.emit('SceneListChanged');
  await asked;
}

/** A recording that can't be read, so that times alone place it. */
function recording(name = 'show.mkv'): string {
  const path = join(folder, name);
  writeFileSync(path, '');
  return path;
}

function cues(name = 'show.srt'): string[] {
  const path = join(folder, name);
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n\n')
    .filter((cue) => cue.trim() !== '')
    .map((cue) => {
      const [, times = '', ...lines] = cue.trim().split('\n');
      return `${times.slice(3, 12)} ${lines.join(' ')}`;
    });
}

const say = ({ joined }: Recorded, id: string, text = `Caption ${id}.`, at = time): void =>
  joined.feed.caption(id, text, at, at + 1000);

describe('subtitles of a recording', () => {
  it('are beside it when it ends, without its pauses, and in each file from zero', async () => {
    const obs = await connect({ subtitles: ['srt', 'vtt'] });
    const [first, second] = [recording('one.mkv'), recording('two.mkv')];
    say(obs, 'before');
    time += 5_000;
    await obs.state('STARTED', first);
    time += 2_000;
    say(obs, 'a');
    time += 3_000;
    await obs.state('PAUSED');
    time += 4_000;
    say(obs, 'in the pause');
    time += 4_000;
    await obs.state('RESUMED');
    time += 1_000;
    say(obs, 'b');
    time += 4_000 + ENCODER_MS;
    obs.server.emit('RecordFileChanged', { newOutputPath: second });
    await heard(obs.server);
    time += 2_000 - ENCODER_MS;
    say(obs, 'c');
    time += 3_000;
    await obs.state('STOPPING');
    time += 800;
    say(obs, 'after');
    await obs.state('STOPPED', second);
    await expect.poll(() => cues('two.srt')).toEqual(['00:02,000 Caption c.']);
    await expect.poll(() => existsSync(join(folder, 'two.vtt'))).toBe(true);
    expect(cues('one.srt')).toEqual(['00:02,000 Caption a.', '00:06,000 Caption b.']);
    expect(readFileSync(join(folder, 'two.vtt'), 'utf8')).toContain('00:00:02.000 --> 00:00:03');
    // Once for each file, whatever its formats.
    expect(obs.joined.said.filter(({ code }) => code === 'obs-subtitles-saved')).toHaveLength(2);
    expect(obs.joined.errors).toEqual([]);
  });

  it('take what comes late, is corrected and is taken back, while the session is the current one', async () => {
    const obs = await connect();
    await obs.state('STARTED', recording());
    time += 2_000;
    say(obs, 'a');
    say(obs, 'secret', 'My number.', time + 3_000);
    time += 10_000;
    await obs.state('STOPPING');
    await obs.state('STOPPED');
    await expect.poll(() => cues()).toHaveLength(2);
    say(obs, 'late', 'Said at the end.', time - 1_500);
    await expect.poll(() => cues()).toHaveLength(3);
    obs.joined.feed.say({ type: 'caption-edited', captionId: 'a', text: 'Corrected.', editor: 'e' });
    const place = { laneId: 'mic', startMs: 0, endMs: 1 };
    obs.joined.feed.say({ type: 'caption-taken-back', captionId: 'secret', ...place });
    await expect.poll(() => cues()).toEqual(['00:02,000 Corrected.', '00:10,500 Said at the end.']);
    obs.joined.feed.start('s2');
    say(obs, 'other', 'Another session.', time - 5_000);
    obs.joined.feed.say({ type: 'caption-edited', captionId: 'a', text: 'Too late.', editor: 'e' });
    await heard(obs.server);
    expect(cues()).toEqual(['00:02,000 Corrected.', '00:10,500 Said at the end.']);
  });

  it('are none where nothing was said, and none where none are wanted', async () => {
    const obs = await connect();
    await obs.state('STARTED', recording());
    time += 5_000;
    await obs.state('STOPPING');
    await obs.state('STOPPED');
    obs.joined.settings.obs = { ...obs.joined.settings.obs, subtitles: [] };
    await obs.state('STARTED', recording('other.mkv'));
    say(obs, 'a');
    time += 5_000;
    await obs.state('STOPPING');
    await obs.state('STOPPED');
    await heard(obs.server);
    expect(readdirSync(folder).sort()).toEqual(['other.mkv', 'show.mkv']);
  });

  it('of two sessions are in it both', async () => {
    const obs = await connect();
    await obs.state('STARTED', recording());
    say(obs, 'a');
    time += 3_000;
    obs.joined.feed.start('s2');
    say(obs, 'b');
    time += 3_000;
    await obs.state('STOPPING');
    await obs.state('STOPPED');
    await expect.poll(() => cues()).toEqual(['00:00,000 Caption a.', '00:03,000 Caption b.']);
  });

  it('hold nothing of a session that was deleted', async () => {
    const obs = await connect();
    await obs.state('STARTED', recording());
    say(obs, 'a');
    obs.joined.feed.delete('s1');
    obs.joined.feed.start('s2');
    time += 3_000;
    say(obs, 'b');
    time += 3_000;
    await obs.state('STOPPING');
    await obs.state('STOPPED');
    await expect.poll(() => cues()).toEqual(['00:03,000 Caption b.']);
  });
});

describe('a recording', () => {
  it('that began before Jamak was started is placed by OBS’s count, and said to lack its beginning', async () => {
    const obs = await connect({}, (server) =>
      server.answer('GetRecordStatus', {
        outputActive: true,
        outputPaused: false,
        outputDuration: 60_000 - ENCODER_MS,
      }),
    );
    expect(obs.joined.obs.status.recording).toBe('on');
    time += 5_000;
    say(obs, 'a');
    time += 5_000;
    await obs.state('STOPPING');
    await obs.state('STOPPED', recording());
    await expect.poll(() => cues()).toEqual(['01:05,000 Caption a.']);
    expect([...obs.joined.standing]).toContain('obs-subtitles-partial');
  });

  it('goes on where only the connection broke off', async () => {
    const obs = await connect();
    await obs.state('STARTED', recording());
    time += 5_000;
    say(obs, 'a');
    time += 5_000;
    await obs.server.crash();
    await obs.joined.untilSaid('obs-lost');
    time += 10_000;
    const next = await startObsServer({ port: obs.server.port });
    stops.push(() => next.crash());
    next.answer('GetRecordStatus', { outputActive: true, outputPaused: false, outputDuration: 19_400 });
    await obs.joined.until(({ recording: state, scenes }) => state === 'on' && scenes.length > 0);
    time += 1_000;
    say(obs, 'b');
    time += 5_000;
    next.emit('RecordStateChanged', { outputActive: false, outputState: 'OBS_WEBSOCKET_OUTPUT_STOPPING' });
    next.emit('RecordStateChanged', { outputActive: false, outputState: 'OBS_WEBSOCKET_OUTPUT_STOPPED' });
    await expect.poll(() => cues()).toEqual(['00:05,000 Caption a.', '00:21,000 Caption b.']);
  });

  it('goes on where OBS was out of reach for a while, and paused meanwhile', async () => {
    const { beat, tick } = ticking();
    const obs = await connect({}, () => {}, { beat });
    await obs.state('STARTED', recording());
    time += 5_000;
    say(obs, 'a');
    time += 5_000;
    await tick();
    await heard(obs.server);
    obs.server.cutOff();
    time += 1_000;
    const paused = { outputActive: true, outputPaused: true, outputDuration: 11_000 - ENCODER_MS };
    obs.server.answer('GetRecordStatus', paused);
    for (let beats = 0; beats < 3; beats++) {
      time += 15_000;
      await tick();
    }
    await obs.joined.untilSaid('obs-lost');
    await obs.joined.until(({ recording: state, scenes }) => state === 'paused' && scenes.length > 0);
    await obs.state('RESUMED');
    time += 2_000;
    say(obs, 'b');
    time += 3_000;
    await obs.state('STOPPING');
    await obs.state('STOPPED');
    await expect.poll(() => cues()).toEqual(['00:05,000 Caption a.', '00:13,000 Caption b.']);
  });

  it('that OBS took along when it crashed has its subtitles once OBS is back', async () => {
    const obs = await connect();
    await obs.state('STARTED', recording());
    time += 5_000;
    say(obs, 'a');
    time += 5_000;
    await obs.server.crash();
    await obs.joined.untilSaid('obs-lost');
    time += 5_000;
    say(obs, 'b');
    stops.push(await startObsServer({ port: obs.server.port }).then((next) => () => next.crash()));
    await expect.poll(() => cues()).toEqual(['00:05,000 Caption a.']);
  });

  it('of an OBS that crashed, and records again as soon as it has loaded, is another one', async () => {
    const obs = await connect();
    await obs.state('STARTED', recording());
    time += 5_000;
    say(obs, 'a');
    time += 5_000;
    await obs.server.crash();
    await obs.joined.untilSaid('obs-lost');
    time += 5_000;
    say(obs, 'b');
    const next = await startObsServer({ port: obs.server.port, loading: true });
    stops.push(() => next.crash());
    await next.nextIdentified();
    time += 5_000;
    next.emit('RecordStateChanged', {
      outputActive: true,
      outputState: 'OBS_WEBSOCKET_OUTPUT_STARTED',
      outputPath: recording('next.mkv'),
    });
    await expect.poll(() => cues()).toEqual(['00:05,000 Caption a.']);
    next.answer('GetRecordStatus', { outputActive: true, outputPaused: false, outputDuration: 0 });
    next.setReady(true);
    await obs.joined.until(({ version, scenes }) => version !== null && scenes.length > 0);
    time += 2_000;
    say(obs, 'c');
    time += 3_000;
    next.emit('RecordStateChanged', { outputActive: false, outputState: 'OBS_WEBSOCKET_OUTPUT_STOPPING' });
    next.emit('RecordStateChanged', { outputActive: false, outputState: 'OBS_WEBSOCKET_OUTPUT_STOPPED' });
    await expect.poll(() => cues('next.srt')).toEqual(['00:02,000 Caption c.']);
  });

  it('that goes on when Jamak ends has its subtitles up to then, and the next Jamak writes beside them', async () => {
    const obs = await connect();
    await obs.state('STARTED', recording());
    time += 5_000;
    say(obs, 'a');
    time += 5_000;
    await obs.joined.obs.close();
    expect(cues()).toEqual(['00:05,000 Caption a.']);
    say(obs, 'last', 'The last words.', time - 2_000);
    const first = ['00:05,000 Caption a.', '00:08,000 The last words.'];
    await expect.poll(() => cues()).toEqual(first);
    const again = await connect({}, (server) =>
      server.answer('GetRecordStatus', {
        outputActive: true,
        outputPaused: false,
        outputDuration: 20_000 - ENCODER_MS,
      }),
    );
    say(again, 'b');
    time += 5_000;
    await again.state('STOPPING');
    await again.state('STOPPED', join(folder, 'show.mkv'));
    await expect.poll(() => cues('show.jamak.srt')).toEqual(['00:20,000 Caption b.']);
    expect(cues()).toEqual(first);
  });

  it.each(['/elsewhere/show.mkv', 'C:\\Videos\\show.mkv'])(
    'that is not on this machine (%s) has its subtitles in the folder of exports, which is said',
    async (path) => {
      mkdirSync(join(folder, 'exports'));
      const obs = await connect();
      await obs.state('STARTED', path);
      say(obs, 'a');
      time += 5_000;
      await obs.state('STOPPING');
      await obs.state('STOPPED', path);
      await obs.joined.untilSaid('obs-subtitles-elsewhere');
      expect(cues('exports/show.srt')).toEqual(['00:00,000 Caption a.']);
    },
  );

  it.each(['../../.bashrc', '/etc/passwd', '..', '', 'a/../../b.mkv', '\u0000.mkv'])(
    'never has OBS choose what is written: %j',
    async (path) => {
      mkdirSync(join(folder, 'exports'));
      const obs = await connect();
      await obs.state('STARTED', path);
      say(obs, 'a');
      time += 5_000;
      await obs.state('STOPPING');
      await obs.state('STOPPED', path);
      await obs.joined.untilSaid('obs-subtitles-elsewhere');
      expect(readdirSync(folder)).toEqual(['exports']);
      expect(readdirSync(join(folder, 'exports'))).toHaveLength(1);
    },
  );

  it('whose folder can’t be written to is said, and ends nothing', async () => {
    const obs = await connect();
    await obs.state('STARTED', '/elsewhere/show.mkv');
    say(obs, 'a');
    time += 5_000;
    await obs.state('STOPPING');
    await obs.state('STOPPED');
    await obs.joined.untilSaid('export-folder-missing');
    say(obs, 'late', 'Late.', time - 2_000);
    await obs.state('STARTED', recording());
    say(obs, 'b');
    time += 5_000;
    await obs.state('STOPPING');
    await obs.state('STOPPED');
    await expect.poll(() => cues()).toEqual(['00:00,000 Caption b.']);
    expect(obs.joined.said.filter(({ code }) => code === 'export-folder-missing')).toHaveLength(1);
  });
});
