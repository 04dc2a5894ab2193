import type { Finding } from '../app/diagnostics/findings';
import { EXIT, type ExitCode } from './exit-codes';
import type { Terminal } from './terminal';
import { fill, type CliWords } from './words';

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
