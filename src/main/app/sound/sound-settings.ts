import { spawn } from 'node:child_process';
import { shell } from 'electron';
import { JamakError } from '../../../shared/errors';

/** Pages of the system's settings by their addresses. */
const PAGES: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'ms-settings:sound',
  darwin: 'x-apple.systempreferences:com.apple.preference.sound?input',
};

/** On Linux every desktop has its own program; the first one that is there is started. */
const PROGRAMS: readonly (readonly [program: string, ...args: string[]])[] = [
  ['gnome-control-center', 'sound'],
  ['systemsettings', 'kcm_pulseaudio'],
  ['cinnamon-settings', 'sound'],
  ['pavucontrol'],
];

/** Opens the system's sound settings, where the loudness of a device is set. @throws JamakError 'sound-settings-missing' */
export async function openSoundSettings(platform: NodeJS.Platform = process.platform): Promise<void> {
  const page = PAGES[platform];
  if (page !== undefined) {
    await shell.openExternal(page).catch((error: unknown) => {
      throw new JamakError('sound-settings-missing', { cause: error });
    });
    return;
  }
  for (const [program, ...args] of PROGRAMS) if (await started(program, args)) return;
  throw new JamakError('sound-settings-missing');
}

/** Whether the program is there. It outlives Jamak. */
function started(program: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
