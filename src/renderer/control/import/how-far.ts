import type { ImportItem, ImportQueue } from '../../../shared/import/queue';

/** How much of a file is captioned, in percent; null where it does not say how long it is. */
export function percentOf({ doneMs, durationMs, state }: ImportItem): number | null {
  if (state === 'done') return 100;
  if (durationMs === null || durationMs === 0) return null;
  return Math.min(99, Math.floor((100 * doneMs) / durationMs));
}

/** How long it will take, ms; null while nobody knows. */
export function leftMs({ doneMs, durationMs, speed }: ImportItem): number | null {
  if (durationMs === null || speed === null || speed <= 0) return null;
  return Math.max(0, durationMs - doneMs) / speed;
}

/** Whether nothing more becomes of it by itself. */
export function isOver({ state }: ImportItem): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

/** How many of the files are done, and of how many. */
export function countsOf({ items }: ImportQueue): { readonly done: number; readonly total: number } {
  return { done: items.filter(isOver).length, total: items.length };
}
