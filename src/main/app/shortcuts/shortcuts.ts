import { COMMANDS, type Command } from '../../../shared/commands/commands';
import {
  keptBy,
  NO_SHORTCUTS,
  type ShortcutSettings,
  type ShortcutState,
} from '../../../shared/commands/shortcuts';

/** Electron's `globalShortcut`, as far as it is needed. */
export interface KeyRegistry {
  /** Whether the keys are ours now. */
  register(accelerator: string, onPressed: () => void): boolean;
  unregister(accelerator: string): void;
}

export interface ShortcutsOptions {
  readonly registry: KeyRegistry;
  readonly support: ShortcutState['support'];
  readonly run: (command: Command) => void;
  /** The system takes the keys otherwise than before. */
  readonly onChanged: (state: ShortcutState) => void;
}

/** Keys that work whatever window is in front. */
export class Shortcuts {
  readonly #options: ShortcutsOptions;
  /** Keys that are ours, by command. */
  readonly #held = new Map<Command, string>();
  #wanted = NO_SHORTCUTS;
  #recording = false;
  #refused: readonly Command[] = [];

  constructor(options: ShortcutsOptions) {
    this.#options = options;
  }

  get state(): ShortcutState {
    return { support: this.#options.support, refused: [...this.#refused] };
  }

  /** Takes these keys in place of those before. What is refused is told, and tried again with the next change. */
  set(wanted: ShortcutSettings): void {
    this.#wanted = wanted;
    this.#update();
  }

  /** While the user presses keys to choose them, they do nothing else. */
  record(recording: boolean): void {
    if (this.#recording === recording) return;
    this.#recording = recording;
    this.#update();
  }

  /** All keys are everybody's again. */
  close(): void {
    for (const command of this.#held.keys()) this.#release(command);
  }

  #update(): void {
    const keysOf = (command: Command): string | null =>
      this.#recording || keptBy(command, this.#wanted) ? null : this.#wanted[command];
    // All that is given up first: two commands may have changed their keys with each other.
    for (const [command, keys] of this.#held) if (keysOf(command) !== keys) this.#release(command);
    const refused = COMMANDS.filter((command) => {
      const keys = keysOf(command);
      return keys !== null && !this.#held.has(command) && !this.#take(command, keys);
    });
    // What is recorded tells nothing new of other keys.
    if (this.#recording || refused.join() === this.#refused.join()) return;
    this.#refused = refused;
    this.#options.onChanged(this.state);
  }

  #take(command: Command, keys: string): boolean {
    try {
      const taken = this.#options.registry.register(keys, () => this.#options.run(command));
      if (taken) this.#held.set(command, keys);
      return taken;
    } catch {
      // Electron throws where the keyboard has no such key, which to the user is the same as a refusal.
      return false;
    }
  }

  #release(command: Command): void {
    const keys = this.#held.get(command);
    if (keys !== undefined) this.#options.registry.unregister(keys);
    this.#held.delete(command);
  }
}

/** Whether programs can have keys of the whole system here: Wayland gives none to those that run in its X11. */
export function shortcutSupport(
  platform: NodeJS.Platform,
  environment: NodeJS.ProcessEnv,
): ShortcutState['support'] {
  const wayland =
    environment['XDG_SESSION_TYPE'] === 'wayland' || environment['WAYLAND_DISPLAY'] !== undefined;
  return platform === 'linux' && wayland ? 'wayland' : 'yes';
}
