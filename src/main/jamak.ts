import { app, safeStorage } from 'electron';
import { v7 as uuidv7 } from 'uuid';
import type { SessionEvent } from '../shared/events';
import { languageKeyId } from '../shared/presets';
import type { Settings } from '../shared/settings';
import { LanguageDesk } from './app/language-desk';
import { Speech } from './app/speech/speech';
import { openKeys } from './app/keys';
import { interfaceLanguage } from './app/interface-language';
import { Listeners } from './app/listeners';
import { describe, log } from './app/log';
import { MediaLibrary } from './app/media-library';
import { NoticeBoard } from './app/notice-board';
import { openStoreOrSay } from './app/open-store';
import { resourcePath, userPath } from './app/paths';
import { withEngine } from './app/run/engine-flag';
import type { Flags } from './app/run/flags';
import { openTrace } from './app/run/trace-file';
import { UnattendedRun } from './app/run/unattended-run';
import { captionFile, demonstrate } from './app/run/unattended';
import { traceVitals } from './app/run/vitals';
import { SessionController } from './app/session-controller';
import { CaptureLink } from './app/windows/capture-link';
import { guardRequests } from './app/windows/page-requests';
import { guardContents, guardPermissions } from './app/windows/permissions';
import { ORIGIN, serveApp } from './app/windows/protocol';
import { reviveOnCrash } from './app/windows/revive';
import { WindowRegistry } from './app/windows/window-registry';
import {
  bringToFront,
  createCaptureWindow,
  createControlWindow,
  createOverlayWindow,
  loaded,
  showOverlay,
} from './app/windows/windows';
import { Doorway } from './ipc/doorway';
import { createHandlers } from './ipc/handlers';
import { createPush } from './ipc/push';
import { Parts } from './parts';
import { createSpoolCaptioner } from './speech/spool/spool-captioner';
import { openSpool } from './speech/spool/spool';
import { openSettings } from './storage/settings-file';
import { openUsage } from './storage/usage-file';

/** How long quitting may wait for the last captions and for what the language engine adds to the session, ms. */
const SESSION_END_MS = 5_000;
/** How long it may wait for what is being written, ms. */
const WRITING_MS = 2_000;

/**
 * Joins the app: each part is made, handed what it needs, and registered with how it is closed; then windows
 * open. Quitting closes the parts in the opposite order.
 */
export async function startJamak(flags: Flags): Promise<void> {
  const parts = new Parts({
    onError: (name, error) => log.error('not closed well', name, describe(error)),
    onLate: (name) => log.warn('still closing', name),
  });
  quitInOrder(parts);

  const { trace, close: closeTrace } = openTrace(flags.trace);
  parts.add('trace', trace, closeTrace);
  trace({ type: 'launched', at: performance.timeOrigin });

  // What windows are told and served.
  const windows = new WindowRegistry();
  const push = createPush((name) => windows.get(name));
  const notices = new NoticeBoard((all) => push('notices.changed', all));
  const media = new MediaLibrary();
  serveApp(media);
  const capturePage = () => windows.get('capture')?.webContents;
  guardPermissions(capturePage);
  await guardRequests(capturePage);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));

  // What is kept.
  const settings = openSettings({
    path: userPath('settings.json'),
    onNotice: (notice) => notices.put(notice),
  });
  const keys = openKeys({ path: userPath('keys.json'), safeStorage, platform: process.platform });
  const usage = parts.add(
    'usage',
    openUsage({ path: userPath('usage.json') }),
    (file) => file.settled(),
    WRITING_MS,
  );
  const store = parts.add('store', await openStoreOrSay(notices), (opened) => opened.close(), WRITING_MS);
  const spool = parts.add(
    'spool',
    await openSpool({
      folder: userPath('spool'),
      onFull: () => void notices.add('warning', 'speech-spool-full'),
    }),
    (opened) => opened.settled(),
    WRITING_MS,
  );

  // Engines.
  const speech = parts.add(
    'speech',
    new Speech({
      modelsFolder: flags.models ?? resourcePath('models'),
      settings: () => withEngine(settings.get(), flags.engine),
      key: (id) => keys.get(id),
      spool,
      notices,
      onModels: (models) => push('models.changed', models),
    }),
    (engines) => engines.close(),
  );
  const language = parts.add(
    'language',
    new LanguageDesk({
      settings: () => settings.get(),
      key: () => keys.get(languageKeyId(settings.get().languageEngine.preset)),
      usage,
      store,
      notices,
      newId: uuidv7,
      onReportProgress: (progress) => push('report.progress', progress),
    }),
    (desk) => desk.close(),
  );

  // The session: sound comes from the capture window, events go to whoever listens.
  const capture = parts.add(
    'capture',
    new CaptureLink(() => windows.add('capture', createCaptureWindow())),
    (link) => link.close(),
  );
  const events = new Listeners<[SessionEvent]>((error) => log.error('event listener', describe(error)));
  const paints = new Listeners<[seq: number, paintedAt: number]>((error) =>
    log.error('paint listener', describe(error)),
  );
  const controller = parts.add(
    'session',
    new SessionController({
      engine: speech.engine,
      spool,
      language,
      store,
      notices,
      settings: () => settings.get(),
      trace,
      sendToCapture: (command) => capture.send(command),
      onEvent: (event) => events.tell(event),
      onLevel: (laneId, level, speaking) => push('lane.level', { laneId, level, speech: speaking }),
    }),
    (running) => running.stop(),
    SESSION_END_MS,
  );
  events.add((event) => push('session.event', event));
  events.add((event) => trace({ type: 'event', event }));
  paints.add((seq, at) => trace({ type: 'painted', at, seq }));

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
  speech.onServerBack(() => void captionSpooled());

  // The way in from windows.
  const enginesChanged = (): void => {
    speech.settingsChanged();
    language.settingsChanged();
  };
  const onSettings = (changed: Settings): void => {
    push('settings.changed', { settings: changed, language: interfaceLanguage(changed) });
    showOverlay(windows.get('overlay'), changed.overlay.visible);
    enginesChanged();
  };
  parts.add(
    'doorway',
    new Doorway({
      origin: ORIGIN,
      windowOf: (name) => windows.get(name),
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
        devices: () => capture.devices,
        controlWindow: () => windows.get('control'),
        onSettings,
        onKeys: enginesChanged,
        onPainted: (seq, paintedAt) => paints.tell(seq, paintedAt),
      }),
    }),
    (doorway) => doorway.close(),
  );

  // Windows.
  capture.open({
    onMessage: (message) => {
      if (message.type !== 'frames') return controller.take(message);
      for (const frame of message.frames) controller.take(frame);
    },
    onDevices: (devices) => push('devices.changed', devices),
    onRestarted: () => controller.captureRestarted(),
    onGivenUp: () => controller.captureFailed(),
  });
  const overlay = windows.add('overlay', reviveOnCrash(createOverlayWindow(settings.get().overlay.visible)));
  const control = windows.add('control', reviveOnCrash(createControlWindow()));
  control.on('closed', () => app.quit());
  app.on('window-all-closed', () => app.quit());
  app.on('second-instance', () => {
    notices.add('info', 'already-running');
    bringToFront(windows.get('control'));
  });
  if (flags.trace !== undefined) parts.add('vitals', traceVitals(windows, trace), (stop) => stop());

  // What the last run left undone.
  const recovered = await store.closeOrphans().catch(() => 0);
  if (recovered > 0) notices.add('info', 'session-recovered', { count: recovered });
  void captionSpooled();

  // A demo, or a file that is captioned with nobody at the keyboard.
  if (!flags.demo && flags.caption === undefined) return;
  const run = new UnattendedRun(controller);
  events.add((event) => run.onEvent(event));
  paints.add((seq, paintedAt) => run.onPainted(seq, paintedAt));
  await loaded(overlay);
  const ok =
    flags.caption === undefined
      ? await demonstrate({ run, events, speech, language, store, folder: flags.demoOutput })
      : await captionFile(run, media, flags.caption);
  await parts.close();
  app.exit(ok ? 0 : 1);
}

/** Quitting waits for the words that are still being recognised, but no part may hold it up for ever. */
function quitInOrder(parts: Parts): void {
  app.on('before-quit', (event) => {
    event.preventDefault();
    void parts.close().finally(() => app.exit(0));
  });
}
