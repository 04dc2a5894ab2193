import { createStore, type StoreApi } from 'zustand/vanilla';
import { PUSHES, type Reply } from '../../../shared/ipc';
import type { ImportAction, ImportQueue } from '../../../shared/import/queue';
import type { ControlApi } from '../../../shared/window-api';

export interface ImportState {
  /** Files that are imported; null until it was asked for. */
  readonly queue: ImportQueue | null;
  /** Whether the room is shown. */
  readonly opened: boolean;
}

export interface ImportRoom {
  readonly store: StoreApi<ImportState>;
  /** Listens; the returned function stops it. */
  readonly connect: () => () => void;
  readonly open: () => void;
  readonly close: () => void;
  /** Files and folders dropped on the window. Shows the room. */
  readonly drop: (files: readonly File[]) => Promise<void>;
  readonly choose: (what: 'files' | 'folder') => Promise<void>;
  /** A file that was chosen to be captioned live. Shows the room. */
  readonly takeMedia: (mediaId: string, track: number | undefined) => Promise<void>;
  readonly pause: (paused: boolean) => Promise<void>;
  readonly act: (id: string, action: ImportAction) => Promise<void>;
  readonly chooseTrack: (id: string, track: number) => Promise<void>;
  readonly clear: () => Promise<void>;
}

type ImportApi = Pick<
  ControlApi,
  | 'importQueue'
  | 'importFiles'
  | 'chooseImports'
  | 'importMedia'
  | 'pauseImports'
  | 'actOnImport'
  | 'chooseImportTrack'
  | 'clearImports'
  | 'onImports'
>;

/** The queue of files as main tells it, and what can be done with it. An error is said in the window by `answer`. */
export function createImportRoom(
  api: ImportApi,
  answer: <T>(request: Promise<Reply<T>>) => Promise<Reply<T>>,
): ImportRoom {
  const store = createStore<ImportState>(() => ({ queue: null, opened: false }));

  async function load(): Promise<void> {
    const reply = await answer(api.importQueue());
    if (reply.ok) store.setState({ queue: reply.value });
  }

  function open(): void {
    store.setState({ opened: true });
    void load();
  }

  /** Of what is asked for, no answer is waited for: the queue tells what comes of it. */
  async function ask(request: Promise<Reply<unknown>>): Promise<void> {
    await answer(request);
  }

  return {
    store,
    connect: () =>
      api.onImports((payload) => {
        const { data: queue } = PUSHES['import.changed'].payload.safeParse(payload);
        if (queue) store.setState({ queue });
      }),
    open,
    close: () => store.setState({ opened: false }),
    async drop(files) {
      open();
      await ask(api.importFiles(files));
    },
    choose: (what) => ask(api.chooseImports({ what })),
    async takeMedia(mediaId, track) {
      open();
      await ask(api.importMedia({ mediaId, ...(track !== undefined && { track }) }));
    },
    pause: (paused) => ask(api.pauseImports({ paused })),
    act: (id, action) => ask(api.actOnImport({ id, action })),
    chooseTrack: (id, track) => ask(api.chooseImportTrack({ id, track })),
    clear: () => ask(api.clearImports()),
  };
}
