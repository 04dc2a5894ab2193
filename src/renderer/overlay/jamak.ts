import type { OverlayApi } from '../../shared/window-api';

/** What this window's preload gives it. */
export const jamak = (window as unknown as { readonly jamak: OverlayApi }).jamak;
