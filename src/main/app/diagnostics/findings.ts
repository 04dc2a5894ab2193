/** What is looked at, in the order in which it is told. */
export const CHECKS = [
  'versions',
  'folder',
  'space',
  'database',
  'backups',
  'models',
  'devices',
  'keychain',
  'gpu',
  'port',
] as const;
export type CheckName = (typeof CHECKS)[number];

/** Of one thing: whether it works, and what was found. It names no file, device or person, and says nothing that was said. */
export interface Finding {
  readonly check: CheckName;
  readonly state: 'ok' | 'warning' | 'failed';
  readonly found: string | number | boolean;
  /** How long the look took, ms. */
  readonly tookMs: number;
}

export type Look = () => Promise<Omit<Finding, 'check' | 'tookMs'>>;

/** Looks at everything, one after the other; a look that throws has failed. */
export async function examine(
  looks: Readonly<Record<CheckName, Look>>,
  now: () => number = () => performance.now(),
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of CHECKS) {
    const began = now();
    const found = await looks[check]().catch((error: unknown) => ({
      state: 'failed' as const,
      found: codeOf(error),
    }));
    findings.push({ check, ...found, tookMs: Math.round(now() - began) });
  }
  return findings;
}

/** Never its message, which may name files. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
}
