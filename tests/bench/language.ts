import { createEmbeddedEngine } from '../../src/main/language/engines/embedded';
import { createLanguageServerEngine } from '../../src/main/language/engines/server';
import type { LanguageEngine } from '../../src/main/language/contract';
import { createGroundedEngine } from '../../src/main/language/grounding/grounded-engine';
import { describeRun } from './header';
import { measure, type Measures } from './language/measure';
import { play } from './language/play';
import { KINDS, LANGUAGES, loadShow, type Show } from './language/shows';
import { headLine, rowOf, totalsOf, WANTED } from './language/table';

export { BenchError } from './bench-error';

/** What the app gives the embedded engine to read at once, tokens. */
const EMBEDDED_WINDOW_TOKENS = 16_000;
const SERVER_TOKENS = 8000;

interface Candidate {
  readonly name: string;
  readonly engine: LanguageEngine;
  readonly contextTokens: number;
}

/** The embedded engine, or whichever server the environment names. */
function candidate(): Candidate {
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

/** Plays the shows to a language engine and prints what its summaries are worth; docs/benchmarks.md tells about it. */
export async function language(root: string, args: readonly string[]): Promise<void> {
  const { machine, commit, date } = describeRun(root, args);
  const { name, engine: answering, contextTokens } = candidate();
  // `--ungrounded` shows what a model says by itself.
  const engine = args.includes('--ungrounded')
    ? answering
    : createGroundedEngine(answering, createEmbeddedEngine());
  console.log(`${date} · ${commit} · ${machine}\n${name}\n\n${headLine()}`);
  const shows = LANGUAGES.flatMap((spoken) => KINDS.map((kind) => loadShow(root, kind, spoken)));
  const all: { show: Show; measures: Measures }[] = [];
  for (const show of shows) {
    const played = await play(show, engine, contextTokens);
    const measures = measure(show, played);
    all.push({ show, measures });
    console.log(rowOf(show, measures, played.blockedMs));
    for (const failure of new Set(played.failures)) console.log(`  Beware: ${failure}`);
    if (args.includes('--missing')) for (const fact of measures.missing) console.log(`  not told: ${fact}`);
    if (args.includes('--print')) print(played);
  }
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
