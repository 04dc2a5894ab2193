import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { MOMENTS, type Moment } from '../../src/main/app/run/startup-trace';
import { DEFAULT_SETTINGS } from '../../src/shared/settings';
import type { ControlApi } from '../../src/shared/window-api';
import type { AppLaunch } from './app/play';
import { BenchError } from './bench-error';
import { describeRun } from './header';
import { quantile } from './metrics/statistics';
import { watchIdle, type Idle } from './startup/idle';
import { measureInside } from './startup/inside';
import { startApp, type StartedApp } from './startup/started';

export { BenchError } from './bench-error';

interface StartupSetting {
  /** The checkout's top folder. */
  readonly root: string;
  readonly prepareApp: () => Promise<AppLaunch>;
  /** The built language host, for plain Node. */
  readonly languageHost: string;
}

/** The shortest time after which models are unloaded, minutes. */
const UNLOAD_MINUTES = 5;
/** What a start, a session or a process leaves behind is done by then, ms. */
const SETTLING_MS = 15_000;

type Start = ReadonlyMap<Moment, number>;

/**
 * Starts the real app again and again, with a new profile and with one that has been used, and prints how long that took; then
 * what it costs while nothing is done, with its models loaded and unloaded; with `--inside FILE` also what that model takes.
 */
export async function startupBench(args: readonly string[], setting: StartupSetting): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      startup: { type: 'boolean' },
      times: { type: 'string', default: '10' },
      idle: { type: 'string', default: '60' },
      inside: { type: 'string' },
    },
  });
  const times = numberOf('times', values.times);
  const idleSeconds = numberOf('idle', values.idle);
  const header = describeRun(setting.root, args);
  const launch = await setting.prepareApp();
  console.log(`\nJamak ${header.commit}, ${header.date}\n${header.machine}`);
  console.log(`load before: ${(loadavg()[0] ?? 0).toFixed(2)}`);
  const folder = await mkdtemp(join(tmpdir(), 'jamak-bench-startup-'));
  try {
    const used = await profileIn(folder, 'used');
    if (times > 0) {
      // The caches of a used profile are made by its first start.
      await start(launch, used);
      const groups = { fresh: [] as Start[], used: [] as Start[], atOnce: [] as Start[] };
      const sample = join(setting.root, 'resources', 'sample', 'probe.wav');
      for (let at = 0; at < times; at++) {
        groups.fresh.push(await start(launch, await profileIn(folder, `fresh-${at}`)));
        groups.used.push(await start(launch, used));
        groups.atOnce.push(await startListening(launch, used, sample));
      }
      printStarts('a new profile', groups.fresh);
      printStarts('a profile that has been used', groups.used);
      printStarts('the same, captioning a file at once', groups.atOnce);
    }
    if (idleSeconds > 0) await idle(launch, used, idleSeconds);
    if (values.inside !== undefined) await measureInside(values.inside, setting.languageHost);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function numberOf(option: string, value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 0) throw new BenchError(`--${option} takes a whole number.`);
  return number;
}

/** Of somebody who has been shown around. */
async function profileIn(folder: string, name: string): Promise<string> {
  const profile = join(folder, name);
  await mkdir(profile);
  const settings = {
    version: DEFAULT_SETTINGS.version,
    firstRun: 'done',
    speech: { unloadAfterMinutes: UNLOAD_MINUTES },
  };
  await writeFile(join(profile, 'settings.json'), JSON.stringify(settings));
  return profile;
}

/** Until all is there; then a session of the sample, until it listens. */
async function start(launch: AppLaunch, profile: string): Promise<Start> {
  const app = startApp(launch, profile);
  try {
    await app.come('usable', 'warm');
    await startSample(app);
    return await app.come('listening');
  } finally {
    await app.end();
  }
}

async function startSample(app: StartedApp): Promise<void> {
  const page = await app.control();
  await page.evaluate(async () => {
    const { jamak } = window as unknown as { jamak: ControlApi };
    const source = { kind: 'sample' } as const;
    await jamak.startSession({ lanes: [{ id: 'lane-1', name: '', colour: 'sky', source, muted: false }] });
  });
}

async function startListening(launch: AppLaunch, profile: string, file: string): Promise<Start> {
  const app = startApp(launch, profile, [`--caption=${file}`]);
  try {
    return await app.come('usable', 'warm', 'listening');
  } finally {
    await app.end();
  }
}

function printStarts(name: string, starts: readonly Start[]): void {
  const print = (words: string, values: readonly number[]): void => {
    const sorted = values.toSorted((left, right) => left - right);
    const numbers = [quantile(sorted, 0.5), quantile(sorted, 0.95), sorted.at(-1) ?? 0];
    console.log(`${words.padEnd(44)}${numbers.map((each) => each.toFixed(0).padStart(8)).join('')}`);
  };
  console.log(`\n${`${name}: ${starts.length} starts, ms`.padEnd(44)}  median     p95     max`);
  for (const [moment, words] of Object.entries(MOMENTS) as [Moment, string][]) {
    print(
      words,
      starts.flatMap((each) => each.get(moment) ?? []),
    );
  }
  print(
    'from the start of a session to listening',
    starts.map((each) => (each.get('listening') ?? 0) - (each.get('asked') ?? 0)),
  );
}

async function idle(launch: AppLaunch, profile: string, seconds: number): Promise<void> {
  const app = startApp(launch, profile);
  try {
    await app.come('usable', 'warm');
    const warmAt = performance.now();
    await sleep(SETTLING_MS);
    printIdle('models loaded', seconds, await watchIdle(app.pid, seconds));
    await sleep(Math.max(0, warmAt + UNLOAD_MINUTES * 60_000 + SETTLING_MS - performance.now()));
    printIdle('models unloaded', seconds, await watchIdle(app.pid, seconds));
    await startSample(app);
    const marks = await app.come('asked', 'listening');
    const tookMs = (marks.get('listening') ?? 0) - (marks.get('asked') ?? 0);
    console.log(`\na session after that listens within ${tookMs} ms`);
  } finally {
    await app.end();
  }
}

function printIdle(name: string, seconds: number, { cpu, others, pss, rss, ...byRole }: Idle): void {
  const parts = (values: ReadonlyMap<string, number>, digits: number): string =>
    [...values]
      .toSorted(([, left], [, right]) => right - left)
      .map(([role, value]) => `${role} ${value.toFixed(digits)}`)
      .join(', ');
  console.log(`\nidle, ${name}, ${seconds} s`);
  console.log(`processor, % of one core      ${cpu.toFixed(2)}  (${parts(byRole.cpuByRole, 2)})`);
  console.log(`of other programs             ${others.toFixed(0)}`);
  console.log(`memory, PSS, MB               ${pss.toFixed(0)}  (${parts(byRole.pssByRole, 0)})`);
  console.log(`memory, RSS, MB               ${rss.toFixed(0)}`);
}
