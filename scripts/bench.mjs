// npm run bench: set-up, build, then the bench of tests/bench with all arguments. docs/benchmarks.md tells about it.
// With --mask: how much personal data is masked on public surfaces.
// With --scale: several lanes against pools of speech servers. docs/scale.md tells about that.
// With --language: shows that a language engine summarises.
// With --import FILE: how fast a file is imported, and what that takes.
// With --startup: how long the app takes to start, and what it costs while it is idle.
// With --store: how a store of a million captions answers.
// With --replay: what a caption costs in each hour of a long show, and how it is edited and scrolled.
// With --local-server: the server of pages for browsers, under load and under attack. docs/server.md tells about that.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildIfStale } from './build.mjs';
import { needsXvfb, startXvfb } from './lib/xvfb.mjs';
import { electronEnvironment, sandboxArguments } from './run.mjs';
import { runMain, SetupFailure } from './setup/failure.mjs';
import { cacheFolder, projectRoot } from './setup/paths.mjs';
import { setUp, setUpPackages } from './setup.mjs';

// The app runs in a process group of its own: what it has started is ended when this process exits.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

await runMain(async () => {
  for (const part of ['scale', 'language']) {
    if (!process.argv.includes(`--${part}`)) continue;
    // Only Jamak's own code and servers: no app, no Electron.
    setUpPackages();
    const built = await bundleBench();
    const { BenchError, ...parts } = await import(pathToFileURL(join(built, `${part}.mjs`)).href);
    return parts[part](projectRoot, process.argv.slice(2), built).catch((error) => {
      throw error instanceof BenchError ? new SetupFailure(error.message) : error;
    });
  }
  if (process.argv.includes('--mask')) {
    setUpPackages();
    const { maskBench } = await import(pathToFileURL(join(await bundleBench(), 'mask.mjs')).href);
    return maskBench(projectRoot, process.argv.slice(2));
  }
  if (process.argv.includes('--store')) {
    setUpPackages();
    const built = await bundleBench();
    const { storeBench, BenchError } = await import(pathToFileURL(join(built, 'store.mjs')).href);
    return storeBench(projectRoot, process.argv.slice(2), join(built, 'store-worker.mjs')).catch((error) => {
      throw error instanceof BenchError ? new SetupFailure(error.message) : error;
    });
  }
  if (process.argv.includes('--local-server')) {
    setUpPackages();
    const built = await bundleBench();
    const { benchServer, BenchError } = await import(pathToFileURL(join(built, 'server.mjs')).href);
    const children = { server: join(built, 'server-child.mjs'), attack: join(built, 'server-attack.mjs') };
    return benchServer(projectRoot, process.argv.slice(2), children).catch((error) => {
      throw error instanceof BenchError ? new SetupFailure(error.message) : error;
    });
  }
  const electron = await setUp();
  const built = await bundleBench();
  const kind = ['import', 'startup', 'replay'].find((one) => process.argv.includes(`--${one}`)) ?? 'main';
  const part = await import(pathToFileURL(join(built, `${kind}.mjs`)).href);
  const bench = {
    import: part.importBench,
    startup: part.startupBench,
    replay: part.replayBench,
    main: part.bench,
  }[kind];
  let screen;
  const prepareApp = async () => {
    buildIfStale();
    const environment = electronEnvironment(electron);
    screen = needsXvfb() ? await startXvfb() : undefined;
    if (screen) environment.DISPLAY = screen.display;
    const logs = join(cacheFolder(), 'logs');
    mkdirSync(logs, { recursive: true });
    return {
      executable: electron.executable,
      arguments: [...sandboxArguments(), projectRoot],
      environment,
      errorLog: join(logs, 'last-bench.log'),
    };
  };
  try {
    await bench(process.argv.slice(2), {
      root: projectRoot,
      wholeChild: join(built, 'whole.mjs'),
      languageHost: join(built, 'language-host.mjs'),
      prepareApp,
    });
  } catch (error) {
    throw error instanceof part.BenchError ? new SetupFailure(error.message) : error;
  } finally {
    screen?.stop();
  }
});

/** Node cannot run the bench's TypeScript itself. */
async function bundleBench() {
  const { build } = await import('vite');
  const outDir = join(projectRoot, 'node_modules', '.cache', 'jamak-bench');
  await build({
    root: projectRoot,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20.19',
      rolldownOptions: {
        input: {
          mask: fileURLToPath(new URL('../tests/bench/mask.ts', import.meta.url)),
          main: fileURLToPath(new URL('../tests/bench/main.ts', import.meta.url)),
          language: fileURLToPath(new URL('../tests/bench/language.ts', import.meta.url)),
          'language-host': fileURLToPath(
            new URL('../src/main/language/engines/inside/host/entry.ts', import.meta.url),
          ),
          import: fileURLToPath(new URL('../tests/bench/import.ts', import.meta.url)),
          startup: fileURLToPath(new URL('../tests/bench/startup.ts', import.meta.url)),
          replay: fileURLToPath(new URL('../tests/bench/replay.ts', import.meta.url)),
          scale: fileURLToPath(new URL('../tests/bench/scale.ts', import.meta.url)),
          store: fileURLToPath(new URL('../tests/bench/store.ts', import.meta.url)),
          'store-worker': fileURLToPath(new URL('../src/main/storage/worker.ts', import.meta.url)),
          server: fileURLToPath(new URL('../tests/bench/server.ts', import.meta.url)),
          'server-child': fileURLToPath(new URL('../tests/bench/server/child.ts', import.meta.url)),
          'server-attack': fileURLToPath(new URL('../tests/bench/server/attack.ts', import.meta.url)),
          whole: fileURLToPath(new URL('../tests/bench/whole/child.ts', import.meta.url)),
        },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  });
  return outDir;
}
