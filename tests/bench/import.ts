import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath, parse, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { _electron, type ElectronApplication, type Page } from 'playwright';
import type { ImportItem } from '../../src/shared/import/queue';
import type { SessionRecord } from '../../src/shared/session/record';
import type { ControlApi } from '../../src/shared/window-api';
import type { AppLaunch } from './app/play';
import { sampleProcesses } from './app/processes';
import { BenchError } from './bench-error';
import { parseClips } from './corpus/live-recording';
import { describeRun } from './header';
import { addTallies, errorRate, wordTally } from './metrics/errors';
import { durationMs, join, readSound } from './sound/sound';
import { writeWav } from './sound/wav';

export { BenchError } from './bench-error';

interface ImportSetting {
  /** The checkout's top folder. */
  readonly root: string;
  readonly prepareApp: () => Promise<AppLaunch>;
}

/** Until its models are loaded and the machine is measured, ms. */
const WARM_MS = 15_000;
const SAMPLE_EVERY_MS = 500;
const KB_PER_MB = 1e6 / 1024;

interface Sampled {
  readonly cpuMs: number;
  readonly pssKb: number;
  readonly roles: ReadonlyMap<string, number>;
}

/**
 * Imports a WAV or FLAC file into the real app, again and again in a row with `--minutes`, and prints how fast that was,
 * how much memory it took, and how many words of the `.tsv` beside it were wrong.
 */
export async function importBench(args: readonly string[], setting: ImportSetting): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { import: { type: 'string' }, minutes: { type: 'string' } },
  });
  const path = resolve(values.import ?? '');
  const once = await readSound(path);
  const loopMs = durationMs(once);
  const loops = Math.max(1, Math.ceil((Number(values.minutes ?? 0) * 60_000) / loopMs));
  const reference = await referenceOf(path);
  const header = describeRun(setting.root, args);
  const launch = await setting.prepareApp();
  const folder = await mkdtemp(joinPath(tmpdir(), 'jamak-bench-import-'));
  try {
    const file = joinPath(folder, 'show.wav');
    await writeFile(file, writeWav(join(Array.from({ length: loops }, () => once))));
    const { record, tookMs, idle, peak, cpuMs } = await importInto(launch, file, folder);
    const soundMs = loopMs * loops;
    const tallies = Array.from({ length: loops }, (_, loop) => {
      const said = record.captions.filter(({ startMs }) => Math.floor(startMs / loopMs) === loop);
      return wordTally(reference, said.map(({ text }) => text).join(' '));
    });
    const rate = errorRate(addTallies(tallies));
    const rows: readonly (readonly [string, string])[] = [
      ['sound, s', (soundMs / 1000).toFixed(0)],
      ['took, s', (tookMs / 1000).toFixed(1)],
      ['times as fast as it plays', (soundMs / tookMs).toFixed(1)],
      ['captions', String(record.captions.length)],
      ['gaps', String(record.gaps.length)],
      ['word errors, %', rate === null ? 'n/a' : (100 * rate).toFixed(1)],
      ['processor, s for a minute of sound', (cpuMs / 1000 / (soundMs / 60_000)).toFixed(2)],
      ['processor of the app, % of one core', ((100 * cpuMs) / tookMs).toFixed(0)],
      ['memory before, MB', mb(idle.pssKb)],
      ['memory at its peak, MB', `${mb(peak.pssKb)}  (${rolesOf(peak)})`],
    ];
    console.log(`\nJamak ${header.commit}, ${header.date}\n${header.machine}\n`);
    for (const [name, value] of rows) console.log(`${name.padEnd(38)}${value}`);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function referenceOf(path: string): Promise<string> {
  const { dir, name } = parse(path);
  const tsv = joinPath(dir, `${name}.tsv`);
  const text = await readFile(tsv, 'utf8').catch(() => null);
  return text === null
    ? ''
    : parseClips(text, tsv)
        .map((clip) => clip.text)
        .join(' ');
}

async function importInto(launch: AppLaunch, file: string, folder: string) {
  const profile = joinPath(folder, 'profile');
  const app = await _electron.launch({
    executablePath: launch.executable,
    args: [...launch.arguments, `--user-data=${profile}`],
    env: { ...launch.environment } as Record<string, string>,
  });
  try {
    const control = await windowOf(app);
    await sleep(WARM_MS);
    const idle = sample(app);
    let peak = idle;
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    }, file);
    const startedAt = performance.now();
    await control.evaluate(async () => {
      const { jamak } = window as unknown as { jamak: ControlApi };
      await jamak.chooseImports({ what: 'files' });
    });
    let item: ImportItem | undefined;
    let said = 0;
    for (;;) {
      await sleep(SAMPLE_EVERY_MS);
      const now = sample(app);
      if (now.pssKb > peak.pssKb) peak = now;
      item = await itemOf(control);
      if (item?.state === 'done') break;
      if (item && ['failed', 'cancelled', 'choosing'].includes(item.state)) {
        throw new BenchError(`The import ended as ${item.state}: ${item.error?.code ?? 'no reason'}.`);
      }
      const minutes = Math.floor((item?.doneMs ?? 0) / 300_000) * 5;
      if (minutes > said) console.log(`${minutes} minutes, ${mb(now.pssKb)} MB  (${rolesOf(now)})`);
      said = minutes;
    }
    const tookMs = performance.now() - startedAt;
    const cpuMs = sample(app).cpuMs - idle.cpuMs;
    const { sessionId } = item;
    const record = await control.evaluate(async (id): Promise<SessionRecord | null> => {
      const { jamak } = window as unknown as { jamak: ControlApi };
      const reply = await jamak.loadSession({ sessionId: id ?? '' });
      return reply.ok ? reply.value : null;
    }, sessionId);
    if (!record) throw new BenchError('The session of the file is not there.');
    return { record, tookMs, idle, peak, cpuMs };
  } finally {
    await app.close();
  }
}

async function windowOf(app: ElectronApplication): Promise<Page> {
  for (;;) {
    const page = app.windows().find((each) => new URL(each.url()).pathname.startsWith('/control/'));
    if (page) return page;
    await app.waitForEvent('window');
  }
}

async function itemOf(control: Page): Promise<ImportItem | undefined> {
  return control.evaluate(async () => {
    const { jamak } = window as unknown as { jamak: ControlApi };
    const reply = await jamak.importQueue();
    return reply.ok ? reply.value.items[0] : undefined;
  });
}

function sample(app: ElectronApplication): Sampled {
  const { processes } = sampleProcesses(app.process().pid ?? 0);
  const roles = new Map<string, number>();
  for (const { role, pssKb } of processes) roles.set(role, (roles.get(role) ?? 0) + pssKb);
  const sum = (pick: (each: (typeof processes)[number]) => number): number =>
    processes.reduce((total, each) => total + pick(each), 0);
  return { cpuMs: sum((each) => each.cpuMs), pssKb: sum((each) => each.pssKb), roles };
}

function rolesOf({ roles }: Sampled): string {
  return [...roles]
    .toSorted(([, left], [, right]) => right - left)
    .slice(0, 4)
    .map(([role, pssKb]) => `${role} ${mb(pssKb)}`)
    .join(', ');
}

function mb(kb: number): string {
  return (kb / KB_PER_MB).toFixed(0);
}
