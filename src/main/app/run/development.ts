import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import { z } from 'zod';

const packageSchema = z.object({ forTests: z.literal(true) });

/**
 * Whether debuggers and the switches for measuring are for whoever starts this: in a checkout, and in a package that
 * was made for tests (`scripts/package.mjs --for-tests`).
 */
export function isForDevelopment(): boolean {
  if (!app.isPackaged) return true;
  const description = readFileSync(join(app.getAppPath(), 'package.json'), 'utf8');
  return packageSchema.safeParse(JSON.parse(description)).success;
}
