/** What the command line can be asked: one table, from which it is parsed, helped with and documented. */

interface OptionSpec {
  /** What its value is called in the help; left out for one that is there or is not. */
  readonly value?: string;
  readonly short?: string;
  /** Whether it may be given again. */
  readonly many?: true;
}

interface CommandSpec {
  readonly options: readonly OptionName[];
  /** What the help calls what is not an option. */
  readonly takes?: string;
  readonly least: number;
  readonly most: number;
}

export const OPTIONS = {
  format: { value: 'FORMAT[,FORMAT]', short: 'f' },
  out: { value: 'PATH', short: 'o' },
  source: { value: 'SOURCE', short: 's', many: true },
  output: { value: 'jsonl|text' },
  interims: {},
  for: { value: 'SECONDS' },
  search: { value: 'WORDS' },
  limit: { value: 'NUMBER' },
  zip: { value: 'FILE' },
  engine: { value: 'ENGINE' },
  json: {},
  quiet: { short: 'q' },
  help: { short: 'h' },
  version: { short: 'V' },
  'user-data': { value: 'FOLDER' },
} as const satisfies Record<string, OptionSpec>;
export type OptionName = keyof typeof OPTIONS;

/** Those that every command has. */
export const COMMON = ['json', 'quiet', 'user-data', 'help'] as const satisfies readonly OptionName[];

export const COMMANDS = {
  transcribe: { options: ['format', 'out', 'engine'], takes: 'FILE…', least: 1, most: 10_000 },
  listen: { options: ['source', 'output', 'interims', 'for', 'engine'], least: 0, most: 0 },
  sessions: { options: ['search', 'limit'], least: 0, most: 0 },
  export: { options: ['format', 'out'], takes: 'ID|last', least: 1, most: 1 },
  models: { options: [], takes: 'list|get ID|remove ID', least: 1, most: 2 },
  doctor: { options: ['zip'], least: 0, most: 0 },
  help: { options: [], takes: '[COMMAND]', least: 0, most: 1 },
} as const satisfies Record<string, CommandSpec>;
export type CommandName = keyof typeof COMMANDS;

export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

export function isCommandName(word: string): word is CommandName {
  return Object.hasOwn(COMMANDS, word);
}

export function optionSpec(name: OptionName): OptionSpec {
  return OPTIONS[name];
}

/** Whether the value of this option, as it was written, is the next word: `--out`, `-o`, but not `--out=captions`. */
export function awaitsValue(option: string): boolean {
  const specs: [string, OptionSpec][] = Object.entries(OPTIONS);
  const known = specs.filter(([, { value }]) => value !== undefined);
  if (option.startsWith('--')) return known.some(([name]) => option === `--${name}`);
  if (!option.startsWith('-')) return false;
  // Of letters that stand together, the first that takes a value takes the others as its value.
  const letters = option.slice(1).split('');
  const first = letters.findIndex((letter) => known.some(([, { short }]) => short === letter));
  return first >= 0 && first === letters.length - 1;
}

export function commandSpec(name: CommandName): CommandSpec {
  return COMMANDS[name];
}
