import { app } from 'electron';
import type { OverlayState } from '../../shared/ipc';
import { withLane } from '../../shared/source';
import type { Settings, SettingsPatch } from '../../shared/settings';
import { Corrections } from '../app/corrections/corrections';
import { Archive } from '../app/archive/archive';
import { videoStarts } from '../app/archive/video-starts';
import { interfaceLanguage } from '../app/interface-language';
import { Listeners } from '../app/listeners';
import { describe, log } from '../app/log';
import { displaysNow, watchDisplays } from '../app/overlay/displays';
import { Overlay } from '../app/overlay/overlay';
import { keepTopmost } from '../app/overlay/topmost';
import type { Flags } from '../app/run/flags';
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
import { joinDesktop } from './desktop';
import type { Engines } from './engines';
import type { JoinedImport } from './import';
import type { Kept } from './kept';
import type { Outward } from './outward';
import type { JoinedRecaption } from './recaption';
import type { JoinedSession } from './session';

/** The windows, and their way in; they open when all else is ready. */
export function joinWindows(
  parts: Parts,
  flags: Flags,
  hurried: AbortSignal,
  joined: Outward & Kept & Engines & Broadcast & JoinedSession & JoinedImport & JoinedRecaption,
) {
  const { trace, windows, push, notices, media, settings, keys, sessions, dialogs } = joined;
  const {
    speech,
    language,
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
  const changed = new Listeners<[Settings]>((error) => log.error('settings listener', describe(error)));
  const changeSettings = async (patch: SettingsPatch): Promise<void> =>
    changed.tell(await settings.change(patch));
  const corrections = new Corrections({
    controller,
    sessions,
    language,
    notices,
    settings: () => settings.get(),
    changeSettings,
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
      onGivenUp: () => void notices.add('error', 'overlay-failed'),
    }),
    (window) => window.stop(),
  );
  const control = parts.add(
    'control',
    new SupervisedWindow({
      name: 'control',
      registry: windows,
      create: () =>
        createControlWindow({
          minimised: desktop.startsMinimised(),
          onClose: (event) => desktop.onClose(event),
        }),
      onLoaded: () => {
        // What the page before it had begun is over.
        desktop.shortcuts.record(false);
        overlay.setPreviewing(false);
      },
      onClosed: () => app.quit(),
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
  const enginesChanged = (): void => {
    speech.settingsChanged();
    language.settingsChanged();
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
  changed.add(({ lanes }) => controller.shape(lanes));
  parts.add(
    'doorway',
    new Doorway({
      origin: ORIGIN,
      windowOf: (name) => windows.get(name),
      onError: (name, error) => log.warn('request failed', name, describe(error)),
      handlers: createHandlers({
        controller,
        corrections,
        language,
        speech,
        soundCheck,
        keys,
        sessions,
        recorder: joined.recorder,
        recaptioner: joined.recaptioner,
        archive,
        settings,
        notices,
        media,
        imports: joined.imports,
        addRecordings: joined.addRecordings,
        dialogs,
        overlay,
        desktop,
        broadcast,
        ...surfaces,
        devices: () => capture.devices,
        controlWindow: () => windows.get('control'),
        onSettings: (all) => changed.tell(all),
        onKeys: () => {
          enginesChanged();
          surfaces.obs.settingsChanged();
        },
        onDeleted: (deleted) => {
          broadcast.forget(deleted);
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
  void desktop.open();
  app.on('window-all-closed', () => app.quit());
  app.on('second-instance', () => {
    if (!desktop.showWindow()) notices.add('info', 'already-running');
  });
  app.on('activate', () => desktop.showWindow());
  if (flags.trace !== undefined) parts.add('vitals', traceVitals(windows, trace), (stop) => stop());
  return { overlay, overlayWindow, control, corrections };
}
