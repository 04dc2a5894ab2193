import { app } from 'electron';
import { v7 as uuidv7 } from 'uuid';
import type { OverlayState } from '../../shared/ipc';
import { withLane } from '../../shared/source';
import type { SettingsPatch } from '../../shared/settings';
import { Corrections } from '../app/corrections/corrections';
import { Editing } from '../app/editing/editing';
import { UndoLogs } from '../app/editing/undo-logs';
import { Archive } from '../app/archive/archive';
import { videoStarts } from '../app/archive/video-starts';
import { Exporting } from '../app/exporting/exporting';
import { filesToOpen } from '../app/exporting/opened-files';
import { interfaceLanguage } from '../app/interface-language';
import { isCommand } from '../cli/place';
import { Listeners } from '../app/listeners';
import { describe, log } from '../app/log';
import { displaysNow, watchDisplays } from '../app/overlay/displays';
import { Overlay } from '../app/overlay/overlay';
import { keepTopmost } from '../app/overlay/topmost';
import type { Flags } from '../app/run/flags';
import { createReplay } from '../app/run/replay';
import { traceVitals } from '../app/run/vitals';
import { askToRetryControl } from '../app/windows/control-failed';
import { ORIGIN } from '../app/windows/protocol';
import { SupervisedWindow } from '../app/windows/supervised-window';
import { setTheme } from '../app/windows/theme';
import { createControlWindow, createOverlayWindow } from '../app/windows/windows';
import { Doorway } from '../ipc/doorway';
import { createHandlers } from '../ipc/handlers';
import type { Parts } from '../parts';
import { joinBackstage } from './backstage';
import type { Broadcast } from './broadcast';
import { joinData } from './data';
import { joinDesktop } from './desktop';
import { joinDiagnostics } from './problems/diagnostics';
import { joinHistory } from './history';
import type { Engines } from './engines';
import type { JoinedImport } from './import';
import type { Kept } from './kept';
import { joinOpening } from './opening';
import type { Outward } from './outward';
import type { JoinedRecaption } from './recaption';
import type { JoinedSession } from './session';
import type { JoinedUpdates } from './upkeep/updates';

/** The windows, and their way in; they open when all else is ready. */
export function joinWindows(
  parts: Parts,
  flags: Flags,
  hurried: AbortSignal,
  joined: Outward &
    Kept &
    Engines &
    Broadcast &
    JoinedSession &
    JoinedImport &
    JoinedRecaption &
    JoinedUpdates,
) {
  const { changed, trace, startup, windows, push, notices, media, settings, keys, sessions, dialogs } =
    joined;
  const {
    speech,
    language,
    inside,
    languageCheck,
    capture,
    systemSound,
    events,
    paints,
    controller,
    doctor,
    soundCheck,
    broadcast,
    surfaces,
  } = joined;
  const changeSettings = async (patch: SettingsPatch): Promise<void> =>
    changed.tell(await settings.change(patch));
  const undo = new UndoLogs();
  const corrections = new Corrections({
    controller,
    sessions,
    language,
    notices,
    settings: () => settings.get(),
    changeSettings,
    onTakenBack: (sessionId, ids, related) => undo.of(sessionId).takenBack(ids, related),
  });
  const editing = new Editing({ controller, sessions, corrections, undo, newId: uuidv7 });
  /** Sessions are deleted: nobody shows them any more. */
  const onDeleted = (deleted: (sessionId: string) => boolean): void => {
    broadcast.forget(deleted);
    undo.forget(deleted);
    const shown = controller.view.sessionId;
    if (shown === null || !deleted(shown)) return;
    controller.forget();
    push('session.deleted', { sessionId: shown });
  };
  const history = joinHistory(parts, {
    ...joined,
    changeSettings,
    onGone: (sessionId) => onDeleted((id) => id === sessionId),
  });
  const backstage = joinBackstage({ ...joined, corrections, changeSettings });
  surfaces.open(backstage);
  language.setWantedLanguages(() => surfaces.server.languages);
  // After its time was noted.
  events.add((event) => broadcast.take(event));
  events.add(({ happening }) => {
    if (happening.type === 'moment-marked') surfaces.obs.onMark(happening.markId);
  });
  /** Who closes the overlay wants to see it no more, until it is asked for. */
  const onOverlayClosed = (): void => {
    notices.add('info', 'overlay-closed');
    const { overlay: shown } = settings.get();
    void settings.change({ overlay: { ...shown, visible: false } }).then((all) => changed.tell(all));
  };
  const overlayStates = new Listeners<[OverlayState]>((error) =>
    log.error('overlay listener', describe(error)),
  );
  overlayStates.add((state) => push('overlay.state', state));
  const overlay = parts.add(
    'overlay',
    new Overlay({
      window: () => windows.get('overlay'),
      settings: () => settings.get(),
      displays: displaysNow,
      keepPlaces: (overlayPlaces) => void settings.change({ overlayPlaces }),
      onState: (state) => overlayStates.tell(state),
    }),
    (one) => one.close(),
  );
  const overlayWindow = parts.add(
    'overlay window',
    new SupervisedWindow({
      name: 'overlay',
      registry: windows,
      create: () => {
        const { box: bounds, visible } = overlay;
        return createOverlayWindow({ bounds, visible, onClose: onOverlayClosed });
      },
      onLoaded: () => overlay.apply(),
      onHangs: (reason) => joined.crashes.add('overlay', reason),
      onGivenUp: () => void notices.add('error', 'overlay-failed'),
    }),
    (window) => window.stop(),
  );
  const wakeCapture = (): void => {
    if (capture.wake()) speech.touch();
  };
  joined.idle.add(() => {
    if (!controller.running) capture.rest();
  });
  const control = parts.add(
    'control',
    new SupervisedWindow({
      name: 'control',
      registry: windows,
      create: () => {
        const window = createControlWindow({
          minimised: desktop.startsMinimised(),
          onClose: (event) => desktop.onClose(event),
        });
        startup.mark('window');
        window.once('ready-to-show', () => startup.mark('painted'));
        // Whoever comes to it may want to start, and sees which microphones there are.
        window.on('focus', wakeCapture);
        window.webContents.on('input-event', wakeCapture);
        return window;
      },
      onLoaded: () => {
        // What the page before it had begun is over.
        desktop.shortcuts.record(false);
        overlay.setPreviewing(false);
      },
      onClosed: () => app.quit(),
      onHangs: (reason) => joined.crashes.add('control', reason),
      onGivenUp: () => {
        void askToRetryControl(interfaceLanguage(settings.get())).then((again) =>
          again ? control.retry() : app.quit(),
        );
      },
    }),
    (window) => window.stop(),
  );

  const desktop = joinDesktop(parts, flags, hurried, {
    ...joined,
    overlay,
    overlayStates,
    control,
    changed,
    corrections,
  });

  const archive = new Archive({
    sessions,
    videosOf: ({ id, durationMs }) => {
      const zeroAt = backstage.zeroOf(id);
      return zeroAt === null ? [] : videoStarts(surfaces.obs.videos, zeroAt, durationMs);
    },
    clean: (text) => joined.publicFeed.clean(text),
  });
  const exporting = new Exporting({
    sessions,
    settings: () => settings.get(),
    language: () => interfaceLanguage(settings.get()),
    rooms: joined.bundleRooms,
  });
  const opening = joinOpening(parts, { ...joined, showWindow: () => desktop.showWindow() });
  const dataCare = joinData(parts, {
    ...joined,
    opening: opening.files,
    changed,
    onReplaced: () => {
      broadcast.forget(() => true);
      const shown = controller.view.sessionId;
      if (shown === null) return;
      controller.forget();
      push('session.deleted', { sessionId: shown });
    },
  });
  const enginesChanged = (): void => {
    speech.settingsChanged();
    language.settingsChanged();
    inside.settingsChanged();
  };
  // Before the first window, so that none begins in the other one.
  setTheme(settings.get().theme);
  changed.add((all) => setTheme(all.theme));
  changed.add((all) => push('settings.changed', { settings: all, language: interfaceLanguage(all) }));
  changed.add((all) => {
    if (all.overlay.visible) overlayWindow.retry();
    overlay.apply();
  });
  changed.add(enginesChanged);
  changed.add((all) => broadcast.settingsChanged(all));
  // Whoever muted a lane, it is so in the next session as well.
  events.add(({ happening }) => {
    if (happening.type !== 'lane-muted') return;
    const { laneId, muted } = happening;
    const lanes = withLane(settings.get().lanes, laneId, { muted });
    void settings.change({ lanes }).then((all) => changed.tell(all));
  });
  changed.add(() => languageCheck.settingsChanged());
  changed.add(() => history.settingsChanged());
  changed.add(({ lanes }) => controller.shape(lanes));
  parts.add(
    'doorway',
    new Doorway({
      origin: ORIGIN,
      windowOf: (name) => windows.get(name),
      onError: (name, error) => log.warn('request failed', name, describe(error)),
      handlers: createHandlers({
        startup,
        controller,
        corrections,
        editing,
        language,
        inside,
        speech,
        soundCheck,
        keys,
        sessions,
        history: history.history,
        recorder: joined.recorder,
        recaptioner: joined.recaptioner,
        archive,
        exporting,
        opening: opening.files,
        bundleRooms: joined.bundleRooms,
        data: dataCare,
        diagnostics: joinDiagnostics(joined),
        settings,
        notices,
        media,
        imports: joined.imports,
        addRecordings: joined.addRecordings,
        dialogs,
        overlay,
        desktop,
        broadcast,
        outbound: joined.outbound,
        updates: joined.updates,
        ...surfaces,
        devices: () => capture.devices,
        controlWindow: () => windows.get('control'),
        onSettings: (all) => changed.tell(all),
        onKeys: () => {
          enginesChanged();
          surfaces.obs.settingsChanged();
        },
        onDeleted,
        onPainted: (seq, paintedAt) => paints.tell(seq, paintedAt),
      }),
    }),
    (doorway) => doorway.close(),
  );

  parts.add(
    'displays',
    watchDisplays(() => overlay.displaysChanged()),
    (stop) => stop(),
  );
  parts.add(
    'topmost',
    keepTopmost(() => windows.get('overlay')),
    (stop) => stop(),
  );
  capture.open({
    onMessage: (message) => {
      systemSound.heard(message);
      for (const each of message.type === 'frames' ? message.frames : [message]) {
        if (soundCheck.take(each)) continue;
        controller.take(each);
        if (each.type === 'frame') doctor.hear(each.laneId, each);
      }
    },
    onDevices: (devices) => push('devices.changed', devices),
    onRestarted: () => {
      void soundCheck.fail();
      controller.captureRestarted();
    },
    onGivenUp: () => {
      void soundCheck.fail();
      controller.captureFailed();
    },
  });
  overlayWindow.open();
  void desktop.open();
  app.on('window-all-closed', () => app.quit());
  app.on('second-instance', (_event, argv, folder, data) => {
    // A command of the command line works beside us, and wants no window.
    if (isCommand(data)) return;
    const files = filesToOpen(argv, folder);
    files.forEach(opening.open);
    if (!desktop.showWindow() && files.length === 0) notices.add('info', 'already-running');
  });
  app.on('activate', () => desktop.showWindow());
  if (flags.replay) Object.assign(globalThis, { jamakReplay: createReplay(controller, windows) });
  if (flags.trace !== undefined) parts.add('vitals', traceVitals(windows, trace), (stop) => stop());
  return { overlay, overlayWindow, control, corrections, opening, history };
}
