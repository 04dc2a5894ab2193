import { z } from 'zod';

/**
 * What can be done from anywhere: by the tray, by a shortcut of the whole system and in the window. This is the one
 * list, in the order of menus; `main/app/commands` runs them.
 */
export const COMMANDS = [
  'toggle-captions',
  'pause',
  'mark',
  'take-back',
  'mute-1',
  'mute-2',
  'mute-3',
  'mute-4',
  'toggle-overlay',
  'edit-overlay',
  'catch-up',
  'show-window',
] as const;

export const commandSchema = z.enum(COMMANDS);
export type Command = z.infer<typeof commandSchema>;

/** What commands do next depends on. */
export interface CommandState {
  /** Whether captions run. */
  readonly running: boolean;
  readonly paused: boolean;
  /** Whether something was said so lately that it can be taken back at once. */
  readonly saidLately: boolean;
  /** Whether the overlay shows. */
  readonly overlay: boolean;
  /** Whether the overlay can be dragged. */
  readonly editing: boolean;
  /** The session's sources, with the names that they are called by. */
  readonly lanes: readonly { readonly id: string; readonly name: string; readonly muted: boolean }[];
}

/** Which source a command mutes, from 0; null for all other commands. */
export function mutedBy(command: Command): number | null {
  const number = /^mute-(\d)$/u.exec(command)?.[1];
  return number === undefined ? null : Number(number) - 1;
}

/** Whether it would do something now. */
export function isPossible(command: Command, state: CommandState): boolean {
  if (command === 'take-back') return state.saidLately;
  const lane = mutedBy(command);
  if (lane !== null) return state.running && lane < state.lanes.length;
  return state.running || !['pause', 'mark', 'catch-up'].includes(command);
}
