import type { Painted } from '../paint-reporter';

/** Tells whoever drives the page, as a measurement does; nothing leaves it. */
export function tellPainted(detail: Painted): void {
  window.dispatchEvent(new CustomEvent<Painted>('jamak-painted', { detail }));
}
