import { app } from 'electron';
import type { Notice } from '../../shared/notices';
import { DecoderWindow } from '../app/import/decoder-window';
import { Listeners } from '../app/listeners';
import { describe, log } from '../app/log';
import { MediaLibrary } from '../app/media-library';
import { NoticeBoard } from '../app/notice-board';
import type { Flags } from '../app/run/flags';
import type { StartupTrace } from '../app/run/startup-trace';
import { openTrace } from '../app/run/trace-file';
import { SteadyClock } from '../app/steady-clock';
import { watchChildProcesses } from '../app/windows/child-processes';
import { guardRequests } from '../app/windows/page-requests';
import { guardContents, guardPermissions } from '../app/windows/permissions';
import { WindowRegistry } from '../app/windows/window-registry';
import { createPush } from '../ipc/push';
import type { Parts } from '../parts';
import { joinCrashes } from './problems/crashes';

export type Outward = Awaited<ReturnType<typeof joinOutward>>;

/** What windows are told and served, and what they are kept from. */
export async function joinOutward(
  parts: Parts,
  flags: Flags,
  startup: Pick<StartupTrace, 'mark' | 'finish'>,
) {
  const { trace, close: closeTrace } = openTrace(flags.trace);
  parts.add('trace', trace, closeTrace);
  parts.add('start-up trace', startup, (one) => one.finish());
  trace({ type: 'launched', at: performance.timeOrigin });

  const clock = new SteadyClock();

  const windows = new WindowRegistry();
  const crashed = joinCrashes(parts, flags, windows);
  watchChildProcesses(windows);
  const push = createPush((name) => windows.get(name));
  const noticed = new Listeners<[Notice[]]>((error) => log.error('notice listener', describe(error)));
  noticed.add((all) => push('notices.changed', all));
  const notices = new NoticeBoard((all) => noticed.tell(all));
  // Captions that ran are spoken of where they are rescued.
  if (crashed.left?.captioning === false) notices.add('info', 'app-not-closed');
  const media = new MediaLibrary();
  /** Files that are being imported, by the ids under which their page asks for them. */
  const imported = new Map<string, string>();
  const decoderWindow = new DecoderWindow();
  const capturePage = () => windows.get('capture')?.webContents;
  const controlPage = () => windows.get('control')?.webContents;
  const importPage = () => decoderWindow.contents;
  guardPermissions(capturePage, controlPage);
  await guardRequests({ capture: capturePage, control: controlPage, importer: importPage });
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  return {
    ...crashed,
    trace,
    startup,
    clock,
    windows,
    push,
    notices,
    noticed,
    media,
    imported,
    decoderWindow,
  };
}
