import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { play, type AppLaunch } from './app/play';
import { BenchError } from './bench-error';
import { loadCorpus } from './corpus/load';
import type { Recording } from './corpus/recording';
import { repeat } from './corpus/repeat';
import { describeRun } from './header';
import { readLog } from './log/read';
import type { BenchLog, Run, Whole } from './log/schema';
import { writeLog } from './log/write';
import { ofFirstLane } from './log/first-lane';
import { resultsOf } from './metrics/results';
import { readOptions, type Options } from './options';
import { rowsOf } from './report/rows';
import { renderTable } from './report/table';
import { findSilences, voicedSpans } from './sound/levels';
import { durationMs, shifted, slice } from './sound/sound';
import { writeWav } from './sound/wav';
import { decodeWhole } from './whole/decode';
import { readModels } from './whole/models';

export { BenchError } from './bench-error';

/** What scripts/bench.mjs knows of this checkout. */
export interface BenchSetting {
  /** The checkout's top folder. */
  readonly root: string;
  /** Builds the app where needed and says how it is started. */
  readonly prepareApp: () => Promise<AppLaunch>;
  /** The built script of the process that decodes whole clips. */
  readonly wholeChild: string;
}

/** Runs the bench and prints its table. @throws BenchError for what the user can mend. */
export async function bench(args: readonly string[], setting: BenchSetting): Promise<void> {
  const options = readOptions(args);
  const log = options.read
    ? readLog(await readFile(options.read, 'utf8'))
    : await measure(args, options, setting);
  if (options.log) await writeFile(options.log, writeLog(log));
  const results = resultsOf(log);
  if (options.json) {
    const runs = results.map((run) => ({ ...run, rows: rowsOf(run) }));
    await writeFile(options.json, `${JSON.stringify({ ...log.header, runs }, undefined, 2)}\n`);
  }
  console.log(`\n${renderTable(log.header, results)}`);
}

async function measure(args: readonly string[], options: Options, setting: BenchSetting): Promise<BenchLog> {
  const header = describeRun(setting.root, args);
  const recordings = await chooseRecordings(options, setting.root);
  const launch = await setting.prepareApp();
  const runs: Run[] = [];
  const wholes: Whole[] = [];
  for (const recording of recordings) {
    // An hour of each would be two: a soak with two lanes is of those alone.
    if (options.soak === undefined || options.lanes === 1) {
      runs.push(await playRecording(recording, options, launch));
    }
    if (options.lanes > 1 && recording.kind === 'speech') {
      runs.push(await playRecording(recording, options, launch, options.lanes));
    }
    // Not beside the app: it would take the app's processor away.
    if (options.whole && recording.clips.length > 0) wholes.push(...(await decodeClips(recording, setting)));
  }
  return { header, runs, wholes };
}

async function chooseRecordings({ corpus, nonspeech, soak }: Options, root: string): Promise<Recording[]> {
  const all = await loadCorpus(corpus ?? join(root, 'tests', 'fixtures'), nonspeech);
  if (soak === undefined) return all;
  const speech = all.find(({ kind }) => kind === 'speech');
  if (!speech) throw new BenchError('A soak needs a corpus in which somebody speaks.');
  return [speech];
}

async function playRecording(
  once: Recording,
  { soak, engine, pace, inside, viewers }: Options,
  launch: AppLaunch,
  lanes = 1,
): Promise<Run> {
  const { recording, loops } = soak === undefined ? { recording: once, loops: 1 } : repeat(once, soak);
  const { name, kind, path, sound, clips, words } = recording;
  const lengthMs = durationMs(sound);
  const beside = lanes > 1 ? ' in two lanes' : '';
  console.log(
    `playing ${name}${loops > 1 ? ` ${loops} times` : ''}${beside}: ${Math.ceil(lengthMs / 60_000)} min`,
  );
  const folder = await mkdtemp(join(tmpdir(), 'jamak-bench-sound-'));
  try {
    const file = path ?? join(folder, 'corpus.wav');
    if (path === undefined) await writeFile(file, writeWav(sound));
    const other = join(folder, 'beside.wav');
    if (lanes > 1) await writeFile(other, writeWav(shifted(sound)));
    const played = await play(launch, file, lengthMs, {
      arguments: [...(engine ? [`--engine=${engine}`] : []), ...(lanes > 1 ? [`--beside=${other}`] : [])],
      settings: pace === undefined ? {} : { pace },
      inside,
      viewers,
    });
    const trace = ofFirstLane(played.trace);
    const { samples, exitCode, unreadable, spawnedAt } = played;
    return {
      header: {
        type: 'run',
        name,
        kind,
        file: path ?? 'put together by the bench',
        durationMs: lengthMs,
        loops,
        soak: soak !== undefined,
        viewers: played.viewers,
        lanes,
        spawnedAt,
        clips: [...clips],
        words: [...words],
        voiced: voicedSpans(sound, clips),
        silences: findSilences(sound),
      },
      trace,
      samples,
      exitCode,
      unreadable,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The same clips once more, each in one piece. */
async function decodeClips({ name, sound, clips }: Recording, setting: BenchSetting): Promise<Whole[]> {
  const wholes: Whole[] = [];
  const parts = clips.map(({ startMs, endMs }) => slice(sound, startMs, endMs));
  for (const model of await readModels(setting.root)) {
    console.log(`decoding ${clips.length} whole clips with ${model.id}`);
    const answers = await decodeWhole(setting.wholeChild, {
      model: model.files,
      sampleRate: sound.sampleRate,
      clips: parts.map(({ samples }) => samples.slice()),
    });
    for (const [clip, answer] of answers.entries()) {
      const part = parts[clip];
      if (part) {
        wholes.push({
          type: 'whole',
          model: model.id,
          run: name,
          clip,
          soundMs: durationMs(part),
          ...answer,
        });
      }
    }
  }
  return wholes;
}
