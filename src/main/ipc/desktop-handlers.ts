import type { Commands } from '../app/commands/commands';
import type { Shortcuts } from '../app/shortcuts/shortcuts';
import type { Handlers } from './doorway';

export interface DesktopHandlerOptions {
  readonly desktop: {
    readonly commands: Pick<Commands, 'takeWish'>;
    readonly shortcuts: Pick<Shortcuts, 'state' | 'record'>;
    readonly hasTray: () => Promise<boolean>;
    readonly canStartAtLogin: boolean;
  };
}

type DesktopRequests = 'desktop.abilities' | 'window.wish' | 'shortcuts.state' | 'shortcuts.record';

/** What the desktop around the windows is asked. */
export function createDesktopHandlers({
  desktop: { commands, shortcuts, hasTray, canStartAtLogin },
}: DesktopHandlerOptions): Pick<Handlers, DesktopRequests> {
  return {
    'desktop.abilities': async () => ({ tray: await hasTray(), startWithSystem: canStartAtLogin }),
    'window.wish': () => commands.takeWish(),
    'shortcuts.state': () => shortcuts.state,
    'shortcuts.record': ({ recording }) => shortcuts.record(recording),
  };
}
