import type { MenuItemConstructorOptions } from 'electron';
import {
  COMMANDS,
  isPossible,
  mutedBy,
  type Command,
  type CommandState,
} from '../../../shared/commands/commands';
import type { Catalogue } from '../../../shared/locales/catalogue';
import { withValues } from '../message-words';

/** A line stands before each of these. */
const GROUPS: readonly Command[] = ['mute-1', 'toggle-overlay', 'catch-up'];

/** All commands as a menu: what they do next, or whether what they switch is on. */
export function commandMenu(
  state: CommandState,
  words: Catalogue['commands'],
  run: (command: Command) => void,
): MenuItemConstructorOptions[] {
  const shown = COMMANDS.filter((command) => mutedBy(command) === null || isPossible(command, state));
  return shown.flatMap((command) => [
    ...(GROUPS.includes(command) ? [{ type: 'separator' as const }] : []),
    {
      id: command,
      ...wordingOf(command, state, words),
      enabled: isPossible(command, state),
      click: () => run(command),
    },
  ]);
}

function wordingOf(
  command: Command,
  state: CommandState,
  words: Catalogue['commands'],
): Pick<MenuItemConstructorOptions, 'label' | 'type' | 'checked'> {
  const lane = state.lanes[mutedBy(command) ?? -1];
  if (lane)
    return { type: 'checkbox', label: withValues(words.mute, { name: lane.name }), checked: lane.muted };
  switch (command) {
    case 'toggle-captions':
      return { label: state.running ? words.stop : words.start };
    case 'pause':
      return { type: 'checkbox', label: words.pause, checked: state.paused };
    case 'toggle-overlay':
      return { type: 'checkbox', label: words.overlay, checked: state.overlay };
    case 'edit-overlay':
      return { type: 'checkbox', label: words.edit, checked: state.editing };
    default:
      return { label: words.names[command] };
  }
}
