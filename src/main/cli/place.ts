import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { processRuns } from '../files/process-runs';

/** Where commands work that run beside the app. */
const FOLDER = 'commands';
/** What such a command does as the app would. */
const COPIED = ['settings.json', 'keys.json'];
const MODELS = 'models';

/** What a Jamak that runs is told by another process that is a command. */
export const COMMAND_DATA = { jamak: 'command' } as const;
const commandDataSchema = z.object({ jamak: z.literal(COMMAND_DATA.jamak) });

export function isCommand(data: unknown): boolean {
  return commandDataSchema.safeParse(data).success;
}

export interface OwnPlace {
  readonly folder: string;
  remove(): void;
}

/**
 * A data folder within the one of a Jamak that runs, for a command that needs one of its own: it has the same settings,
 * keys and models. Those that crashed commands left behind are cleared away.
 */
export function makeOwnPlace(dataFolder: string, pid: number, runs = processRuns): OwnPlace {
  const all = join(dataFolder, FOLDER);
  mkdirSync(all, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(all)) {
    if (/^\d+$/.test(name) && !runs(Number(name))) rmSync(join(all, name), { recursive: true, force: true });
  }
  const folder = join(all, String(pid));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of COPIED) {
    if (existsSync(join(dataFolder, name))) copyFileSync(join(dataFolder, name), join(folder, name));
  }
  const models = join(dataFolder, MODELS);
  // A link is taken away without what it leads to.
  if (existsSync(models)) symlinkSync(models, join(folder, MODELS), 'junction');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
