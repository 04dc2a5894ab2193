import { app, powerMonitor, safeStorage } from 'electron';
import { v7 as uuidv7 } from 'uuid';
import type { SessionEvent } from '../shared/session/events';
import { CATALOGUES } from '../shared/locales';
import { languageKeyId } from '../shared/presets';
import { addressOfKey, type Settings } from '../shared/settings';
import { LanguageDesk } from './app/language-desk';
import { LanguageCheck } from './app/speech/language-check';
import { Speech } from './app/speech/speech';
import { confirmKey } from './app/confirm-key';
import { openKeys } from './app/keys';
import { interfaceLanguage } from './app/interface-language';
import { keepAwake } from './app/keep-awake';
import { Listeners } from './app/listeners';
import { describe, log, stackOf } from './app/log';
import { MediaLibrary } from './app/media-library';
import { NoticeBoard } from './app/notice-board';
import { openStore } from './app/open-store';
import { builtPath, resourcePath, userPath } from './app/paths';
import { quitInOrder } from './app/quitting';
import { withEngine } from './app/run/engine-flag';
import { isUnattended, type Flags } from './app/run/flags';
import { openTrace } from './app/run/trace-file';
import { UnattendedRun } from './app/run/unattended-run';
import { captionFile } from './app/run/caption-file';
import { allSaved, demonstrate } from './app/run/demonstrate';
import { traceVitals } from './app/run/vitals';
import { SessionController } from './app/session-controller';
import { Sessions } from './app/sessions';
import { askAboutUnsaved } from './app/unsaved-question';
import { SteadyClock } from './app/steady-clock';
import { CaptureLink } from './app/windows/capture-link';
import { watchChildProcesses } from './app/windows/child-processes';
import { askToRetryControl } from './app/windows/control-failed';
import { guardRequests } from './app/windows/page-requests';
import { guardContents, guardPermissions } from './app/windows/permissions';
import { ORIGIN, serveApp } from './app/windows/protocol';
import { SupervisedWindow } from './app/windows/supervised-window';
import { WindowRegistry } from './app/windows/window-registry';
import {
  bringToFront,
  createCaptureWindow,
  createControlWindow,
  createOverlayWindow,
  showOverlay,
} from './app/windows/windows';
import { Doorway } from './ipc/doorway';
import { createHandlers } from './ipc/handlers';
import { createPush } from './ipc/push';
import { Parts } from './parts';
import { Meter } from './remote/meter';
import { createSpoolCaptioner } from './speech/spool/spool-captioner';
import { openSpool } from './speech/spool/spool';
import { createStore } from './storage/client';
import { openSettings } from './storage/settings-file';
import { openUsage } from './storage/usage-file';

// All that quitting may wait for is less than ten seconds, the user's answer excepted.
/** The last captions and what the language engine adds to the session, for which it grants four seconds, ms. */
const SESSION_END_MS = 5_000;
/** What is being written, ms. */
const WRITING_MS = 1_000;
/** The user's word on captions that can't be saved, ms: a day. Nobody is asked when all is saved. */
const ASKING_MS = 24 * 3600 * 1000;

/**
 * Joins the app: each part is made, handed what it needs, and registered with how it is closed; then windows
 * open. Quitting closes the parts in the opposite order.
 */
export async function startJamak(flags: Flags): Promise<void> {
  const parts = new Parts({
    onError: (name, error) => log.error('not closed well', name, describe(error)),
    onLate: (name) => log.warn('still closing', name),
  });
  const hurried = quitInOrder(() => parts.close());

  const { trace, close: closeTrace } = openTrace(flags.trace);
  parts.add('trace', trace, closeTrace);
  trace({ type: 'launched', at: performance.timeOrigin });

  const clock = new SteadyClock();

  // What windows are told and served.
  const windows = new WindowRegistry();
  watchChildProcesses(windows);
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
  const keyAddress = (id: string): string | null => addressOfKey(settings.get(), id);
  const keys = openKeys({
    path: userPath('keys.json'),
    safeStorage,
    platform: process.platform,
    addressOf: keyAddress,
    // Standard settings in place of lost ones do not tell whom a key was given for.
    addressOfOld: settings.intact ? keyAddress : () => null,
    confirm: async (origin) => {
      const window = windows.get('control');
      return window !== undefined && confirmKey(window, origin, interfaceLanguage(settings.get()));
    },
    onNotice: (notice) => notices.put(notice),
  });
  const usage = parts.add(
    'usage',
    openUsage({ path: userPath('usage.json'), onNotice: (notice) => notices.put(notice) }),
    (file) => file.settled(),
    WRITING_MS,
  );
  const store = parts.add(
    'store',
    createStore({
      path: userPath('sessions.db'),
      workerPath: builtPath('main', 'database-worker.js'),
      onNotice: (notice) => notices.put(notice),
    }),
    (opened) => opened.close(),
    WRITING_MS,
  );
  const spool = parts.add(
    'spool',
    await openSpool({
      folder: userPath('spool'),
      onFull: () => void notices.add('warning', 'speech-spool-full'),
    }),
    (opened) => opened.settled(),
    WRITING_MS,
  );

  const savedAgain = new Listeners<[]>((error) => log.error('save listener', describe(error)));
  const sessions = parts.add(
    'sessions',
    new Sessions({ store, spool, notices, onSavedAgain: () => savedAgain.tell() }),
    (all) =>
      askAboutUnsaved({
        sessions: all,
        window: () => windows.get('control'),
        files: { folder: app.getPath('documents'), ...settings.get().export },
        language: interfaceLanguage(settings.get()),
        hurried: isUnattended(flags) ? AbortSignal.abort() : hurried,
      }),
    ASKING_MS,
  );

  // Engines. What their servers cost counts to one month.
  const meter = new Meter({
    saved: usage.saved,
    save: (month) => usage.save(month),
    now: Date.now,
    ceiling: () => settings.get().languageEngine.monthlyCeiling,
    onCeiling: () => void notices.add('warning', 'server-ceiling'),
  });
  const speech = parts.add(
    'speech',
    new Speech({
      modelsFolder: flags.models ?? resourcePath('models'),
      settings: () => withEngine(settings.get(), flags.engine),
      key: (id, baseUrl) => keys.get(id, baseUrl),
      meter,
      spool,
      notices,
      onModels: (models) => push('models.changed', models),
    }),
    (engines) => engines.close(),
  );
  const languageCheck = new LanguageCheck({
    engine: speech.engine,
    language: () => settings.get().speech.language,
    notices,
  });
  const language = parts.add(
    'language',
    new LanguageDesk({
      settings: () => settings.get(),
      key: (preset, baseUrl) => keys.get(languageKeyId(preset), baseUrl),
      meter,
      store: sessions,
      notices,
      newId: uuidv7,
      onReportProgress: (progress) => push('report.progress', progress),
    }),
    (desk) => desk.close(),
  );

  // The session: sound comes from the capture window, events go to whoever listens.
  const capture = parts.add(
    'capture',
    new CaptureLink({ create: createCaptureWindow, registry: windows, now: () => clock.now() }),
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
      sessions,
      notices,
      media,
      settings: () => settings.get(),
      trace,
      steadyNow: () => clock.now(),
      sendToCapture: (command) => capture.send(command),
      restartSpeech: () => speech.restart(),
      onError: (error) => log.error('session', stackOf(error)),
      onEvent: (event) => events.tell(event),
      onLevel: (laneId, level, speaking) => push('lane.level', { laneId, level, speech: speaking }),
    }),
    (running) => running.close(),
    SESSION_END_MS,
  );
  events.add((event) => push('session.event', event));
  events.add(keepAwake());
  powerMonitor.on('resume', () => controller.resumed());
  events.add((event) => trace({ type: 'event', event }));
  events.add((event) => languageCheck.onEvent(event));
  paints.add((seq, at) => trace({ type: 'painted', at, seq }));

  const spoolCaptioner = createSpoolCaptioner({
    spool,
    engine: speech.engine,
    appendLate: (sessionId, happenings) => store.appendLate(sessionId, happenings),
    live: () => sessions.live,
  });
  const captionSpooled = async (): Promise<void> => {
    const count = await spoolCaptioner.run();
    if (count > 0) notices.add('info', 'speech-spool-recovered');
  };
  speech.onServerBack(() => void captionSpooled());
  savedAgain.add(() => void captionSpooled());

  // Windows that are seen.
  const overlay = parts.add(
    'overlay',
    new SupervisedWindow({
      name: 'overlay',
      registry: windows,
      create: () => createOverlayWindow(settings.get().overlay.visible, onOverlayClosed),
      onGivenUp: () => void notices.add('error', 'overlay-failed'),
    }),
    (window) => window.stop(),
  );
  const control = parts.add(
    'control',
    new SupervisedWindow({
      name: 'control',
      registry: windows,
      create: createControlWindow,
      onClosed: () => app.quit(),
      onGivenUp: () => {
        void askToRetryControl(interfaceLanguage(settings.get())).then((again) =>
          again ? control.retry() : app.quit(),
        );
      },
    }),
    (window) => window.stop(),
  );
  /** Who closes the overlay wants to see it no more, until it is asked for. */
  const onOverlayClosed = (): void => {
    notices.add('info', 'overlay-closed');
    const { overlay: shown } = settings.get();
    void settings.change({ overlay: { ...shown, visible: false } }).then(onSettings);
  };

  // The way in from windows.
  const enginesChanged = (): void => {
    speech.settingsChanged();
    language.settingsChanged();
  };
  const onSettings = (changed: Settings): void => {
    push('settings.changed', { settings: changed, language: interfaceLanguage(changed) });
    if (changed.overlay.visible) overlay.retry();
    showOverlay(windows.get('overlay'), changed.overlay.visible);
    enginesChanged();
    languageCheck.settingsChanged();
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
        sessions,
        settings,
        notices,
        media,
        devices: () => capture.devices,
        controlWindow: () => windows.get('control'),
        onSettings,
        onKeys: enginesChanged,
        onDeleted: (deleted) => {
          const shown = controller.view.sessionId;
          if (shown === null || !deleted(shown)) return;
          controller.forget();
          push('session.deleted', { sessionId: shown });
        },
        onPainted: (seq, paintedAt) => paints.tell(seq, paintedAt),
      }),
    }),
    (doorway) => doorway.close(),
  );

  // Everything is ready for windows.
  capture.open({
    onMessage: (message) => {
      if (message.type !== 'frames') return controller.take(message);
      for (const frame of message.frames) controller.take(frame);
    },
    onDevices: (devices) => push('devices.changed', devices),
    onRestarted: () => controller.captureRestarted(),
    onGivenUp: () => controller.captureFailed(),
  });
  overlay.open();
  control.open();
  app.on('window-all-closed', () => app.quit());
  app.on('second-instance', () => {
    notices.add('info', 'already-running');
    bringToFront(windows.get('control'));
  });
  if (flags.trace !== undefined) parts.add('vitals', traceVitals(windows, trace), (stop) => stop());

  // What the last run left undone, and whether its files are whole.
  openStore({
    store,
    live: () => sessions.live,
    notices,
    onError: (error) => log.error('store failed to open', describe(error)),
  })
    .then(() => {
      void captionSpooled();
      return control.loaded;
    })
    .then(() => store.check())
    .catch((error: unknown) => log.error('store check', describe(error)));

  // A demo, or a file that is captioned with nobody at the keyboard.
  if (!isUnattended(flags)) return;
  const run = new UnattendedRun(controller);
  const words = () => CATALOGUES[interfaceLanguage(settings.get())];
  events.add((event) => run.onEvent(event));
  paints.add((seq, paintedAt) => run.onPainted(seq, paintedAt));
  await overlay.loaded;
  const ok =
    flags.caption === undefined
      ? await demonstrate({ run, events, speech, language, sessions, folder: flags.demoOutput })
      : await captionFile({ run, media, words }, flags.caption);
  await parts.close();
  app.exit(ok && allSaved(sessions) ? 0 : 1);
}
