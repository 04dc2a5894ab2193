import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { findExecutable } from '../setup/executables.mjs';
import { SetupFailure } from '../setup/failure.mjs';
import { endGroup, spawnGroup } from './processes.mjs';

const startTimeoutMs = 10_000;

export function canRunPulse() {
  return process.platform === 'linux' && findExecutable('pulseaudio') !== undefined;
}

/**
 * Starts a sound server of our own with one silent output, so that system sound can be tested where there is no sound
 * card and without touching the user's own server.
 *
 * @returns {Promise<{ env: { PULSE_SERVER: string }, stop: () => void }>}
 */
export async function startPulse() {
  const folder = mkdtempSync(join(tmpdir(), 'jamak-pulse-'));
  const socket = join(folder, 'native');
  const load = [
    'module-null-sink sink_name=jamak sink_properties=device.description=Jamak',
    `module-native-protocol-unix auth-anonymous=1 socket=${socket}`,
  ];
  const child = spawnGroup(
    'pulseaudio',
    [
      '--daemonize=no',
      '--exit-idle-time=-1',
      '--use-pid-file=no',
      '-n',
      ...load.flatMap((line) => ['-L', line]),
    ],
    {
      env: { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder, XDG_CONFIG_HOME: folder },
      stdio: 'ignore',
    },
  );
  child.unref();
  let ended = false;
  child.once('error', () => (ended = true));
  child.once('exit', () => (ended = true));
  const stop = () => {
    endGroup(child, 'SIGTERM');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stop);
  const deadline = Date.now() + startTimeoutMs;
  while (!(await accepts(socket))) {
    if (ended || Date.now() > deadline) {
      stop();
      throw new SetupFailure(
        'The sound server for tests could not start: run "pulseaudio --daemonize=no -n" to see why.',
      );
    }
    await delay(50);
  }
  return { env: { PULSE_SERVER: `unix:${socket}` }, stop };
}

function accepts(socket) {
  return new Promise((resolve) => {
    const connection = createConnection(socket);
    connection.once('connect', () => {
      connection.destroy();
      resolve(true);
    });
    connection.once('error', () => resolve(false));
  });
}
