import { existsSync } from 'node:fs';
import { awaitsValue, isCommandName } from './commands';

const ASKS_ALONE = new Set(['--help', '-h', '--version', '-V']);
/** A word of a command, as somebody may mistype it; files and addresses have other letters. */
const WORD = /^[a-z][a-z-]*$/i;

/**
 * What is said to Jamak by a command line, without the program and what is Chromium's; null when it is to open its
 * windows. `packaged`: whether the program is the app, and not Electron, which is told where the app lies.
 */
export function commandArguments(
  argv: readonly string[],
  packaged: boolean,
  isFile: (path: string) => boolean = existsSync,
): string[] | null {
  const given = argv.slice(1);
  // Of the switches before it, as Electron has them, none is ours.
  const appAt = packaged ? -1 : given.findIndex((arg) => !arg.startsWith('-'));
  if (!packaged && appAt < 0) return null;
  const args = given.slice(appAt + 1);
  const wordAt = args.findIndex((arg, at) => !arg.startsWith('-') && !awaitsValue(args[at - 1] ?? ''));
  const word = args[wordAt];
  const before = wordAt < 0 ? args : args.slice(0, wordAt);
  const ours = before.filter((arg) => !CHROMIUMS.test(arg));
  if (word === undefined) return ours.some((arg) => ASKS_ALONE.has(arg)) ? ours : null;
  if (!isCommandName(word) && (!WORD.test(word) || isFile(word))) return null;
  return [...ours, ...args.slice(wordAt).filter((arg) => !CHROMIUMS.test(arg))];
}

/** Switches of Chromium and Electron that a script may need, which they have read by themselves. */
const CHROMIUMS =
  /^--(?:no-sandbox|ozone-platform(?:-hint)?=|disable-gpu|lang=|use-fake-|use-file-for-fake-|allow-file-access|remote-debugging|inspect|enable-logging|v=|log-level=|headless)/;
