import { spawnSync } from 'node:child_process';
import { basename } from 'node:path';
import { projectRoot } from './paths.mjs';

/** How npm is started here: with the npm that started us where there is one, since `npm.cmd` needs a shell on Windows. */
function npmCommand(env, platform) {
  const script = env.npm_execpath;
  if (script && basename(script) === 'npm-cli.js')
    return { command: process.execPath, prefix: [script], shell: false };
  return { command: 'npm', prefix: [], shell: platform === 'win32' };
}

/** Runs npm in the checkout (its .npmrc counts) and hands back its exit status and output. */
export function runNpm(args, { env = process.env, platform = process.platform, cwd = projectRoot } = {}) {
  const { command, prefix, shell } = npmCommand(env, platform);
  const result = spawnSync(command, [...prefix, ...args], {
    cwd,
    env,
    shell,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return {
    ok: result.status === 0,
    stdout: result.stdout ?? '',
    output: [result.stderr, result.stdout, result.error?.message].filter(Boolean).join('\n').trim(),
  };
}
