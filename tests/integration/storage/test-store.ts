import { onTestFinished } from 'vitest';
import { createStore } from '../../../src/main/storage/client';
import type { StorageNotice } from '../../../src/main/storage/contract';
import { builtModule } from '../built';

/** When every test's store believes that it is. */
export const NOW = Date.UTC(2026, 10, 22, 9, 30, 5, 7);

/** The built worker; to be called at the top of a test file. */
export function storeWorker(): { readonly path: string } {
  return builtModule('src/main/storage/worker.ts');
}

/** A store in its worker threads until the running test ends, opened by a first call unless it is to be `unread`. */
export async function openTestStore(path: string, workerPath: string, first: 'read' | 'unread' = 'read') {
  const notices: StorageNotice[] = [];
  const store = createStore({
    path,
    workerPath,
    now: () => NOW,
    onNotice: (notice) => notices.push(notice),
  });
  onTestFinished(() => store.close());
  if (first === 'read') await store.list(1);
  return { store, notices };
}

/** How a second connection is opened: it waits while the store writes what can wait. */
export const PATIENT = { timeout: 20_000 };
