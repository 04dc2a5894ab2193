import { hasDisplay } from '../setup/system-packages.mjs';
import { findExecutable } from '../setup/executables.mjs';
import { SetupFailure } from '../setup/failure.mjs';
import { endGroup, spawnGroup } from './processes.mjs';

const startTimeoutMs = 10_000;

/** True where windows can only be shown on a display of our own. */
export function needsXvfb(env = process.env) {
  return process.platform === 'linux' && !hasDisplay(env);
}

/** Starts an X server without a screen, on a display number it finds free itself. */
export async function startXvfb() {
  if (!findExecutable('Xvfb')) {
    throw new SetupFailure(
      'There is no display and Xvfb is not installed: install Xvfb (on Debian: apt-get install xvfb).',
    );
  }
  const child = spawnGroup(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp', '-noreset'],
    {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    },
  );
  const stop = () => endGroup(child, 'SIGTERM');
  process.once('exit', stop);
  try {
    return { display: await readDisplay(child), stop };
  } catch (error) {
    stop();
    throw error;
  }
}

/** Xvfb writes the number of its display once it takes connections. */
function readDisplay(child) {
  return new Promise((resolve, reject) => {
    const fail = () => {
      reject(new SetupFailure('Xvfb could not start, so there is no display: run "Xvfb :99" to see why.'));
    };
    const timer = setTimeout(fail, startTimeoutMs);
    let text = '';
    child.stdio[3].setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      if (!text.includes('\n')) return;
      clearTimeout(timer);
      child.stdio[3].destroy();
      child.unref();
      resolve(`:${text.trim()}`);
    });
    child.once('error', fail);
    child.once('exit', fail);
  });
}
