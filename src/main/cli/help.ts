import { EXPORT_FORMATS } from '../../shared/session/record';
import {
  COMMAND_NAMES,
  COMMON,
  commandSpec,
  optionSpec,
  type CommandName,
  type OptionName,
} from './line/commands';
import type { UsageError } from './line/usage-error';
import { fill, type CliWords } from './words';

/** How Jamak, or one of its commands, is used. */
export function helpText(words: CliWords, of: CommandName | null): string {
  if (of === null) {
    const commands = COMMAND_NAMES.map((name): [string, string] => [
      [name, commandSpec(name).takes].filter(Boolean).join(' '),
      words.command[name],
    ]);
    return [
      `Jamak. ${words.about}`,
      '',
      words.usage,
      words.without,
      '',
      `${words.commands}:`,
      ...columns(commands),
      '',
      `${words.options}:`,
      ...columns(optionRows(words, [...COMMON, 'version'])),
      '',
      words.more,
    ].join('\n');
  }
  const { takes, options } = commandSpec(of);
  return [
    `jamak ${[of, takes].filter(Boolean).join(' ')}`,
    words.command[of],
    '',
    `${words.options}:`,
    ...columns(optionRows(words, [...options, ...COMMON])),
  ].join('\n');
}

/** Why a command line makes no sense, and what may have been meant. */
export function usageText(words: CliWords, { code, params, nearest }: UsageError, of: string): string {
  const meant = nearest === null ? [] : [fill(words.nearest, { nearest })];
  const wrong = fill(words.wrong[code], params);
  return [`jamak: ${[wrong, ...meant].join(' ')}`, fill(words.hint, { command: of }).trimEnd()].join('\n');
}

function optionRows(words: CliWords, names: readonly OptionName[]): [string, string][] {
  return names.map((name) => {
    const { value, short } = optionSpec(name);
    const letters = short === undefined ? '    ' : `-${short}, `;
    const left = `${letters}--${name}${value === undefined ? '' : ` ${value}`}`;
    return [left, fill(words.option[name], { formats: EXPORT_FORMATS.join(', ') })];
  });
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
