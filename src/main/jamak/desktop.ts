import { app, globalShortcut } from 'electron';
import type { SessionHappening } from '../../shared/session/events';
import type { OverlayState } from '../../shared/ipc';
import type { Settings, SettingsPatch } from '../../shared/settings';
import { Commands } from '../app/commands/commands';
import type { Corrections } from '../app/corrections/corrections';
import { afterClose, askAboutClosing, closesAtOnce } from '../app/desktop/closing';
import { canStartAtLogin, startAtLogin, wasStartedAtLogin } from '../app/desktop/login-start';
import { interfaceLanguage } from '../app/interface-language';
import type { Listeners } from '../app/listeners';
import { describe, log } from '../app/log';
import type { Overlay } from '../app/overlay/overlay';
import { isUnattended, type Flags } from '../app/run/flags';
import { Shortcuts, shortcutSupport } from '../app/shortcuts/shortcuts';
import { TrayIcon } from '../app/tray/tray';
import { trayState } from '../app/tray/tray-state';
import type { SupervisedWindow } from '../app/windows/supervised-window';
import { bringToFront } from '../app/windows/windows';
import type { Parts } from '../parts';
import type { Kept } from './kept';
import type { Outward } from './outward';
import type { JoinedSession } from './session';

/** What of a session the tray tells. */
const TOLD: ReadonlySet<SessionHappening['type']> = new Set([
  'session-started',
  'session-ended',
  'session-paused',
  'session-resumed',
  'lane-added',
  'lane-renamed',
  'lane-state',
  'lane-muted',
]);

interface Windows {
  readonly overlay: Overlay;
  readonly overlayStates: Listeners<[OverlayState]>;
  readonly control: SupervisedWindow;
  readonly changed: Listeners<[Settings]>;
  readonly corrections: Corrections;
}

/**
 * What works while the control window is not there, or not in front: commands by the tray and by shortcuts. And what the
 * desktop has to do with the app's start and with the closing of that window.
 */
export function joinDesktop(
  parts: Parts,
  flags: Flags,
  hurried: AbortSignal,
  joined: Outward & Kept & JoinedSession & Windows,
) {
  const { windows, push, notices, noticed, media, settings, dialogs, controller, events } = joined;
  const { overlay, overlayStates, control, changed, corrections } = joined;
  const unattended = isUnattended(flags);
  const language = () => interfaceLanguage(settings.get());
  const changeSettings = async (patch: SettingsPatch): Promise<void> =>
    changed.tell(await settings.change(patch));
  /** Returns whether it was closed, and not only behind others. */
  const showWindow = (): boolean => {
    const reopened = control.reopen();
    if (!reopened) bringToFront(windows.get('control'));
    return reopened;
  };

  const commands = new Commands({
    controller,
    corrections,
    overlay,
    media,
    notices,
    settings: () => settings.get(),
    changeSettings,
    language,
    showWindow,
    onWish: () => push('window.wished', undefined),
  });
  const shortcuts = parts.add(
    'shortcuts',
    new Shortcuts({
      registry: globalShortcut,
      support: shortcutSupport(process.platform, process.env),
      run: (command) => commands.run(command),
      onChanged: (state) => push('shortcuts.changed', state),
    }),
    (all) => all.close(),
  );
  const tray = parts.add(
    'tray',
    new TrayIcon({
      content: () => ({
        state: trayState(commands.state, controller.view.lanes, notices.all),
        commands: commands.state,
        language: language(),
      }),
      run: (command) => commands.run(command),
      quit: () => app.quit(),
    }),
    (icon) => icon.close(),
  );
  const hasTray = async (): Promise<boolean> => !unattended && (await tray.isThere());

  let atLogin = false;
  const followSettings = ({ shortcuts: keys, desktop: { startWithSystem } }: Settings): void => {
    if (unattended) return;
    shortcuts.set(keys);
    if (startWithSystem === atLogin) return;
    atLogin = startWithSystem;
    startAtLogin(startWithSystem).catch((error: unknown) => notices.addError(error));
  };
  events.add(({ happening }) => TOLD.has(happening.type) && tray.update());
  noticed.add(() => tray.update());
  overlayStates.add(() => tray.update());
  changed.add(followSettings);
  changed.add(() => tray.update());

  const closing = {
    hasTray,
    closing: () => settings.get().desktop.closing,
    isRunning: () => controller.running,
  };
  let asking = false;
  const onClose = (event: Electron.Event): void => {
    if (unattended || hurried.aborted || closesAtOnce(closing)) return;
    event.preventDefault();
    if (asking) return;
    asking = true;
    void decide().finally(() => (asking = false));
  };
  async function decide(): Promise<void> {
    const after = await afterClose({
      ...closing,
      ask: () => {
        const window = windows.get('control');
        return window ? dialogs.ask(() => askAboutClosing(window, language())) : Promise.resolve(null);
      },
      remember: (kept) =>
        void changeSettings({ desktop: { ...settings.get().desktop, closing: kept } }).catch(
          (error: unknown) => notices.addError(error),
        ),
    }).catch((error: unknown) => {
      log.error('closing', describe(error));
      return 'quit' as const;
    });
    if (after === 'stay') return;
    shortcuts.record(false);
    if (after === 'tray') return control.putAway();
    control.close();
    app.quit();
  }

  let minimised = false;
  return {
    commands,
    shortcuts,
    hasTray,
    canStartAtLogin: canStartAtLogin(),
    showWindow,
    onClose,
    /** Whether a window that is made now begins minimised; the first one alone may. */
    startsMinimised: (): boolean => {
      const first = minimised;
      minimised = false;
      return first;
    },
    /** Opens the control window, unless the system started the app and no window is wanted then. */
    open: async (): Promise<void> => {
      followSettings(settings.get());
      const windowless = !unattended && wasStartedAtLogin() && settings.get().desktop.startMinimised;
      // Who asked for the window does not wait for the desktop's answer.
      const there = hasTray();
      if (windowless && (await there)) return control.putAway();
      minimised = windowless;
      control.open();
    },
  };
}
