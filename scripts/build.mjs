import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hashTree } from './lib/hash-tree.mjs';
import { runToolQuietly } from './lib/tools.mjs';
import { runMain, SetupFailure } from './setup/failure.mjs';
import { projectRoot } from './setup/paths.mjs';
import { setUpPackages } from './setup.mjs';

/** What the built program depends on. Models are read at run time and checked there. */
const inputs = [
  'src',
  'resources',
  'electron.vite.config.ts',
  'vite.public.config.ts',
  'package.json',
  'package-lock.json',
  /^tsconfig.*\.json$/,
];
const ignored = ['resources/models'];

/** The app, then the pages for browsers; stops at the first that fails. */
function buildAll() {
  const app = runToolQuietly('electron-vite', ['build']);
  return app.ok ? runToolQuietly('vite', ['build', '--config', 'vite.public.config.ts']) : app;
}

/** Builds when what it reads has changed since the last build that succeeded. */
export function buildIfStale({ say = console.log, root = projectRoot, build = buildAll } = {}) {
  const stamp = join(root, 'out', '.build-hash');
  const hash = hashTree(root, inputs, ignored);
  if (readStamp(stamp) === hash) return;
  say('building');
  rmSync(stamp, { force: true });
  const result = build();
  if (!result.ok) {
    console.error(result.output);
    throw new SetupFailure('The build failed: mend what it says above and run the same command again.');
  }
  mkdirSync(join(root, 'out'), { recursive: true });
  writeFileSync(stamp, hash);
}

function readStamp(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(() => {
    setUpPackages();
    buildIfStale();
  });
}
