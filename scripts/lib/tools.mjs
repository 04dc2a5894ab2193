import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupFailure } from '../setup/failure.mjs';
import { projectRoot } from '../setup/paths.mjs';
import { endGroup, spawnGroup, waitForExit } from './processes.mjs';

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

/**
 * The same beside something more urgent: it gets what is left of the processor, and its output is shown once it has ended,
 * in one piece.
 */
export async function runToolAside(name, args, { packageName = name, root = projectRoot } = {}) {
  const command = [process.execPath, toolScript(name, packageName, root), ...args];
  const [file, ...rest] = process.platform === 'win32' ? command : ['nice', '-n', '19', ...command];
  const child = spawnGroup(file, rest, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const end = () => endGroup(child);
  process.once('exit', end);
  yieldToOtherGroups(child.pid);
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => output.push(part));
  const code = await waitForExit(child);
  process.off('exit', end);
  if (code !== 0) console.log(`\n── ${name}\n${Buffer.concat(output).toString()}`);
  return code;
}

/** Linux shares the processor among sessions first: being nice within one gives nothing to another. */
function yieldToOtherGroups(pid) {
  try {
    writeFileSync(`/proc/${pid}/autogroup`, '19');
  } catch {
    // Not Linux, or one that does not share it so.
  }
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
