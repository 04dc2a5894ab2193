import type { OverlayStyle } from '../../../shared/overlay/style';
import type { Settings } from '../../../shared/settings';
import { useActions, useSession } from '../state/context';

/** How the overlay looks now, and how to change it: what is changed shows on the screen at once. */
export function useLook(): [Settings['overlay'], (patch: Partial<OverlayStyle>) => void] {
  const { changeSettings } = useActions();
  const look = useSession((state) => state.settings.overlay);
  return [look, (patch) => void changeSettings({ overlay: { ...look, ...patch } })];
}
