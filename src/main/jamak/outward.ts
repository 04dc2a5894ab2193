import { app } from 'electron';
import { MediaLibrary } from '../app/media-library';
import { NoticeBoard } from '../app/notice-board';
import type { Flags } from '../app/run/flags';
import { openTrace } from '../app/run/trace-file';
import { SteadyClock } from '../app/steady-clock';
import { watchChildProcesses } from '../app/windows/child-processes';
import { guardRequests } from '../app/windows/page-requests';
import { guardContents, guardPermissions } from '../app/windows/permissions';
import { WindowRegistry } from '../app/windows/window-registry';
import { createPush } from '../ipc/push';
import type { Parts } from '../parts';

export type Outward = Awaited<ReturnType<typeof joinOutward>>;

/** What windows are told and served, and what they are kept from. */
export async function joinOutward(parts: Parts, flags: Flags) {
  const { trace, close: closeTrace } = openTrace(flags.trace);
  parts.add('trace', trace, closeTrace);
  trace({ type: 'launched', at: performance.timeOrigin });

  const clock = new SteadyClock();

  const windows = new WindowRegistry();
  watchChildProcesses(windows);
  const push = createPush((name) => windows.get(name));
  const notices = new NoticeBoard((all) => push('notices.changed', all));
  const media = new MediaLibrary();
  const capturePage = () => windows.get('capture')?.webContents;
  guardPermissions(capturePage);
  await guardRequests(capturePage);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  return { trace, clock, windows, push, notices, media };
}
