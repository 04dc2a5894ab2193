import { expect, it } from 'vitest';
import { Shortcuts, shortcutSupport } from '../../../../src/main/app/shortcuts/shortcuts';
import type { Command } from '../../../../src/shared/commands/commands';
import { NO_SHORTCUTS, type ShortcutState } from '../../../../src/shared/commands/shortcuts';

/** A system on which another program has some keys. */
function open(taken: readonly string[] = []) {
  const others = new Set(taken);
  const keys = new Map<string, () => void>();
  const ran: Command[] = [];
  const states: ShortcutState[] = [];
  const shortcuts = new Shortcuts({
    registry: {
      register: (accelerator, onPressed) => {
        if (accelerator === 'F24') throw new Error('no such key');
        if (others.has(accelerator) || keys.has(accelerator)) return false;
        keys.set(accelerator, onPressed);
        return true;
      },
      unregister: (accelerator) => void keys.delete(accelerator),
    },
    support: 'yes',
    run: (command) => ran.push(command),
    onChanged: (state) => states.push(state),
  });
  return { shortcuts, others, keys, ran, states };
}

it('runs the command of the keys that are pressed', () => {
  const { shortcuts, keys, ran } = open();
  shortcuts.set({ ...NO_SHORTCUTS, mark: 'Control+Alt+M', pause: 'F13' });
  keys.get('Control+Alt+M')?.();
  keys.get('F13')?.();
  expect(ran).toEqual(['mark', 'pause']);
});

it('takes only what has changed, also when two commands change their keys with each other', () => {
  const { shortcuts, keys, ran, states } = open();
  shortcuts.set({ ...NO_SHORTCUTS, mark: 'F13', pause: 'F14' });
  shortcuts.set({ ...NO_SHORTCUTS, mark: 'F14', pause: 'F13' });
  keys.get('F14')?.();
  expect(ran).toEqual(['mark']);
  shortcuts.set(NO_SHORTCUTS);
  expect([keys.size, states]).toEqual([0, []]);
});

it('tells what is refused, and takes it as soon as it can be had', () => {
  const { shortcuts, others, keys, states } = open(['F13']);
  const wanted = { ...NO_SHORTCUTS, mark: 'F13', pause: 'F24', 'catch-up': 'F15' };
  shortcuts.set(wanted);
  expect(shortcuts.state).toEqual({ support: 'yes', refused: ['pause', 'mark'] });
  others.clear();
  shortcuts.set({ ...wanted, pause: null });
  expect([...keys.keys()]).toEqual(['F15', 'F13']);
  expect(states.map(({ refused }) => refused)).toEqual([['pause', 'mark'], []]);
});

it('gives keys that two commands have to the first, which is no refusal', () => {
  const { shortcuts, keys, ran } = open();
  shortcuts.set({ ...NO_SHORTCUTS, mark: 'F13', 'mute-1': 'F13' });
  keys.get('F13')?.();
  expect([ran, shortcuts.state.refused]).toEqual([['mark'], []]);
});

it('leaves all keys alone while some are chosen, and at the end', () => {
  const { shortcuts, keys } = open();
  shortcuts.set({ ...NO_SHORTCUTS, mark: 'F13' });
  shortcuts.record(true);
  expect(keys.size).toBe(0);
  shortcuts.set({ ...NO_SHORTCUTS, mark: 'F14' });
  expect(keys.size).toBe(0);
  shortcuts.record(false);
  expect([...keys.keys()]).toEqual(['F14']);
  shortcuts.close();
  expect(keys.size).toBe(0);
});

it('knows where the system gives no keys', () => {
  expect(shortcutSupport('linux', { XDG_SESSION_TYPE: 'wayland' })).toBe('wayland');
  expect(shortcutSupport('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe('wayland');
  expect(shortcutSupport('linux', { XDG_SESSION_TYPE: 'x11' })).toBe('yes');
  expect(shortcutSupport('win32', {})).toBe('yes');
});
