import { EXIT, type ExitCode } from './exit-codes';
import type { Terminal } from './terminal';
import { fill, type CliWords } from './words';

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
}

export type Look = () => Promise<Omit<Finding, 'check'>>;

/** Looks at everything, one after the other; a look that throws has failed. */
export async function examine(looks: Readonly<Record<CheckName, Look>>): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of CHECKS) {
    const found = await looks[check]().catch((error: unknown) => ({
      state: 'failed' as const,
      found: codeOf(error),
    }));
    findings.push({ check, ...found });
  }
  return findings;
}

/** Never its message, which may name files. */
function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
}

/** Tells the findings; what only could be better is no failure. */
export function tellFindings(
  findings: readonly Finding[],
  terminal: Terminal,
  words: CliWords,
  json: boolean,
): ExitCode {
  const failed = findings.filter(({ state }) => state === 'failed').length;
  if (json) terminal.result(JSON.stringify({ ok: failed === 0, findings }, null, 2));
  else {
    for (const finding of findings) terminal.result(findingLine(finding, words));
    terminal.note(failed === 0 ? words.doctor.fine : fill(words.doctor.trouble, { count: failed }));
  }
  return failed === 0 ? EXIT.ok : EXIT.failed;
}

const SIGNS = { ok: '[ok]', warning: '[ !]', failed: '[--]' } as const;

export function findingLine({ check, state, found }: Finding, { doctor }: CliWords): string {
  const value = typeof found === 'boolean' ? (found ? doctor.yes : doctor.no) : String(found);
  return `${SIGNS[state]} ${doctor[check]}: ${value}`;
}
