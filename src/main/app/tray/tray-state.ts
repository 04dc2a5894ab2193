import type { MessageCode } from '../../../shared/errors';
import type { Notice } from '../../../shared/notices';
import type { CommandState } from '../../../shared/commands/commands';
import type { SessionView } from '../../../shared/session/session-view';

/** Each has its icon in `resources/tray`. */
export type TrayState = 'idle' | 'capturing' | 'paused' | 'trouble';

/** What keeps captions from coming, from the screen or from the disk. */
const HINDRANCES: ReadonlySet<MessageCode> = new Set([
  'capture-failed',
  'microphone-silent',
  'speech-host-failed',
  'speech-failed',
  'overlay-failed',
  'store-failed',
  'store-newer',
]);

/** What the tray's icon says. Only what hinders captions while they run is trouble: the rest is told in the window. */
export function trayState(
  { running, paused }: Pick<CommandState, 'running' | 'paused'>,
  lanes: Pick<SessionView, 'lanes'>['lanes'],
  notices: readonly Pick<Notice, 'code'>[],
): TrayState {
  if (!running) return 'idle';
  const unheard = lanes.some(({ state }) => state === 'lost' || state === 'failed');
  if (unheard || notices.some(({ code }) => HINDRANCES.has(code))) return 'trouble';
  return paused ? 'paused' : 'capturing';
}
