import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';

const root = join(import.meta.dirname, '../..');
/** Below node_modules, so that the result finds its packages. */
const cache = join(root, 'node_modules/.cache/jamak-tests');

/**
 * Bundles modules for Node, as electron-vite does, so that each can be the start of a thread or a process. To be
 * called at the top of a test file; `folder`, with a file `NAME.js` or `NAME.mjs` for each entry, is there when its
 * tests run.
 */
function builtModules(
  entries: Readonly<Record<string, string>>,
  format: 'cjs' | 'es',
): { readonly folder: string } {
  const result = { folder: '' };

  beforeAll(async () => {
    mkdirSync(cache, { recursive: true });
    result.folder = mkdtempSync(join(cache, 'built-'));
    const input = Object.entries(entries).map(([name, path]) => [name, join(root, path)]);
    await build({
      root,
      configFile: false,
      logLevel: 'warn',
      build: {
        outDir: result.folder,
        ssr: true,
        target: 'node20.18',
        rolldownOptions: {
          input: Object.fromEntries(input) as Record<string, string>,
          external: ['libsql', 'sherpa-onnx-node'],
          output: { format, entryFileNames: format === 'es' ? '[name].mjs' : '[name].js' },
        },
      },
      ssr: { noExternal: ['zod', 'opusscript'] },
    });
  });

  afterAll(() => rmSync(result.folder, { recursive: true, force: true }));
  return result;
}

/** One module; `path` is there when the tests run. */
export function builtModule(module: string, format: 'cjs' | 'es' = 'es'): { readonly path: string } {
  const built = builtModules({ module }, format);
  return {
    get path() {
      return join(built.folder, format === 'es' ? 'module.mjs' : 'module.js');
    },
  };
}

/** The speech host with its worker beside it, for plain Node. */
export function builtHost(): { readonly path: string } {
  const built = builtModules(
    {
      'speech-host': 'src/main/speech/host/entry.ts',
      'speech-worker': 'src/main/speech/host/worker.ts',
    },
    'cjs',
  );
  return {
    get path() {
      return join(built.folder, 'speech-host.js');
    },
  };
}
