import { z } from 'zod';
import { acceleratorSchema } from './accelerator';
import { COMMANDS, commandSchema, type Command } from './commands';

const shortcutSchema = acceleratorSchema.nullable().default(null);

/** The keys of each command, anywhere in the system; null for none, which is how it begins: keys belong to other programs. */
export const shortcutsSchema = z.object(
  Object.fromEntries(COMMANDS.map((command) => [command, shortcutSchema])) as Record<
    Command,
    typeof shortcutSchema
  >,
);
export type ShortcutSettings = z.infer<typeof shortcutsSchema>;

export const NO_SHORTCUTS: ShortcutSettings = shortcutsSchema.parse({});

/** Keys that hardly any other program listens to, for whoever wants some at once. */
export const SUGGESTED_SHORTCUTS: ShortcutSettings = {
  ...NO_SHORTCUTS,
  'toggle-captions': 'Control+Alt+Shift+S',
  pause: 'Control+Alt+Shift+P',
  mark: 'Control+Alt+Shift+M',
  'take-back': 'Control+Alt+Shift+Z',
  'mute-1': 'Control+Alt+Shift+1',
  'mute-2': 'Control+Alt+Shift+2',
  'mute-3': 'Control+Alt+Shift+3',
  'mute-4': 'Control+Alt+Shift+4',
  'toggle-overlay': 'Control+Alt+Shift+O',
  'edit-overlay': 'Control+Alt+Shift+E',
  'catch-up': 'Control+Alt+Shift+C',
  'show-window': 'Control+Alt+Shift+J',
};

/** The command that has the same keys and comes first in the list: it alone gets them. Null for the first itself. */
export function keptBy(command: Command, shortcuts: ShortcutSettings): Command | null {
  const keys = shortcuts[command];
  const first = COMMANDS.find((other) => shortcuts[other] === keys);
  return keys === null || first === undefined || first === command ? null : first;
}

/** How the system took the shortcuts. */
export const shortcutStateSchema = z.object({
  /** `wayland`: the system passes keys to the window in front alone. */
  support: z.enum(['yes', 'wayland']),
  /** Commands whose keys the system or another program keeps. */
  refused: z.array(commandSchema),
});
export type ShortcutState = z.infer<typeof shortcutStateSchema>;
