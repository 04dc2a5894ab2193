import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Archive } from '../../../src/main/app/archive/archive';
import type { VideoStart } from '../../../src/shared/broadcast/archive';
import type { SessionRecord } from '../../../src/shared/session/record';
import { dialog } from '../../fakes/platform/electron';
import { digest, record, report } from '../export/records';
import { temporaryFolder } from '../scripts/temporary-folder';

vi.mock('electron', () => import('../../fakes/platform/electron'));

const SESSION = record([{ text: 'Hello.' }], {
  durationMs: 600_000,
  report: report({
    language: 'ko',
    highlights: [],
    chapters: [
      { title: 'One', startMs: 60_000, endMs: 120_000, summary: '' },
      { title: 'Two', startMs: 120_000, endMs: 600_000, summary: '' },
    ],
  }),
});
const FROM_SESSION = { of: 'offset', offsetMs: 0 } as const;

function archiveOf(session: SessionRecord | null, videos: readonly VideoStart[] = []): Archive {
  return new Archive({
    sessions: { load: () => Promise.resolve(session) },
    videosOf: () => videos,
    clean: (text) => text.replace('Two', '[masked]'),
  });
}

describe('Archive', () => {
  it('writes in the language of the report, without what may not be public', async () => {
    const wish = { sessionId: 's', format: 'youtube', video: FROM_SESSION } as const;
    expect(await archiveOf(SESSION).textOf(wish, 'en')).toEqual({
      text: '0:00 시작\n1:00 One\n2:00 [masked]\n',
      reported: true,
      videos: [],
    });
  });

  it('writes in the language of the interface where nothing was written yet', async () => {
    const wish = { sessionId: 's', format: 'youtube', video: FROM_SESSION } as const;
    const marks = [1, 2].map((nth) => ({ id: `m${nth}`, atMs: nth * 60_000, note: `note ${nth}` }));
    const said = { ...SESSION, report: null, marks };
    expect((await archiveOf(said).textOf(wish, 'ko')).text).toMatch(/^0:00 시작\n/u);
    const digests = [digest({ language: 'en', situation: null, summary: [], highlights: [] })];
    expect((await archiveOf({ ...said, digests }).textOf(wish, 'ko')).text).toMatch(/^0:00 Start\n/u);
  });

  it('knows the videos of the session, and refuses one that is none of them', async () => {
    const stream: VideoStart = { kind: 'stream', startMs: -60_000, pauses: [] };
    const archive = archiveOf(SESSION, [stream]);
    const known = (index: number) =>
      archive.textOf({ sessionId: 's', format: 'youtube', video: { of: 'known', index } }, 'en');
    expect(await known(0)).toEqual({
      text: '0:00 시작\n2:00 One\n3:00 [masked]\n',
      reported: true,
      videos: [stream],
    });
    await expect(known(1)).rejects.toMatchObject({ code: 'bad-request' });
  });

  it('has nothing of a session that is gone', async () => {
    const wish = { sessionId: 's', format: 'plain', video: FROM_SESSION } as const;
    await expect(archiveOf(null).textOf(wish, 'en')).rejects.toMatchObject({ code: 'session-missing' });
  });

  describe('save', () => {
    const wish = { sessionId: 's', format: 'youtube', video: { of: 'offset', offsetMs: 30_000 } } as const;
    const window = {} as BrowserWindow;
    let folder = '';
    beforeEach(() => {
      folder = temporaryFolder();
      dialog.paths.length = 0;
    });

    it('writes what was chosen where the user says', async () => {
      const path = join(folder, 'chapters.txt');
      dialog.paths.push(path);
      expect(await archiveOf(SESSION).save(wish, { window, folder, language: 'en' })).toBe(path);
      expect(readFileSync(path, 'utf8')).toBe('0:00 시작\n1:30 One\n2:30 [masked]\n');
    });

    it('writes nothing when the dialog was closed', async () => {
      dialog.paths.push(null);
      expect(await archiveOf(SESSION).save(wish, { window, folder, language: 'en' })).toBeNull();
    });
  });
});
