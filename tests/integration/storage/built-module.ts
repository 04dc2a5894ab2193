import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';

const root = join(import.meta.dirname, '../../..');
/** Below node_modules, so that the result finds its packages. */
const cache = join(root, 'node_modules/.cache/jamak-tests');

/**
 * Bundles a module for Node, as electron-vite does, so that it can be the start of a thread or a process.
 * To be called at the top of a test file; `path` is there when its tests run.
 */
export function builtModule(module: string): { readonly path: string } {
  const result = { path: '' };
  let outDir = '';

  beforeAll(async () => {
    mkdirSync(cache, { recursive: true });
    outDir = mkdtempSync(join(cache, 'module-'));
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      build: {
        outDir,
        ssr: join(root, module),
        target: 'node20.18',
        rolldownOptions: { external: ['libsql'], output: { entryFileNames: 'module.mjs' } },
      },
      ssr: { noExternal: ['zod'] },
    });
    result.path = join(outDir, 'module.mjs');
  });

  afterAll(() => rmSync(outDir, { recursive: true, force: true }));
  return result;
}
