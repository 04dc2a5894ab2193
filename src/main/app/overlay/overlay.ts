import type { BrowserWindow } from 'electron';
import type { OverlayState } from '../../../shared/ipc';
import {
  boxFor,
  nudge,
  remember,
  settle,
  type Box,
  type DisplayArea,
  type Handle,
  type Place,
} from '../../../shared/overlay/place';
import type { Settings } from '../../../shared/settings';

/** What it does with its window; Electron's has all of it. */
export type OverlayWindow = Pick<
  BrowserWindow,
  | 'setBounds'
  | 'showInactive'
  | 'hide'
  | 'focus'
  | 'setFocusable'
  | 'setIgnoreMouseEvents'
  | 'setContentProtection'
  | 'isVisible'
>;

export interface OverlayOptions {
  /** The open window; undefined while there is none. */
  readonly window: () => OverlayWindow | undefined;
  readonly settings: () => Pick<Settings, 'overlay' | 'overlayPlaces'>;
  /** The displays as they are now, the main one first. */
  readonly displays: () => readonly DisplayArea[];
  readonly keepPlaces: (places: Place[]) => void;
  readonly onState: (state: OverlayState) => void;
}

/** Places are kept when the keys have rested for so long, ms. */
const REST_MS = 400;

/** Where the overlay lies and whether it can be moved; its window follows. */
export class Overlay {
  readonly #options: OverlayOptions;
  #editing = false;
  #previewing = false;
  /** Where it was put and is not kept yet. */
  #moved: Box | null = null;
  #resting: NodeJS.Timeout | null = null;

  constructor(options: OverlayOptions) {
    this.#options = options;
  }

  get state(): OverlayState {
    return { editing: this.#editing, previewing: this.#previewing };
  }

  /** Where the window has to be; null while there is no display. */
  get box(): Box | null {
    const { settings, displays } = this.#options;
    return this.#moved ?? boxFor(settings().overlayPlaces, displays());
  }

  get visible(): boolean {
    return this.#editing || this.#options.settings().overlay.visible;
  }

  /** Lets it be moved and resized, or makes it blind to the mouse again. */
  setEditing(on: boolean): void {
    if (this.#editing === on) return;
    this.#editing = on;
    if (!on) this.#keep();
    this.apply();
    if (on) this.#options.window()?.focus();
    this.#options.onState(this.state);
  }

  toggleEditing(): void {
    this.setEditing(!this.#editing);
  }

  /** Shows sample words where nobody speaks, for whoever looks for a style. */
  setPreviewing(on: boolean): void {
    if (this.#previewing === on) return;
    this.#previewing = on;
    this.#options.onState(this.state);
  }

  /** The mouse pulled it to `box`; returns where it is now. With `done` it let go. */
  pull(box: Box, handle: Handle, done: boolean): Box {
    if (!this.#editing) return this.box ?? box;
    this.#move(settle(box, handle, this.#options.displays()));
    if (done) this.#keep();
    return this.#moved ?? this.box ?? box;
  }

  nudge(step: { readonly dx: number; readonly dy: number; readonly size: boolean }): void {
    const { box } = this;
    if (!box || !this.#editing) return;
    this.#move(nudge(box, step, this.#options.displays()));
    if (this.#resting) clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#keep(), REST_MS);
  }

  /** Back to where it lies by itself, whatever displays there are. */
  resetPlace(): void {
    this.#forgetMove();
    this.#options.keepPlaces([]);
    this.apply();
  }

  /** Displays came, went, turned or changed their size: the place of this arrangement holds. */
  displaysChanged(): void {
    this.#forgetMove();
    this.apply();
  }

  /** Brings the window into the state that it should have, after a change or because it is new. */
  apply(): void {
    const window = this.#options.window();
    if (!window) return;
    const { box, visible } = this;
    if (box) window.setBounds({ ...box });
    window.setIgnoreMouseEvents(!this.#editing);
    window.setFocusable(this.#editing);
    window.setContentProtection(this.#options.settings().overlay.hiddenFromCapture);
    if (visible) window.showInactive();
    else window.hide();
  }

  close(): void {
    this.#keep();
  }

  #move(box: Box): void {
    this.#moved = box;
    this.#options.window()?.setBounds({ ...box });
  }

  #keep(): void {
    const moved = this.#moved;
    this.#forgetMove();
    if (!moved) return;
    const { settings, displays, keepPlaces } = this.#options;
    keepPlaces([...remember(settings().overlayPlaces, moved, displays())]);
  }

  #forgetMove(): void {
    if (this.#resting) clearTimeout(this.#resting);
    this.#resting = null;
    this.#moved = null;
  }
}
