import { isPossible, mutedBy, type Command, type CommandState } from '../../../shared/commands/commands';
import { missingCase } from '../../../shared/errors';
import type { Wish } from '../../../shared/ipc';
import { CATALOGUES, type Language } from '../../../shared/locales';
import type { Settings, SettingsPatch } from '../../../shared/settings';
import type { Corrections } from '../corrections/corrections';
import type { MediaLibrary } from '../media-library';
import { withValues } from '../message-words';
import type { NoticeBoard } from '../notice-board';
import type { Overlay } from '../overlay/overlay';
import type { SessionController } from '../session-controller';
import { startCaptions } from './start-captions';

export interface CommandsOptions {
  readonly controller: Pick<
    SessionController,
    'view' | 'start' | 'end' | 'mark' | 'pause' | 'resume' | 'setMuted'
  >;
  readonly corrections: Pick<Corrections, 'saidLately' | 'takeBackRecent'>;
  readonly overlay: Pick<Overlay, 'state' | 'toggleEditing'>;
  readonly media: Pick<MediaLibrary, 'check'>;
  readonly notices: Pick<NoticeBoard, 'addError'>;
  readonly settings: () => Settings;
  readonly changeSettings: (patch: SettingsPatch) => Promise<void>;
  readonly language: () => Language;
  /** Opens the control window, or brings it to the front. */
  readonly showWindow: () => unknown;
  /** There is something for the window to show. */
  readonly onWish: () => void;
}

/** Runs commands, wherever they come from. */
export class Commands {
  readonly #options: CommandsOptions;
  #wish: Wish | null = null;

  constructor(options: CommandsOptions) {
    this.#options = options;
  }

  get state(): CommandState {
    const { controller, corrections, overlay, settings, language } = this.#options;
    const { phase, paused, lanes } = controller.view;
    const words = CATALOGUES[language()].commands;
    return {
      running: phase === 'running',
      paused,
      saidLately: corrections.saidLately,
      overlay: settings().overlay.visible,
      editing: overlay.state.editing,
      lanes: lanes
        .filter(({ state }) => state !== 'removed')
        .map(({ id, name, muted }, at) => ({
          id,
          name: name || withValues(words.lane, { number: at + 1 }),
          muted,
        })),
    };
  }

  /** Does nothing where it makes no sense now; what goes wrong is told in the window, which then opens. */
  run(command: Command): void {
    if (!isPossible(command, this.state)) return;
    this.#run(command).catch((error: unknown) => {
      this.#options.notices.addError(error);
      this.#options.showWindow();
    });
  }

  /** What the window is to show, once. */
  takeWish(): Wish | null {
    const wish = this.#wish;
    this.#wish = null;
    return wish;
  }

  async #run(command: Command): Promise<void> {
    const { controller, corrections, overlay, settings, changeSettings, showWindow, onWish } = this.#options;
    switch (command) {
      case 'toggle-captions':
        return this.state.running ? controller.end() : void startCaptions(this.#options, settings().lanes);
      case 'pause':
        return this.state.paused ? controller.resume() : controller.pause();
      case 'mark':
        return void controller.mark();
      case 'take-back':
        return void (await corrections.takeBackRecent());
      case 'toggle-overlay': {
        const { overlay: shown } = settings();
        return changeSettings({ overlay: { ...shown, visible: !shown.visible } });
      }
      case 'edit-overlay':
        return overlay.toggleEditing();
      case 'catch-up':
        this.#wish = 'catch-up';
        showWindow();
        return onWish();
      case 'show-window':
        return void showWindow();
      case 'mute-1':
      case 'mute-2':
      case 'mute-3':
      case 'mute-4': {
        const lane = this.state.lanes[mutedBy(command) ?? -1];
        if (lane) controller.setMuted(lane.id, !lane.muted);
        return;
      }
      default:
        return missingCase(command);
    }
  }
}
