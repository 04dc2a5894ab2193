import { Menu, nativeImage, Tray } from 'electron';
import type { Command, CommandState } from '../../../shared/commands/commands';
import { CATALOGUES, type Language } from '../../../shared/locales';
import { resourcePath } from '../paths';
import { commandMenu } from './command-menu';
import { hasTrayHost } from './tray-host';
import type { TrayState } from './tray-state';

export interface TrayContent {
  readonly state: TrayState;
  readonly commands: CommandState;
  readonly language: Language;
}

export interface TrayIconOptions {
  readonly content: () => TrayContent;
  readonly run: (command: Command) => void;
  readonly quit: () => void;
}

/** The icon in the system's tray, where there is one: state, commands and the way back to the window. */
export class TrayIcon {
  readonly #options: TrayIconOptions;
  #tray: Tray | null = null;
  /** What is shown now, so that it is only changed when that changes: a menu that is open would close. */
  #shown = '';
  #closed = false;

  constructor(options: TrayIconOptions) {
    this.#options = options;
  }

  /**
   * Whether the desktop shows it right now. It is made as soon as it does: when the app starts with the system, the
   * desktop may come later.
   */
  async isThere(): Promise<boolean> {
    const there = await hasTrayHost(process.platform);
    if (this.#closed) return false;
    if (there && !this.#tray) {
      this.#tray = this.#create();
      this.update();
    }
    return there;
  }

  /** Shows what has become of the state, the commands and the language. */
  update(): void {
    if (!this.#tray) return;
    const { state, commands, language } = this.#options.content();
    const shown = JSON.stringify([state, commands, language]);
    if (shown === this.#shown) return;
    this.#shown = shown;
    const { tray: stateWords, commands: words } = CATALOGUES[language];
    this.#tray.setImage(iconOf(state));
    this.#tray.setToolTip(`Jamak · ${stateWords[state]}`);
    this.#tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: stateWords[state], enabled: false },
        { type: 'separator' },
        ...commandMenu(commands, words, (command) => this.#run(command)),
        { type: 'separator' },
        { label: words.quit, click: () => this.#options.quit() },
      ]),
    );
  }

  close(): void {
    this.#closed = true;
    this.#tray?.destroy();
    this.#tray = null;
  }

  #create(): Tray {
    const tray = new Tray(iconOf('idle'));
    // macOS opens the menu at a click.
    if (process.platform !== 'darwin') tray.on('click', () => this.#run('show-window'));
    return tray;
  }

  #run(command: Command): void {
    this.#options.run(command);
    // A box that was ticked by the click shows what became of it, also where nothing did.
    this.#shown = '';
    this.update();
  }
}

function iconOf(state: TrayState): Electron.NativeImage {
  const kind = process.platform === 'darwin' ? 'Template' : '';
  return nativeImage.createFromPath(resourcePath('tray', `${state}${kind}.png`));
}
