import type { AppState } from '../../../shared/ipc';
import type { OverlayApi } from '../../../shared/window-api';

/** What joins a page to main: IPC in a window, whose preload has this shape, Server-Sent Events in a browser. */
export interface SessionLink extends Pick<
  OverlayApi,
  'state' | 'onSessionEvent' | 'onSessionDeleted' | 'onSettings'
> {
  /** Main's state, unasked: what came in a break is not kept any more, or another run of Jamak answers. */
  readonly onState?: (listener: (state: AppState) => void) => () => void;
}
