import type { OwnPreset } from '../../../../shared/overlay/presets';
import { overlayStyleSchema } from '../../../../shared/overlay/style';
import { useActions, useSession } from '../../state/context';

/** What the user can do with styles of their own. */
export function useOwnStyles() {
  const { changeSettings } = useActions();
  const look = useSession((state) => state.settings.overlay);
  const own = useSession((state) => state.settings.overlayPresets);
  const set = (overlayPresets: OwnPreset[]): void => void changeSettings({ overlayPresets });
  return {
    /** The overlay's style as it is now. */
    save: (name: string) =>
      set([...own, { id: crypto.randomUUID(), name, style: overlayStyleSchema.parse(look) }]),
    rename: (id: string, name: string) =>
      set(own.map((preset) => (preset.id === id ? { ...preset, name } : preset))),
    remove: (id: string) => set(own.filter((preset) => preset.id !== id)),
  };
}
