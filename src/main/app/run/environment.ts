import { homedir } from 'node:os';
import { join } from 'node:path';

const UNVERIFIED = 'NODE_TLS_REJECT_UNAUTHORIZED';

/**
 * Takes away what would have this process trust any server that pretends to be another, and so hand out keys and what
 * is said. Returns whether it was there.
 */
export function keepServersVerified(env: NodeJS.ProcessEnv): boolean {
  const unverified = env[UNVERIFIED] === '0';
  delete env[UNVERIFIED];
  return unverified;
}

/**
 * Names the account's home where the environment does not, as for a service: Chromium would take the folder for
 * temporary files in its place, which all users share. The folder for programs' settings in it, or null where nothing
 * had to be named.
 */
export function nameHome(env: NodeJS.ProcessEnv, homeOfAccount = homedir): string | null {
  if (process.platform !== 'linux' || env['HOME']) return null;
  try {
    env['HOME'] = homeOfAccount();
  } catch {
    // The account is in no list of users.
    return null;
  }
  return env['XDG_CONFIG_HOME'] ? null : join(env['HOME'], '.config');
}
