import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { processRuns } from '../files/process-runs';

const markSchema = z.object({ pid: z.number().int().positive() });
const MODE = 0o600;

function pathOf(dataFolder: string): string {
  return join(dataFolder, 'command.json');
}

/**
 * Says in the data folder that a command has it to itself: whoever wants to open the app meanwhile is told why that does
 * not work. For who has the lock of that folder, as `removeMark` is.
 */
export function leaveMark(dataFolder: string, pid: number): void {
  try {
    writeFileSync(pathOf(dataFolder), JSON.stringify({ pid }), { mode: MODE });
  } catch {
    // A full disk is said elsewhere; the app then says less.
  }
}

export function removeMark(dataFolder: string): void {
  try {
    rmSync(pathOf(dataFolder), { force: true });
  } catch {
    // It names a process that runs no more.
  }
}

/** Whether a command has the data folder to itself right now; one that crashed has not. */
export function isMarked(dataFolder: string, runs = processRuns): boolean {
  try {
    return runs(markSchema.parse(JSON.parse(readFileSync(pathOf(dataFolder), 'utf8'))).pid);
  } catch {
    return false;
  }
}
