import { parseArgs } from 'node:util';
import { BenchError } from './bench-error';
import { describeRun } from './header';
import { measureMask, type MaskResult } from './mask/measure';

const USAGE = `npm run bench:mask -- [options]
  --seed N     other utterances
  --verbose    every utterance that leaks and every clean caption that is masked`;

/** Prints how much personal data the mask finds, and how often it masks what is none. @throws BenchError */
export function maskBench(root: string, args: readonly string[]): void {
  const { seed, verbose } = readOptions(args);
  const { date, commit, machine } = describeRun(root, args);
  const result = measureMask(root, seed);
  console.log(`${date} · ${commit} · ${machine} · seed ${seed}\n\n${renderMask(result)}`);
  if (!verbose) return;
  for (const { utterance, shown } of result.leaks)
    console.log(`leak  ${utterance.captions.join(' | ')}  →  ${shown}`);
  for (const { text, shown } of result.falseMasks) console.log(`false ${text}  →  ${shown}`);
}

function readOptions(args: readonly string[]): { readonly seed: number; readonly verbose: boolean } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { mask: { type: 'boolean' }, seed: { type: 'string' }, verbose: { type: 'boolean' } },
    });
    return { seed: Number(values.seed ?? 1), verbose: values.verbose ?? false };
  } catch (error) {
    throw new BenchError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function renderMask({ kinds, clean, falseMasks, captionMs }: MaskResult): string {
  const rows = kinds.map(({ language, kind, count, masked, leakedBytes }) =>
    [language, kind, count, masked, `${((100 * masked) / count).toFixed(1)} %`, leakedBytes].join(' | '),
  );
  const all = kinds.reduce((sum, { count }) => sum + count, 0);
  const masked = kinds.reduce((sum, kind) => sum + kind.masked, 0);
  const leaked = kinds.reduce((sum, { leakedBytes }) => sum + leakedBytes, 0);
  return [
    '| language | kind | utterances | masked | share | leaked bytes |',
    '| --- | --- | --- | --- | --- | --- |',
    ...[...rows, `both | all | ${all} | ${masked} | ${((100 * masked) / all).toFixed(1)} % | ${leaked}`].map(
      (row) => `| ${row} |`,
    ),
    '',
    `${falseMasks.length} of ${clean} clean captions masked: ${((200 * falseMasks.length) / clean).toFixed(2)} per 200`,
    `a caption of 200 characters takes ${captionMs.toFixed(3)} ms`,
  ].join('\n');
}
