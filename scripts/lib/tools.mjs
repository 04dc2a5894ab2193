import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupFailure } from '../setup/failure.mjs';
import { projectRoot } from '../setup/paths.mjs';
import { waitForExit } from './processes.mjs';

/** The script behind a package's command. Started with Node itself it needs no shell, also on Windows. */
function toolScript(name, packageName, root) {
  const folder = join(root, 'node_modules', packageName);
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) {
    throw new SetupFailure(
      `${packageName} is not installed: run "npm run setup", then the same command again.`,
    );
  }
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}

/** Runs a tool of node_modules with its output shown; resolves with its exit code. */
export function runTool(name, args, { packageName = name, env = process.env, root = projectRoot } = {}) {
  const script = toolScript(name, packageName, root);
  return waitForExit(spawn(process.execPath, [script, ...args], { cwd: root, env, stdio: 'inherit' }));
}

/** Runs a tool of node_modules and hands its output back instead. */
export function runToolQuietly(
  name,
  args,
  { packageName = name, env = process.env, root = projectRoot } = {},
) {
  const script = toolScript(name, packageName, root);
  const result = spawnSync(process.execPath, [script, ...args], { cwd: root, env, encoding: 'utf8' });
  return { ok: result.status === 0, output: `${result.stdout ?? ''}${result.stderr ?? ''}`.trim() };
}
