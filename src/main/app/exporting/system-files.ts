import { app } from 'electron';

/** Files that the system hands over by name while the app runs or starts: on macOS they are on no command line. */
export class SystemFiles {
  /** Those that came before anybody listened. */
  #early: string[] = [];
  #open: ((path: string) => void) | null = null;

  /** To be made before the app is ready, or the first is missed. */
  constructor() {
    app.on('open-file', (event, path) => {
      event.preventDefault();
      if (this.#open) this.#open(path);
      else this.#early.push(path);
    });
  }

  listen(open: (path: string) => void): void {
    this.#open = open;
    for (const path of this.#early) open(path);
    this.#early = [];
  }
}
