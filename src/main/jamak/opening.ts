import { Opening } from '../app/exporting/opening';
import type { Parts } from '../parts';
import type { Kept } from './kept';
import type { Outward } from './outward';

/** What of a file is still being stored, ms. */
const STORING_MS = 1_000;

interface Shown {
  /** Shows the control window, which asks for what was opened. */
  readonly showWindow: () => void;
}

/** Sessions made of files, by whatever way they come: the dialog, a drop, a double click, the command line. */
export function joinOpening(
  parts: Parts,
  { store, notices, bundleRooms, push, showWindow }: Outward & Kept & Shown,
) {
  const files = parts.add(
    'opening',
    new Opening({
      store,
      notices,
      rooms: bundleRooms,
      onOpened: () => push('session-file.opened', undefined),
    }),
    (one) => one.settled(),
    STORING_MS,
  );
  return {
    files,
    /** A file that the system names; what is wrong with it is said in the window. */
    open: (path: string): void => {
      files.open(path).then(
        () => showWindow(),
        (error: unknown) => {
          notices.addError(error);
          showWindow();
        },
      );
    },
  };
}
