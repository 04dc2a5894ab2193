import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OBSWebSocket } from 'obs-websocket-js/json';

export const PASSWORD = 'a password';
/** Of the canvas; small, because there may be no graphics card. */
export const SIZE = { width: 640, height: 360 };
const START_MS = 30_000;

export interface RealObs {
  readonly url: string;
  readonly port: number;
  /** Where it records. */
  readonly folder: string;
  /** The test's own connection, to have OBS do what a user does. */
  readonly user: OBSWebSocket;
  /** As a crash, or somebody who ends it. */
  kill(signal: NodeJS.Signals): Promise<void>;
  /** The same OBS once more, after its end. */
  again(): Promise<RealObs>;
}

/** Starts the OBS of this system with a profile of its own, on the display and the sound server of the environment. */
export async function startObs(
  home = mkdtempSync(join(tmpdir(), 'jamak-obs-')),
  given?: number,
): Promise<RealObs> {
  const port = given ?? (await freePort());
  const folder = join(home, 'recordings');
  writeProfile(home, folder, port);
  const child = spawn('obs', ['--multi', '--minimize-to-tray'], {
    env: { ...process.env, HOME: home, XDG_CONFIG_HOME: join(home, '.config'), QT_QPA_PLATFORM: 'xcb' },
    stdio: 'ignore',
  });
  const url = `ws://127.0.0.1:${port}`;
  const user = await connect(url, child);
  const kill = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return { url, port, folder, user, kill, again: () => startObs(home, port) };
}

/** A port of the loopback interface that nobody has. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function connect(url: string, child: ChildProcess): Promise<OBSWebSocket> {
  const user = new OBSWebSocket();
  const giveUpAt = Date.now() + START_MS;
  for (;;) {
    try {
      await user.connect(url, PASSWORD);
      // It listens before it can do anything.
      await user.call('GetSceneList');
      return user;
    } catch (error) {
      if (Date.now() > giveUpAt || child.exitCode !== null) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

function writeProfile(home: string, recordings: string, port: number): void {
  const config = join(home, '.config', 'obs-studio');
  const profile = join(config, 'basic', 'profiles', 'Untitled');
  mkdirSync(profile, { recursive: true });
  mkdirSync(recordings, { recursive: true });
  writeFileSync(
    join(config, 'global.ini'),
    ini({
      General: { FirstRun: true, LastVersion: 486539266 },
      Basic: {
        Profile: 'Untitled',
        ProfileDir: 'Untitled',
        SceneCollection: 'Untitled',
        SceneCollectionFile: 'Untitled',
      },
      OBSWebSocket: {
        FirstLoad: false,
        ServerEnabled: true,
        ServerPort: port,
        AuthRequired: true,
        ServerPassword: PASSWORD,
        AlertsEnabled: false,
      },
    }),
  );
  writeFileSync(
    join(profile, 'basic.ini'),
    ini({
      General: { Name: 'Untitled' },
      Output: { Mode: 'Advanced' },
      // An encoder of its own, without which OBS can't pause a recording.
      AdvOut: {
        RecType: 'Standard',
        RecFilePath: recordings,
        RecFormat: 'mkv',
        RecEncoder: 'obs_x264',
        RecTracks: 1,
        RecSplitFile: true,
        RecSplitFileType: 'Manual',
        Encoder: 'obs_x264',
        RecRB: true,
        RecRBTime: 10,
      },
      Video: {
        BaseCX: SIZE.width,
        BaseCY: SIZE.height,
        OutputCX: SIZE.width,
        OutputCY: SIZE.height,
        FPSCommon: 30,
      },
      Audio: { SampleRate: 48_000 },
    }),
  );
  writeFileSync(join(profile, 'recordEncoder.json'), JSON.stringify({ keyint_sec: 2, preset: 'veryfast' }));
}

function ini(
  sections: Readonly<Record<string, Readonly<Record<string, string | number | boolean>>>>,
): string {
  return Object.entries(sections)
    .map(([name, values]) => {
      const lines = Object.entries(values).map(([key, value]) => `${key}=${value}`);
      return [`[${name}]`, ...lines, ''].join('\n');
    })
    .join('\n');
}
