import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupFailure } from './failure.mjs';
import { runNpm } from './npm.mjs';
import { projectRoot } from './paths.mjs';

const stampName = '.jamak-lock-hash';

function hashOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** True when node_modules was installed, to the end, from this very lock file. */
export function dependenciesMatch(root) {
  try {
    return (
      readFileSync(join(root, 'node_modules', stampName), 'utf8') === hashOf(join(root, 'package-lock.json'))
    );
  } catch {
    return false;
  }
}

/** Runs `npm ci` unless node_modules matches the lock file; the stamp is written only once npm has succeeded. */
export function ensureDependencies(say, { root = projectRoot, npm = runNpm } = {}) {
  if (dependenciesMatch(root)) return;
  say('installing the npm packages of package-lock.json');
  const stamp = join(root, 'node_modules', stampName);
  rmSync(stamp, { force: true });
  const result = npm(['ci', '--ignore-scripts', '--loglevel=error', '--no-audit', '--no-fund'], {
    cwd: root,
  });
  if (!result.ok) {
    if (result.output) console.error(firstLines(result.output));
    throw new SetupFailure(
      result.output.includes('code EUSAGE')
        ? 'package-lock.json does not fit package.json: run "npm install" and commit the lock file it writes.'
        : 'npm could not install the packages of package-lock.json: check the network (npm ping) and what npm says above, then run the same command again.',
    );
  }
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stamp, hashOf(join(root, 'package-lock.json')));
}

/** npm says what is wrong first, and then how it is used. */
function firstLines(output) {
  return output
    .split(/\nnpm error (?:Clean install a project|Usage:)/)[0]
    .split('\n')
    .slice(0, 30)
    .join('\n');
}
