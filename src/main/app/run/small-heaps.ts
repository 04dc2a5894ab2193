import { setFlagsFromString } from 'node:v8';
import type { CommandLine } from 'electron';

/**
 * How much garbage a page's heap may hold before it is collected, % of what lives in it. By itself V8 lets it be several
 * times as much in a window that draws all the time. Less than this costs the control window half as much again of the
 * processor (docs/benchmarks.md).
 */
const GARBAGE_PERCENT = 60;

/**
 * Main allocates little, so it may collect often: for each 1.3 times of what lives, and with the small young generation
 * that it began with, which would come to hold 16 MB of garbage for good.
 */
const MAIN = ['--optimize-for-size', '--semi-space-growth-factor=1'];

/**
 * Has V8 collect garbage before it is much: a show goes on for hours beside a game that wants the memory. To be called
 * before the app is ready, when Chromium reads what it tells its pages; main's own heap is there by then.
 */
export function keepHeapsSmall(
  commandLine: Pick<CommandLine, 'appendSwitch' | 'getSwitchValue'>,
  setFlag: (flag: string) => void = setFlagsFromString,
): void {
  const given = commandLine.getSwitchValue('js-flags');
  commandLine.appendSwitch('js-flags', `${given} --heap-growing-percent=${GARBAGE_PERCENT}`.trim());
  for (const flag of MAIN) setFlag(flag);
}
