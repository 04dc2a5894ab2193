import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isChromiumNoise } from './lib/noise.mjs';
import { endGroup, forwardSignals, spawnGroup, waitForExit } from './lib/processes.mjs';
import { withTemporaryFolder } from './lib/temporary.mjs';
import { needsXvfb, startXvfb } from './lib/xvfb.mjs';
import { requireElectron } from './setup/electron-runtime.mjs';
import { cacheFolder, projectRoot } from './setup/paths.mjs';

const tailLines = 20;

/** The environment in which this checkout's Electron, and tools that look for one, run. */
export function electronEnvironment(electron, env = process.env) {
  const result = { ...env };
  // Set in terminals inside of Electron programs (VS Code); it would make ours a plain Node.
  delete result.ELECTRON_RUN_AS_NODE;
  if (electron.kind === 'stock') result.ELECTRON_OVERRIDE_DIST_PATH = electron.dist;
  return result;
}

/** Chromium's sandbox refuses to work for root; it is left on for everybody else. */
export function sandboxArguments() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

/**
 * Runs the app to its end and returns its exit code.
 *
 * @param {string[]} args what the app is given
 * @param {{ quiet?: boolean, folder?: string, command?: boolean }} [options] quiet keeps Chromium's well-known noise out
 *   of the terminal; a command says by itself what went wrong, and nothing else is said
 */
export async function runApp(args, { quiet = false, folder = projectRoot, command = false } = {}) {
  const electron = requireElectron();
  const sandbox = sandboxArguments();
  if (sandbox.length > 0 && !command)
    console.error('running as root: Chromium cannot use its sandbox (--no-sandbox)');
  const env = electronEnvironment(electron);
  const screen = needsXvfb() ? await startXvfb() : undefined;
  if (screen) env.DISPLAY = screen.display;

  // Of this name Chromium has a switch of its own, over which Electron ends.
  const own = args.map((arg) => (arg === '--trace-startup' ? '--trace-start' : arg));
  const child = spawnGroup(electron.executable, [...sandbox, folder, ...own], {
    env,
    stdio: ['inherit', 'inherit', 'pipe'],
  });
  const end = () => endGroup(child);
  process.once('exit', end);
  forwardSignals(child);
  const errors = keepErrors(child, quiet);
  try {
    const code = await waitForExit(child);
    await errors.done;
    if (code !== 0 && !command) errors.explain(code);
    return code;
  } finally {
    end();
    process.off('exit', end);
    screen?.stop();
  }
}

/** Runs the app as a user does. What a demo keeps is gone when it ends, however it does. */
export function startApp(args, run = runApp) {
  if (!args.includes('--demo')) return run(args);
  return withTemporaryFolder('jamak-demo', () => run(args, { quiet: true }));
}

/** Shows the app's stderr, and keeps all of it in a file for when something went wrong. */
function keepErrors(child, quiet) {
  const folder = join(cacheFolder(), 'logs');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'last-run.log');
  const log = createWriteStream(path);
  const hidden = [];
  let sandboxBroken = false;
  const lines = createInterface({ input: child.stderr });
  lines.on('line', (line) => {
    log.write(`${line}\n`);
    if (line.includes('SUID sandbox helper binary')) sandboxBroken = true;
    if (!quiet || !isChromiumNoise(line)) console.error(line);
    else if (hidden.push(line) > tailLines) hidden.shift();
  });
  const done = new Promise((resolve) => {
    lines.once('close', () => log.end(resolve));
  });
  const explain = (code) => {
    if (hidden.length > 0) console.error(hidden.join('\n'));
    if (sandboxBroken) {
      console.error(
        'Chromium could not set up its sandbox: make its helper (chrome-sandbox, named above) belong to root with mode 4755, and run the same command again.',
      );
    }
    console.error(`Jamak ended with exit code ${code}; all it wrote to stderr is in ${path}.`);
  };
  return { done, explain };
}
