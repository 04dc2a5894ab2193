import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';

const root = join(import.meta.dirname, '../../..');
const host = join(root, 'src/main/speech/host');
/** Below node_modules, so that the result finds its packages. */
const cache = join(root, 'node_modules/.cache/jamak-tests');

/**
 * Bundles the speech host and its worker for plain Node, as electron-vite does for the app. To be called at
 * the top of a test file; `path` is there when its tests run.
 */
export function builtHost(): { readonly path: string } {
  const result = { path: '' };
  let outDir = '';

  beforeAll(async () => {
    mkdirSync(cache, { recursive: true });
    outDir = mkdtempSync(join(cache, 'speech-'));
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      build: {
        outDir,
        ssr: true,
        target: 'node20.18',
        rolldownOptions: {
          input: { 'speech-host': join(host, 'entry.ts'), 'speech-worker': join(host, 'worker.ts') },
          external: ['sherpa-onnx-node'],
          output: { format: 'cjs', entryFileNames: '[name].js' },
        },
      },
      ssr: { noExternal: ['zod'] },
    });
    result.path = join(outDir, 'speech-host.js');
  });

  afterAll(() => rmSync(outDir, { recursive: true, force: true }));
  return result;
}
