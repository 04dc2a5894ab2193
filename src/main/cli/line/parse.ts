import { parseArgs } from 'node:util';
import { EXPORT_FORMATS, exportFormatSchema, type ExportFormat } from '../../../shared/session/record';
import { MAX_LANES } from '../../../shared/source';
import {
  COMMAND_NAMES,
  COMMON,
  commandSpec,
  isCommandName,
  OPTIONS,
  optionSpec,
  type CommandName,
  type OptionName,
} from './commands';
import { nearest } from './nearest';
import { parseSource, type WantedSource } from './sources';
import { UsageError } from './usage-error';

interface Common {
  /** Whether results are JSON. */
  readonly json: boolean;
  /** Whether stderr has nothing but errors. */
  readonly quiet: boolean;
  /** Where this run keeps settings, sessions and logs; undefined for the user's own place. */
  readonly userData: string | undefined;
}

export type Transcribe = Common & {
  readonly name: 'transcribe';
  readonly files: readonly string[];
  readonly formats: readonly ExportFormat[];
  readonly out: string;
  readonly engine: string | undefined;
};

export type Listen = Common & {
  readonly name: 'listen';
  readonly sources: readonly WantedSource[];
  readonly output: 'jsonl' | 'text';
  readonly interims: boolean;
  /** Seconds after which it ends by itself. */
  readonly seconds: number | null;
  readonly engine: string | undefined;
};

export type Command = Common &
  (
    | { readonly name: 'help'; readonly of: CommandName | null }
    | { readonly name: 'version' }
    | { readonly name: 'sessions'; readonly search: string; readonly limit: number }
    | { readonly name: 'export'; readonly id: string; readonly format: ExportFormat; readonly out: string }
    | { readonly name: 'models'; readonly action: 'list' | 'get' | 'remove'; readonly id: string }
    | { readonly name: 'doctor'; readonly zip: string | null }
    | Transcribe
    | Listen
  );

const SESSIONS_LISTED = 100;
const MOST_LISTED = 1_000_000;
const MOST_SECONDS = 366 * 24 * 3600;
const MODEL_ACTIONS = ['list', 'get', 'remove'] as const;

interface Given {
  readonly values: ReadonlyMap<OptionName, readonly string[]>;
  readonly flags: ReadonlySet<OptionName>;
  readonly words: readonly string[];
}

/**
 * What is asked for by `args`, without the program's own name.
 *
 * @throws UsageError
 */
export function parseCommand(args: readonly string[]): Command {
  const { values, flags, words: all } = read(args);
  const [first, ...words] = all;
  const common = {
    json: flags.has('json'),
    quiet: flags.has('quiet'),
    userData: values.get('user-data')?.at(-1),
  };
  if (first === undefined) {
    if (flags.has('version')) return { ...common, name: 'version' };
    if (flags.has('help')) return { ...common, name: 'help', of: null };
    throw new UsageError('command-missing');
  }
  if (!isCommandName(first)) {
    throw new UsageError('command-unknown', { command: first }, nearest(first, COMMAND_NAMES));
  }
  if (flags.has('help')) return { ...common, name: 'help', of: first };
  const given = { values, flags, words };
  check(first, given);
  return toCommand(first, common, given);
}

function toCommand(name: CommandName, common: Common, { values, flags, words }: Given): Command {
  const last = (option: OptionName): string | undefined => values.get(option)?.at(-1);
  const [word = ''] = words;
  switch (name) {
    case 'transcribe':
      return {
        ...common,
        name,
        files: words,
        formats: formatsOf(last('format') ?? 'srt'),
        out: last('out') ?? '.',
        engine: last('engine'),
      };
    case 'listen':
      return {
        ...common,
        name,
        sources: (values.get('source') ?? ['microphone']).map(parseSource),
        output: common.json ? 'jsonl' : oneOf('output', last('output') ?? 'text', ['jsonl', 'text']),
        interims: flags.has('interims'),
        seconds: last('for') === undefined ? null : numberOf('for', last('for') ?? '', MOST_SECONDS),
        engine: last('engine'),
      };
    case 'sessions':
      return {
        ...common,
        name,
        search: (last('search') ?? '').trim(),
        limit: Math.floor(numberOf('limit', last('limit') ?? String(SESSIONS_LISTED), MOST_LISTED)),
      };
    case 'export':
      return {
        ...common,
        name,
        id: word,
        format: formatsOf(last('format') ?? 'srt', 1)[0] ?? 'srt',
        out: last('out') ?? '-',
      };
    case 'models': {
      const action = oneOf('', word, MODEL_ACTIONS);
      const id = words[1] ?? '';
      if (action !== 'list' && id === '') throw new UsageError('argument-missing', { argument: 'ID' });
      if (action === 'list' && id !== '') throw new UsageError('argument-unexpected', { argument: id });
      return { ...common, name, action, id };
    }
    case 'doctor':
      return { ...common, name, zip: last('zip') ?? null };
    case 'help':
      if (word !== '' && !isCommandName(word)) {
        throw new UsageError('command-unknown', { command: word }, nearest(word, COMMAND_NAMES));
      }
      return { ...common, name, of: isCommandName(word) ? word : null };
  }
}

/** Options may stand anywhere; `--` ends them. */
function read(args: readonly string[]): Given {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.keys(OPTIONS).map((name) => {
        const { value, short } = optionSpec(name as OptionName);
        return [name, { type: value === undefined ? 'boolean' : 'string', ...(short && { short }) }];
      }),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values = new Map<OptionName, string[]>();
  const flags = new Set<OptionName>();
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName: option, value } = token;
    if (!isOption(name)) throw unknownOption(option);
    const spec = optionSpec(name);
    if (spec.value === undefined) {
      if (value !== undefined) throw new UsageError('value-unexpected', { option });
      flags.add(name);
      continue;
    }
    // Without its `=`, what looks like the next option is no value.
    if (value === undefined || value === '' || (!token.inlineValue && isOptionLike(value))) {
      throw new UsageError('value-missing', { option, value: spec.value });
    }
    values.set(name, spec.many ? [...(values.get(name) ?? []), value] : [value]);
  }
  return { values, flags, words };
}

/** A single `-` is the standard output. */
function isOptionLike(value: string): boolean {
  return value.startsWith('-') && value !== '-';
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(OPTIONS, name);
}

function unknownOption(option: string): UsageError {
  const known = Object.keys(OPTIONS).map((name) => `--${name}`);
  return new UsageError(
    'option-unknown',
    { option },
    option.startsWith('--') ? nearest(option, known) : null,
  );
}

/** @throws UsageError for options of other commands, and too few or too many words */
function check(name: CommandName, { values, flags, words }: Given): void {
  const { options, takes = '', least, most } = commandSpec(name);
  const allowed: readonly OptionName[] = [...options, ...COMMON, 'version'];
  for (const option of [...values.keys(), ...flags]) {
    if (!allowed.includes(option)) {
      throw new UsageError('option-foreign', { option: `--${option}`, command: name });
    }
  }
  if (words.length < least) throw new UsageError('argument-missing', { argument: takes });
  const extra = words[most];
  if (extra !== undefined) throw new UsageError('argument-unexpected', { argument: extra });
  const sources = values.get('source') ?? [];
  if (sources.length > MAX_LANES)
    throw new UsageError('argument-unexpected', { argument: sources.at(-1) ?? '' });
}

function formatsOf(value: string, most: number = EXPORT_FORMATS.length): ExportFormat[] {
  const formats = new Set<ExportFormat>();
  for (const name of value.split(',')) {
    const format = exportFormatSchema.safeParse(name.trim().toLowerCase());
    if (!format.success || formats.size >= most) throw notAllowed('format', name, EXPORT_FORMATS);
    formats.add(format.data);
  }
  return [...formats];
}

function oneOf<T extends string>(option: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw notAllowed(option, value, allowed);
  return found;
}

function numberOf(option: string, value: string, most: number): number {
  const number = Number(value);
  if (!/^\d+(?:\.\d+)?$/.test(value) || number <= 0 || number > most) {
    throw new UsageError('value-not-allowed', { option: `--${option}`, value, allowed: `1…${most}` });
  }
  return number;
}

function notAllowed(option: string, value: string, allowed: readonly string[]): UsageError {
  const params = { option: option === '' ? 'models' : `--${option}`, value, allowed: allowed.join(', ') };
  return new UsageError(
    'value-not-allowed',
    params,
    allowed.includes(value) ? null : nearest(value, allowed),
  );
}
