import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../setup/paths.mjs';
import { runTool } from './tools.mjs';

/** Each check shows what it finds and resolves with an exit code. `run` runs a tool, as `runTool` does. */
export const checks = {
  lint: (run = runTool) => run('oxlint', ['--type-aware', '--deny-warnings']),
  format: (run = runTool) => run('oxfmt', ['--check']),
  unused: (run = runTool) => run('knip', ['--no-progress']),
  types: checkTypes,
};

/** Every runtime has a tsconfig of its own, with the globals it really has. */
async function checkTypes(run = runTool) {
  const configs = readdirSync(projectRoot).filter(
    (name) => /^tsconfig\..+\.json$/.test(name) && name !== 'tsconfig.base.json',
  );
  let worst = configs.length > 0 ? 0 : 1;
  for (const config of configs) {
    worst = Math.max(
      worst,
      await run('tsc', ['-p', join(projectRoot, config), '--noEmit'], { packageName: 'typescript' }),
    );
  }
  return worst;
}
