import { screen } from 'electron';
import type { DisplayArea } from '../../../shared/overlay/place';

/** All displays, the main one first. */
export function displaysNow(): DisplayArea[] {
  const main = screen.getPrimaryDisplay().id;
  return screen
    .getAllDisplays()
    .toSorted((a, b) => Number(b.id === main) - Number(a.id === main))
    .map(({ id, bounds, workArea }) => ({ id, bounds, workArea }));
}

/** Calls `onChange` when displays come, go, turn or change their size. Returns how to stop. */
export function watchDisplays(onChange: () => void): () => void {
  screen.on('display-added', onChange);
  screen.on('display-removed', onChange);
  screen.on('display-metrics-changed', onChange);
  return () => {
    screen.off('display-added', onChange);
    screen.off('display-removed', onChange);
    screen.off('display-metrics-changed', onChange);
  };
}
