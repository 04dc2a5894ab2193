import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createEmbeddedEngine } from '../../src/main/language/engines/embedded';
import { createInsideEngine } from '../../src/main/language/engines/inside';
import { CONTEXT_TOKENS } from '../../src/main/language/engines/inside/generator';
import { HostKeeper } from '../../src/main/language/engines/inside/host/keeper';
import { threadsFor } from '../../src/main/language/engines/inside/host/threads';
import { createLanguageServerEngine } from '../../src/main/language/engines/server';
import type { LanguageEngine, LanguageTask, LanguageTaskKind } from '../../src/main/language/contract';
import { createLanguageFallback } from '../../src/main/language/fallback-engine';
import { createGroundedEngine } from '../../src/main/language/grounding/grounded-engine';
import { EMBEDDED_WINDOW_TOKENS } from '../../src/main/language/report/windows';
import { forkLanguageHost } from '../fakes/inside/forked-language-host';
import { BenchError } from './bench-error';
import { describeRun } from './header';
import { measure, type Measures } from './language/measure';
import { play } from './language/play';
import { KINDS, LANGUAGES, loadShow, type Show } from './language/shows';
import { headLine, rowOf, totalsOf, WANTED } from './language/table';

export { BenchError } from './bench-error';

const SERVER_TOKENS = 8000;

interface Candidate {
  readonly name: string;
  readonly engine: LanguageEngine;
  readonly contextTokens: number;
  /** Ends what it has started. */
  readonly close?: () => void;
}

const OPTIONS = {
  language: { type: 'boolean' },
  missing: { type: 'boolean' },
  print: { type: 'boolean' },
  ungrounded: { type: 'boolean' },
  /** 'inside' for the model of `--model`. */
  engine: { type: 'string' },
  model: { type: 'string' },
  /** Times that the model inside may take as long as usual: more on a machine that does much else. */
  patience: { type: 'string', default: '1' },
  /** Only these shows, such as game.en; may come more than once. */
  show: { type: 'string', multiple: true },
} as const;

function optionsOf(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new BenchError(String(error instanceof Error ? error.message : error));
  }
}

/** A model in a GGUF file, in the app's own language host. */
function inside(file: string, host: string, patience: number): Candidate {
  const name = basename(file, '.gguf');
  const keeper = new HostKeeper({
    spawn: () => forkLanguageHost(host),
    contextTokens: CONTEXT_TOKENS,
    threads: threadsFor(),
  });
  keeper.use({ path: resolve(file), name });
  process.once('exit', () => keeper.close());
  const engine = createInsideEngine({
    generator: keeper,
    picker: createEmbeddedEngine(),
    model: () => name,
    patience,
  });
  return {
    name: `inside: ${name}`,
    engine,
    contextTokens: EMBEDDED_WINDOW_TOKENS,
    close: () => keeper.close(),
  };
}

/** The embedded engine, the model inside, or whichever server the environment names. */
function candidate(
  { engine, model: file, patience }: ReturnType<typeof optionsOf>,
  built: string,
): Candidate {
  if (engine === 'inside') {
    if (!file) throw new BenchError('--engine inside needs --model FILE, a GGUF file.');
    return inside(file, join(built, 'language-host.mjs'), Number(patience));
  }
  const embedded = createEmbeddedEngine();
  const { JAMAK_BENCH_LANGUAGE_URL: baseUrl, JAMAK_BENCH_LANGUAGE_MODEL: model = '' } = process.env;
  if (!baseUrl) return { name: 'embedded', engine: embedded, contextTokens: EMBEDDED_WINDOW_TOKENS };
  const contextTokens = Number(process.env['JAMAK_BENCH_LANGUAGE_CONTEXT'] ?? SERVER_TOKENS);
  const apiKey = process.env['JAMAK_BENCH_LANGUAGE_KEY'] ?? null;
  const config = { baseUrl, apiKey, model, reportModel: '', contextTokens, price: null };
  return {
    name: `${model} at ${new URL(baseUrl).host}`,
    engine: createLanguageServerEngine({ config: () => config }),
    contextTokens,
  };
}

/** The picker, and how often it was asked. */
function countedPicker(): { readonly engine: LanguageEngine; asked: number } {
  const picker = createEmbeddedEngine();
  const counted = {
    asked: 0,
    engine: {
      id: picker.id,
      capabilities: picker.capabilities,
      generate<K extends LanguageTaskKind>(task: LanguageTask<K>, options: { readonly signal: AbortSignal }) {
        counted.asked++;
        return picker.generate(task, options);
      },
    },
  };
  return counted;
}

/** Plays the shows to a language engine and prints what its summaries are worth; docs/benchmarks.md tells about it. */
export async function language(root: string, args: readonly string[], built: string): Promise<void> {
  const { machine, commit, date } = describeRun(root, args);
  const options = optionsOf(args);
  const { name, engine: answering, contextTokens, close } = candidate(options, built);
  console.log(`${date} · ${commit} · ${machine}\n${name}\n\n${headLine()}`);
  const shows = LANGUAGES.flatMap((spoken) =>
    KINDS.filter((kind) => options.show?.includes(`${kind}.${spoken}`) ?? true).map((kind) =>
      loadShow(root, kind, spoken),
    ),
  );
  const all: { show: Show; measures: Measures }[] = [];
  for (const show of shows) {
    const picker = countedPicker();
    // As in the app: what fails or takes too long is answered by the picker, and all is grounded. `--ungrounded` shows what a
    // model says by itself.
    const engineAt = (now: () => number): LanguageEngine => {
      if (options.ungrounded) return answering;
      const fallback = createLanguageFallback({
        primary: answering,
        embedded: picker.engine,
        mayUsePrimary: () => true,
        serverName: () => name,
        onFallback: ({ code }) => console.log(`  Beware: ${code}`),
        onBack: () => {},
        now,
      });
      return createGroundedEngine(fallback, createEmbeddedEngine());
    };
    const played = await play(show, engineAt, contextTokens);
    const measures = measure(show, played);
    all.push({ show, measures });
    console.log(rowOf(show, measures, played.blockedMs));
    for (const failure of new Set(played.failures)) console.log(`  Beware: ${failure}`);
    if (picker.asked > 0) console.log(`  The picker stood in for ${picker.asked} tasks.`);
    if (options.missing) for (const fact of measures.missing) console.log(`  not told: ${fact}`);
    if (options.print) print(played);
  }
  close?.();
  console.log(`\n${totalsOf(all)}\n${WANTED}`);
}

function print({ digests, catchUp, report }: Awaited<ReturnType<typeof play>>): void {
  for (const { digest, atMs } of digests) {
    console.log(`  [${(atMs / 1000).toFixed(0)} s] ${digest.summary.map(({ text }) => text).join(' | ')}`);
    console.log(`      now: ${digest.situation?.text ?? '-'}`);
    console.log(`      ${digest.keywords.join(', ')}`);
    for (const { text, why } of digest.highlights) console.log(`      ! ${text} (${why})`);
  }
  for (const { text } of catchUp?.points ?? []) console.log(`  missed: ${text}`);
  console.log(JSON.stringify(report, null, 1));
}
