import { parseArgs } from 'node:util';
import { BenchError } from './bench-error';

export interface Options {
  /** Folder of a corpus; undefined for the fixtures. */
  readonly corpus: string | undefined;
  readonly nonspeech: readonly string[];
  /** Where the numbers go as JSON. */
  readonly json: string | undefined;
  /** Where the event log goes. */
  readonly log: string | undefined;
  /** A log of an earlier run whose numbers are computed anew, without playing anything. */
  readonly read: string | undefined;
  /** Minutes for which the corpus is played again and again; undefined for once. */
  readonly soak: number | undefined;
  readonly engine: string | undefined;
  /** Calm or fast (`settings.pace`), 1 to 5; undefined for the default. */
  readonly pace: number | undefined;
  /** A GGUF file with which the model inside chooses beside the captions; undefined for none. */
  readonly inside: string | undefined;
  /** Two to play speech once more with the same beside it, shifted, to see what a second lane costs. */
  readonly lanes: 1 | 2;
  /** Pages that listen to the local server meanwhile; it is off where there are none. */
  readonly viewers: number;
  /** Whether the clips are decoded whole as well. */
  readonly whole: boolean;
}

export const USAGE = `npm run bench -- [options]
  --corpus DIR       WAV or FLAC files with TXT or TSV files beside them; without it, the fixtures
  --nonspeech FILE   a file in which nobody speaks; may come more than once
  --engine ID        the speech engine to measure
  --pace 1..5        calm or fast, as the user may set it
  --inside FILE      digests by the model in this GGUF file, beside the captions
  --soak MINUTES     play the speech again and again and print growth per hour
  --lanes 2          play the speech once more beside itself, shifted: what a second lane costs; in a soak, only so
  --viewers N        with the local server on, and so many pages that listen to it
  --no-whole         do not decode the clips whole as well
  --json FILE        keep the numbers
  --log FILE         keep the event log that they come from
  --read FILE        compute the numbers of a kept log, without playing anything`;

/** @throws BenchError with the usage when the arguments make no sense. */
export function readOptions(args: readonly string[]): Options {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        corpus: { type: 'string' },
        nonspeech: { type: 'string', multiple: true },
        json: { type: 'string' },
        log: { type: 'string' },
        read: { type: 'string' },
        soak: { type: 'string' },
        engine: { type: 'string' },
        pace: { type: 'string' },
        inside: { type: 'string' },
        lanes: { type: 'string' },
        viewers: { type: 'string' },
        'no-whole': { type: 'boolean' },
      },
    });
    return {
      corpus: values.corpus,
      nonspeech: values.nonspeech ?? [],
      json: values.json,
      log: values.log,
      read: values.read,
      soak: values.soak === undefined ? undefined : readMinutes(values.soak),
      engine: values.engine,
      inside: values.inside,
      pace: values.pace === undefined ? undefined : readPace(values.pace),
      lanes: readLanes(values.lanes ?? '1'),
      viewers: readViewers(values.viewers ?? '0'),
      whole: !values['no-whole'],
    };
  } catch (error) {
    throw new BenchError(`${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
  }
}

function readLanes(text: string): 1 | 2 {
  if (text !== '1' && text !== '2') throw new BenchError(`--lanes is 1 or 2, not "${text}".`);
  return text === '1' ? 1 : 2;
}

function readViewers(text: string): number {
  const viewers = Number(text);
  if (!Number.isInteger(viewers) || viewers < 0 || viewers > 500)
    throw new BenchError(`--viewers needs a number up to 500, not "${text}".`);
  return viewers;
}

function readMinutes(text: string): number {
  const minutes = Number(text);
  if (!(minutes > 0)) throw new BenchError(`--soak needs a number of minutes, not "${text}".`);
  return minutes;
}

function readPace(text: string): number {
  const pace = Number(text);
  if (!Number.isInteger(pace) || pace < 1 || pace > 5)
    throw new BenchError(`--pace needs a number from 1 to 5, not "${text}".`);
  return pace;
}
