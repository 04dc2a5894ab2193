import { app } from 'electron';
import type { Settings } from '../../shared/settings';
import { interfaceLanguage } from '../app/interface-language';
import { Listeners } from '../app/listeners';
import { describe, log } from '../app/log';
import type { Flags } from '../app/run/flags';
import { traceVitals } from '../app/run/vitals';
import { askToRetryControl } from '../app/windows/control-failed';
import { ORIGIN } from '../app/windows/protocol';
import { SupervisedWindow } from '../app/windows/supervised-window';
import { setTheme } from '../app/windows/theme';
import { bringToFront, createControlWindow, createOverlayWindow, showOverlay } from '../app/windows/windows';
import { Doorway } from '../ipc/doorway';
import { createHandlers } from '../ipc/handlers';
import type { Parts } from '../parts';
import type { Engines } from './engines';
import type { Kept } from './kept';
import type { Outward } from './outward';
import type { JoinedSession } from './session';

/** The windows, and their way in; they open when all else is ready. */
export function joinWindows(parts: Parts, flags: Flags, joined: Outward & Kept & Engines & JoinedSession) {
  const { trace, windows, push, notices, media, settings, keys, sessions, dialogs } = joined;
  const { speech, language, languageCheck, capture, paints, controller } = joined;
  const changed = new Listeners<[Settings]>((error) => log.error('settings listener', describe(error)));
  /** Who closes the overlay wants to see it no more, until it is asked for. */
  const onOverlayClosed = (): void => {
    notices.add('info', 'overlay-closed');
    const { overlay: shown } = settings.get();
    void settings.change({ overlay: { ...shown, visible: false } }).then((all) => changed.tell(all));
  };
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

  const enginesChanged = (): void => {
    speech.settingsChanged();
    language.settingsChanged();
  };
  // Before the first window, so that none begins in the other one.
  setTheme(settings.get().theme);
  changed.add((all) => setTheme(all.theme));
  changed.add((all) => push('settings.changed', { settings: all, language: interfaceLanguage(all) }));
  changed.add((all) => {
    if (all.overlay.visible) overlay.retry();
    showOverlay(windows.get('overlay'), all.overlay.visible);
  });
  changed.add(enginesChanged);
  changed.add(() => languageCheck.settingsChanged());
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
        dialogs,
        devices: () => capture.devices,
        controlWindow: () => windows.get('control'),
        onSettings: (all) => changed.tell(all),
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
  return { overlay, control };
}
