import { expect, it } from 'vitest';
import { createDataRoom, type DataApi } from '../../../../../src/renderer/control/settings/data/data-store';
import type { PushPayload, Reply } from '../../../../../src/shared/ipc';

const answer = <T>(value: T): Promise<Reply<T>> => Promise.resolve({ ok: true, value });

function open() {
  const asked: string[] = [];
  let tell: (progress: PushPayload<'data.progress'>) => void = () => undefined;
  let end: (written: Reply<{ path: string } | null>) => void = () => undefined;
  const api: DataApi = {
    listBackups: () => {
      asked.push('list');
      return answer([]);
    },
    backUp: () => answer({ id: '2026-11-22T09-30-05-007Z', madeAt: 1, bytes: 1 }),
    restoreBackup: ({ id }) => answer({ id, madeAt: 1, bytes: 1 }),
    exportData: () => {
      asked.push('export');
      return new Promise((resolve) => {
        end = resolve;
      });
    },
    importData: () => answer(null),
    cancelData: () => {
      asked.push('cancel');
      return answer(undefined);
    },
    onDataProgress: (listener) => {
      tell = listener;
      return () => undefined;
    },
  };
  const room = createDataRoom(api, (request) => request);
  room.connect();
  return {
    room,
    asked,
    tell: (progress: PushPayload<'data.progress'>) => tell(progress),
    end: (written: Reply<{ path: string } | null>) => end(written),
  };
}

it('knows of an export, how far it is and that it was cancelled, until it has ended, and does nothing beside it', async () => {
  const { room, asked, tell, end } = open();
  const exported = room.exportAll({ recordings: true });
  tell({ done: 1, total: 4, cancellable: true });
  // Whoever comes back to the page asks for the backups, which changes nothing of it.
  await room.load();
  expect(room.store.getState()).toMatchObject({ job: 'export', progress: { done: 1 }, cancelled: false });
  await room.importAll('merge');
  await room.cancel();
  expect(room.store.getState()).toMatchObject({ job: 'export', cancelled: true });
  end({ ok: true, value: null });
  await exported;
  expect(room.store.getState()).toEqual({ backups: [], job: null, progress: null, cancelled: false });
  expect(asked).toEqual(['export', 'list', 'cancel', 'list']);
});
