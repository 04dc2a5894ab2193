import { mkdir, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { writeAtomically } from '../../files/atomic-write';

/** What XDG's desktops start at login: one file for each program. @see https://specifications.freedesktop.org/autostart-spec */
export function autostartPath(environment: NodeJS.ProcessEnv): string {
  const given = environment['XDG_CONFIG_HOME'];
  const home = given !== undefined && isAbsolute(given) ? given : join(homedir(), '.config');
  return join(home, 'autostart', 'jamak.desktop');
}

/** What such a file holds. `program`: the path of what is started, with its arguments behind it. */
export function autostartEntry(program: string, args: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Jamak',
    'Comment=Live captions',
    `Exec=${[program, ...args].map(quoted).join(' ')}`,
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** Has the desktop start Jamak at login, or not any more. @throws the file system's error */
export async function setAutostartFile(path: string, entry: string | null): Promise<void> {
  if (entry === null) return rm(path, { force: true });
  await mkdir(dirname(path), { recursive: true });
  await writeAtomically(path, entry, { mode: 0o644 });
}

/**
 * An argument as `Exec` has it: in quotation marks with what is special between them behind a backslash, which itself is
 * escaped once more as in every value of such a file; a percent sign would be a field.
 */
function quoted(argument: string): string {
  const escaped = argument.replaceAll(/["`$\\]/gu, String.raw`\$&`).replaceAll('\\', '\\\\');
  return `"${escaped.replaceAll('%', '%%')}"`;
}
