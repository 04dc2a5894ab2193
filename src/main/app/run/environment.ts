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
