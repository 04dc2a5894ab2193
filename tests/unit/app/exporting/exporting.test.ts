import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { Exporting } from '../../../../src/main/app/exporting/exporting';
import type { BundleRoom } from '../../../../src/main/export/bundle/contract';
import { DEFAULT_EXPORT_OPTIONS, type ExportWish } from '../../../../src/shared/exporting/options';
import type { SessionRecord } from '../../../../src/shared/session/record';
import { DEFAULT_SETTINGS } from '../../../../src/shared/settings';
import { record } from '../../export/records';
import { temporaryFolder } from '../../scripts/temporary-folder';
import { expectJamakError } from '../../storage/expect-jamak-error';

vi.mock('electron', () => import('../../../fakes/platform/electron'));

function exportingOf(session: SessionRecord | null, rooms: readonly BundleRoom[] = []): Exporting {
  return new Exporting({
    sessions: { load: () => Promise.resolve(session) },
    settings: () => DEFAULT_SETTINGS,
    language: () => 'en',
    rooms,
  });
}

function wish(changes: Partial<ExportWish> = {}): ExportWish {
  return { format: 'srt', options: DEFAULT_EXPORT_OPTIONS, offsetMs: 0, ...changes };
}

const LONG = record(Array.from({ length: 500 }, (_, at) => ({ text: `This is number ${at}.` })));

describe('a preview', () => {
  it('is the beginning of the file, as it will be written', async () => {
    const exporting = exportingOf(LONG);
    const { text, cut } = await exporting.preview('s', wish({ offsetMs: 60_000 }));
    expect(cut).toBe(true);
    expect(text.split('\n').slice(0, 3)).toEqual(['1', '00:01:00,000 --> 00:01:01,500', 'This is number 0.']);
    expect((await exporting.textOf('s', wish({ offsetMs: 60_000 }))).startsWith(text)).toBe(true);
  });

  it('is whole where there is little, and without a mark of its bytes', async () => {
    const exporting = exportingOf(record([{ text: 'Hello.' }]));
    expect(await exporting.preview('s', wish({ format: 'csv' }))).toEqual({
      text: 'kind,start,end,speaker,text,translation\r\ncaption,00:00:00.000,00:00:01.500,,Hello.,\r\n',
      cut: false,
    });
  });

  it('is empty for what is no text, which can not be copied either', async () => {
    const exporting = exportingOf(LONG);
    expect(await exporting.preview('s', wish({ format: 'docx' }))).toEqual({ text: '', cut: false });
    await expectJamakError(() => exporting.textOf('s', wish({ format: 'jamak' })), 'bad-request');
    await expectJamakError(() => exportingOf(null).preview('s', wish()), 'session-missing');
  });
});

describe('saving', () => {
  it('writes where the user says, or nowhere', async () => {
    const path = join(temporaryFolder(), 'a.srt');
    const exporting = exportingOf(LONG);
    expect(await exporting.save('s', wish(), () => Promise.resolve(null))).toBeNull();
    expect(await exporting.save('s', wish(), () => Promise.resolve(path))).toBe(path);
    expect(readFileSync(path, 'utf8')).toContain('This is number 499.');
  });

  it('leaves nothing of what is cancelled', async () => {
    const path = join(temporaryFolder(), 'a.jamak');
    const exporting = exportingOf(LONG, [
      {
        folder: 'recordings',
        filesOf: () => {
          exporting.cancel();
          return Promise.resolve([]);
        },
        take: () => Promise.resolve(),
      },
    ]);
    expect(await exporting.save('s', wish({ format: 'jamak' }), () => Promise.resolve(path))).toBeNull();
    expect(existsSync(path)).toBe(false);
  });
});
