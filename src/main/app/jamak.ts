import { app, safeStorage, type BrowserWindow } from 'electron';
import { v7 as uuidv7 } from 'uuid';
import { JamakError } from '../../shared/errors';
import type { WindowName } from '../../shared/ipc';
import type { SessionEvent } from '../../shared/events';
import { languageKeyId } from '../../shared/presets';
import type { Settings } from '../../shared/settings';
import type { Device } from '../../shared/source';
import { Doorway } from '../ipc/doorway';
import { createHandlers } from '../ipc/handlers';
import { createSpoolCaptioner } from '../speech/spool/spool-captioner';
import { openSpool } from '../speech/spool/spool';
import { openStore } from '../storage/client';
import type { SessionStore } from '../storage/contract';
import { openSettings } from '../storage/settings-file';
import { openUsage } from '../storage/usage-file';
import { CaptureLink } from './capture-link';
import { demoLine, finishDemo } from './demo';
import { withEngine } from './engine-flag';
import type { Flags } from './flags';
import { openKeys } from './keys';
import { interfaceLanguage } from './language';
import { LanguageDesk } from './language-desk';
import { log } from './log';
import { MediaLibrary } from './media-library';
import { NoticeBoard } from './notice-board';
import { builtPath, resourcePath, userPath } from './paths';
import { guardNavigation, guardPermissions } from './permissions';
import { ORIGIN, serveApp } from './protocol';
import { SessionController } from './session-controller';
import { Speech } from './speech';
import { openTrace } from './trace-file';
import { traceVitals } from './vitals';
import { UnattendedRun } from './unattended-run';
import { createCaptureWindow, createControlWindow, createOverlayWindow } from './windows';

/** How long quitting may wait for the last captions, ms. */
const QUIT_WAIT_MS = 5_000;

type Windows = Partial<Record<WindowName, BrowserWindow>>;

/** Joins every part of the app and opens its windows. */
export async function startJamak(flags: Flags): Promise<void> {
  const windows: Windows = {};
  let devices: Device[] = [];
  let run: UnattendedRun | null = null;
  // Parts that tell windows something exist before the doorway does.
  let push: Doorway['push'] = () => {};

  const { trace, close: closeTrace } = openTrace(flags.trace);
  trace({ type: 'launched', at: performance.timeOrigin });
  const media = new MediaLibrary();
  serveApp(media);
  guardPermissions((contents) => contents !== null && contents === windows.capture?.webContents);
  app.on('web-contents-created', (_event, contents) => guardNavigation(contents));

  const notices = new NoticeBoard((all) => push('notices.changed', all));
  const onNotice = ({ level, code, params }: Parameters<Parameters<typeof openSettings>[0]['onNotice']>[0]) =>
    void notices.add(level, code, params);
  const settings = openSettings({ path: userPath('settings.json'), onNotice });
  const keys = openKeys({ path: userPath('keys.json'), safeStorage, platform: process.platform });
  const spool = await openSpool({
    folder: userPath('spool'),
    onFull: () => void notices.add('warning', 'speech-spool-full'),
  });
  const speech = new Speech({
    modelsFolder: flags.models ?? resourcePath('models'),
    settings: () => withEngine(settings.get(), flags.engine),
    key: (id) => keys.get(id),
    spool,
    notices,
    onModels: (models) => push('models.changed', models),
    onServerBack: () => void captionSpooled(),
  });
  const store = await openStoreOrSay(notices, onNotice);

  const usage = openUsage({ path: userPath('usage.json') });
  const language = new LanguageDesk({
    settings: () => settings.get(),
    key: () => keys.get(languageKeyId(settings.get().languageEngine.preset)),
    usage,
    store,
    notices,
    newId: uuidv7,
    onReportProgress: (progress) => push('report.progress', progress),
  });

  const controller = new SessionController({
    engine: speech.engine,
    spool,
    language,
    store,
    notices,
    settings: () => settings.get(),
    trace,
    sendToCapture: (command) => capture.send(command),
    onEvent: (event: SessionEvent) => {
      push('session.event', event);
      trace({ type: 'event', event });
      run?.onEvent(event);
    },
    onLevel: (laneId, level, speaking) => push('lane.level', { laneId, level, speech: speaking }),
  });

  const spoolCaptioner = createSpoolCaptioner({
    spool,
    engine: speech.engine,
    appendLate: (sessionId, happenings) => store.appendLate(sessionId, happenings),
    running: () => (controller.running ? controller.view.sessionId : null),
  });
  const captionSpooled = async (): Promise<void> => {
    const count = await spoolCaptioner.run();
    if (count > 0) notices.add('info', 'speech-spool-recovered');
  };

  const doorway = new Doorway({
    origin: ORIGIN,
    windows: () => windows,
    onError: (name, error) => log.warn('request failed', name, describe(error)),
    handlers: createHandlers({
      controller,
      language,
      speech,
      keys,
      store,
      settings,
      notices,
      media,
      devices: () => devices,
      controlWindow: () => windows.control,
      onSettings: (changed) => {
        push('settings.changed', { settings: changed, language: interfaceLanguage(changed) });
        showOverlay(windows, changed);
        speech.settingsChanged();
        language.settingsChanged();
      },
      onKeys: () => {
        speech.settingsChanged();
        language.settingsChanged();
      },
      onPainted: (seq, paintedAt) => {
        trace({ type: 'painted', at: paintedAt, seq });
        run?.onPainted(seq, paintedAt);
      },
    }),
  });
  push = (name, payload) => doorway.push(name, payload);

  const capture = new CaptureLink({
    createWindow: () => (windows.capture = createCaptureWindow()),
    onMessage: (message) => {
      if (message.type === 'frames') {
        for (const frame of message.frames) controller.take(frame);
      } else if (message.type === 'devices') {
        devices = message.devices;
        push('devices.changed', devices);
      } else {
        controller.take(message);
      }
    },
    onRestarted: () => controller.captureRestarted(),
    onGivenUp: () => controller.captureFailed(),
  });

  windows.overlay = reviveOnCrash(
    () => createOverlayWindow(settings.get().overlay.visible),
    windows,
    'overlay',
  );
  windows.control = reviveOnCrash(createControlWindow, windows, 'control');

  app.on('second-instance', () => {
    notices.add('info', 'already-running');
    const { control } = windows;
    if (control?.isMinimized()) control.restore();
    control?.show();
    control?.focus();
  });
  app.on('window-all-closed', () => app.quit());
  windows.control.on('closed', () => app.quit());
  const stopVitals = flags.trace === undefined ? null : traceVitals(() => windows, trace);
  const closeAll = async (): Promise<void> => {
    stopVitals?.();
    await controller.stop();
    language.close();
    await usage.settled();
    await spool.settled();
    await store.close();
    await closeTrace();
    await speech.close();
    capture.close();
  };
  quitInOrder(closeAll);

  const recovered = await store.closeOrphans().catch(() => 0);
  if (recovered > 0) notices.add('info', 'session-recovered', { count: recovered });
  void captionSpooled();

  if (!flags.demo && flags.caption === undefined) return;
  run = new UnattendedRun(controller, (happening) => {
    const line = flags.demo ? demoLine(happening) : null;
    if (line !== null) console.log(line);
  });
  await loaded(windows.overlay);
  let reason: string | null = null;
  if (flags.caption !== undefined) {
    await run.run({ kind: 'file', ...(await media.add(flags.caption)) });
  } else {
    // What the demo prints of delays is of a show under way, not of a machine that still reads its models.
    await speech.warm;
    console.log('Captioning the sample speech, live (39 s) …');
    const result = await run.run({ kind: 'sample' });
    await language.makeReport(result.sessionId);
    reason = await finishDemo(result, store, flags.demoOutput, console.log);
  }
  if (reason !== null) console.error(`The demo failed: ${reason}.`);
  await closeAll();
  app.exit(reason === null ? 0 : 1);
}

/** A store that cannot be opened must not keep anybody from captions: they are live, unsaved, and it is said. */
async function openStoreOrSay(
  notices: NoticeBoard,
  onNotice: Parameters<typeof openStore>[0]['onNotice'],
): Promise<SessionStore> {
  const path = userPath('sessions.db');
  try {
    return await openStore({ path, workerPath: builtPath('main', 'database-worker.js'), onNotice });
  } catch (error) {
    const failure = JamakError.from(error);
    log.error('store failed to open', describe(failure));
    notices.addError(failure);
    const fail = (): Promise<never> => Promise.reject(failure);
    return {
      append: fail,
      appendLate: fail,
      list: fail,
      load: fail,
      delete: fail,
      loadNotes: fail,
      saveNotes: fail,
      clearNotes: fail,
      saveReport: fail,
      closeOrphans: fail,
      close: () => Promise.resolve(),
    };
  }
}

function showOverlay(windows: Windows, settings: Settings): void {
  if (settings.overlay.visible) windows.overlay?.showInactive();
  else windows.overlay?.hide();
}

/** A page that crashes is loaded again: it catches up from the feed. */
function reviveOnCrash(
  create: () => BrowserWindow,
  windows: Windows,
  name: 'overlay' | 'control',
): BrowserWindow {
  const window = create();
  window.webContents.on('render-process-gone', (_event, details) => {
    log.warn('window gone', name, details.reason);
    if (details.reason !== 'clean-exit' && windows[name] === window) window.webContents.reload();
  });
  return window;
}

function loaded(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    if (window.webContents.isLoading()) window.webContents.once('did-finish-load', () => resolve());
    else resolve();
  });
}

/** Quitting waits for the words that are still being recognised, but not for ever. */
function quitInOrder(close: () => Promise<void>): void {
  let closing = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (closing) return;
    closing = true;
    const limit = new Promise<void>((resolve) => setTimeout(resolve, QUIT_WAIT_MS));
    void Promise.race([close(), limit])
      .catch((error: unknown) => log.error('quit', describe(error)))
      .finally(() => app.exit(0));
  });
}

/** What a log may hold of an error: never its params, which may name files. */
function describe(error: unknown): string {
  if (error instanceof JamakError && error.code !== 'unexpected') return error.code;
  const cause = error instanceof JamakError ? error.cause : error;
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}
