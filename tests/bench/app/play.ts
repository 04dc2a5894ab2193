import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { constants, tmpdir, totalmem } from 'node:os';
import { join, resolve as toAbsolute } from 'node:path';
import { recogniseModel, UserModelFile } from '../../../src/main/models/inside/user-model';
import { DEFAULT_SETTINGS, type SettingsPatch } from '../../../src/shared/settings';
import { BenchError } from '../bench-error';
import { readTrace, type TraceRead } from '../log/read';
import type { Sample, Viewers as Seen } from '../log/schema';
import { bytesOf, sampleProcesses } from './processes';
import { freePort, Viewers } from './viewers';

/** How this checkout's app is started; put together by scripts/bench.mjs. */
export interface AppLaunch {
  readonly executable: string;
  /** What comes before the app's own arguments. */
  readonly arguments: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  /** Where what the app writes to stderr is kept. */
  readonly errorLog: string;
}

export interface Played extends TraceRead {
  /** Epoch ms. */
  readonly spawnedAt: number;
  readonly endedAt: number;
  readonly samples: readonly Sample[];
  readonly exitCode: number;
  readonly viewers: Seen | null;
}

/** Of the local server, so that the viewers know their address before it is open. */
const TOKENS = { view: 'v'.repeat(32), control: 'c'.repeat(32) };

const SAMPLE_EVERY_MS = 1_000;
/** What starting, the last captions and quitting may take on a slow machine, ms. */
const ALLOWANCE_MS = 120_000;

/**
 * Plays a file through the real app with a profile of its own, to the end, and watches the app's processes.
 * @throws BenchError when the app fails, hangs, or writes no trace.
 */
export async function play(
  launch: AppLaunch,
  file: string,
  durationMs: number,
  how: {
    readonly arguments: readonly string[];
    readonly settings: SettingsPatch;
    /** The GGUF file of the model inside, which is taken to be proved. */
    readonly inside?: string | undefined;
    /** Pages that listen to the local server, which is off where there are none. */
    readonly viewers?: number;
  },
): Promise<Played> {
  const folder = await mkdtemp(join(tmpdir(), 'jamak-bench-'));
  const trace = join(folder, 'trace.jsonl');
  const profile = join(folder, 'profile');
  await mkdir(profile);
  const port = how.viewers ? await freePort() : undefined;
  if (port !== undefined) {
    await writeFile(join(profile, 'server.json'), JSON.stringify({ version: 1, tokens: TOKENS }));
  }
  await writeFile(
    join(profile, 'settings.json'),
    JSON.stringify({
      version: DEFAULT_SETTINGS.version,
      ...how.settings,
      ...(port !== undefined && { server: { ...DEFAULT_SETTINGS.server, enabled: true, port } }),
      ...(how.inside && { languageEngine: await useInside(join(profile, 'inside-model.json'), how.inside) }),
    }),
  );
  const samples: Sample[] = [];
  const spawnedAt = performance.timeOrigin + performance.now();
  const child = spawn(
    launch.executable,
    [
      ...launch.arguments,
      `--user-data=${profile}`,
      `--caption=${file}`,
      `--trace=${trace}`,
      ...how.arguments,
    ],
    // A session of its own, so that all it starts can be found and ended.
    { env: launch.environment, stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  child.stderr.pipe(createWriteStream(launch.errorLog));
  const end = (): void => endAll(child);
  process.once('exit', end);
  const sampler =
    process.platform === 'linux' ? watch(child, samples, join(profile, 'sessions.db')) : undefined;
  const viewers = port === undefined ? null : new Viewers(how.viewers ?? 0, port, TOKENS.view);
  try {
    const exitCode = await waitForExit(child, durationMs + ALLOWANCE_MS);
    const endedAt = performance.timeOrigin + performance.now();
    const read = await readFile(trace, 'utf8').catch(() => {
      throw new BenchError(
        `The app ended with exit code ${exitCode} and wrote no trace; what it said is in ${launch.errorLog}.`,
      );
    });
    return {
      spawnedAt,
      endedAt,
      samples,
      exitCode,
      viewers: viewers?.seen ?? null,
      ...readTrace(read),
    };
  } finally {
    viewers?.close();
    clearInterval(sampler);
    end();
    process.off('exit', end);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Remembers the model as one that passed its check. Returns the settings that use it. */
async function useInside(path: string, model: string): Promise<SettingsPatch['languageEngine']> {
  const known = await recogniseModel(toAbsolute(model), totalmem());
  await new UserModelFile(path).keep({
    ...known,
    check: { type: 'passed', tokensPerSecond: 1, languages: ['en', 'ko'] },
  });
  return { ...DEFAULT_SETTINGS.languageEngine, engine: 'inside', insideModel: known.id };
}

function watch({ pid }: ChildProcess, samples: Sample[], database: string): NodeJS.Timeout | undefined {
  if (pid === undefined) return undefined;
  return setInterval(() => {
    const sample = sampleProcesses(pid);
    if (sample.processes.length > 0) samples.push({ ...sample, databaseBytes: bytesOf(database) });
  }, SAMPLE_EVERY_MS);
}

function waitForExit(child: ChildProcess, limitMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(
      () =>
        reject(new BenchError(`The app did not end within ${Math.round(limitMs / 1000)} s and was stopped.`)),
      limitMs,
    );
    child.once('error', (error) => {
      clearTimeout(limit);
      reject(error);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(limit);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

function endAll({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // All have ended.
  }
}
