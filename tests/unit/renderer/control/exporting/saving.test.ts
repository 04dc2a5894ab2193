import { expect, it } from 'vitest';
import { createSaving } from '../../../../../src/renderer/control/exporting/saving';
import { DEFAULT_EXPORT_OPTIONS, type ExportWish } from '../../../../../src/shared/exporting/options';
import type { Reply } from '../../../../../src/shared/ipc';

it('knows of a file that is being saved until that is done, and saves no other meanwhile', async () => {
  const asked: string[] = [];
  let end: (written: Reply<{ path: string } | null>) => void = () => undefined;
  const room = createSaving(
    {
      saveExport: ({ sessionId }) => {
        asked.push(sessionId);
        return new Promise((resolve) => {
          end = resolve;
        });
      },
      cancelExport: () => {
        asked.push('cancel');
        return Promise.resolve({ ok: true, value: undefined });
      },
    },
    { answer: (request) => request, changeSettings: () => Promise.resolve() },
  );
  const wish: ExportWish = { format: 'jamak', options: DEFAULT_EXPORT_OPTIONS, offsetMs: 0 };
  const saved = room.save('one', wish);
  await Promise.resolve();
  await room.save('other', wish);
  expect(room.store.getState().saving).toBe(true);
  await room.cancel();
  end({ ok: true, value: null });
  await saved;
  expect(room.store.getState().saving).toBe(false);
  expect(asked).toEqual(['one', 'cancel']);
});
