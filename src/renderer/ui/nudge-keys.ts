import type { RequestInput } from '../../shared/ipc';

const STEP_PX = 8;
const LARGE_STEP_PX = 48;

const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

type Keys = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey'>;

/** What an arrow key does to the overlay: with Shift in larger steps, with Alt or Ctrl to its size. Null for other keys. */
export function nudgeOf({ key, shiftKey, altKey, ctrlKey }: Keys): RequestInput<'overlay.nudge'> | null {
  const way = WAYS[key];
  if (!way) return null;
  const step = shiftKey ? LARGE_STEP_PX : STEP_PX;
  const size = altKey || ctrlKey;
  return { dx: way[0] * step, dy: way[1] * step, size };
}
