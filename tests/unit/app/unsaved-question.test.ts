import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { UnsavedSession } from '../../../src/main/app/sessions';
import { askAboutUnsaved } from '../../../src/main/app/unsaved-question';
import { recordOf } from '../../../src/main/storage/record-of';
import { dialog } from '../../fakes/platform/electron';
import { temporaryFolder } from '../scripts/temporary-folder';
import { ended, final, numbered, started } from '../storage/sessions';

vi.mock('electron', () => import('../../fakes/platform/electron'));

afterEach(() => {
  dialog.waits = false;
  for (const list of [dialog.said, dialog.presses, dialog.paths]) list.length = 0;
});

function unsaved(id: string): UnsavedSession {
  const events = numbered([
    started(id),
    final('a', 0, `words of ${id}`),
    final('b', 1000, 'more'),
    ended(2000),
  ]);
  const record = recordOf(events);
  if (!record) throw new Error('no record');
  return { record, captions: 2 };
}

function open(...ids: string[]) {
  const folder = temporaryFolder();
  const state = { unsaved: ids.map(unsaved), tries: 0, savesAtTry: Infinity };
  const sessions = {
    get unsaved() {
      return state.unsaved;
    },
    saveNow: () => {
      if (++state.tries >= state.savesAtTry) state.unsaved = [];
      return Promise.resolve();
    },
  };
  const hurry = new AbortController();
  const ask = (language: 'en' | 'ko' = 'en'): Promise<void> =>
    askAboutUnsaved({
      sessions,
      window: () => undefined,
      files: { folder, translation: 'ko', byteOrderMark: false },
      language,
      hurried: hurry.signal,
    });
  return { folder, state, ask, hurry: () => hurry.abort() };
}

describe('the question about what is not saved', () => {
  it('is not asked when all is saved, be it at the last moment', async () => {
    const { state, ask } = open('s');
    state.savesAtTry = 1;
    await ask();
    expect(dialog.said).toEqual([]);
  });

  it('is not asked where nobody answers; what can be saved is', async () => {
    const { state, ask, hurry } = open('s');
    hurry();
    await ask();
    expect(dialog.said).toEqual([]);
    expect(state.tries).toBe(1);
  });

  it('is taken back when the system begins to shut down meanwhile', async () => {
    const { ask, hurry } = open('s');
    dialog.waits = true;
    const asked = ask();
    await vi.waitFor(() => expect(dialog.said).toHaveLength(1));
    hurry();
    await asked;
    expect(dialog.said).toHaveLength(1);
  });

  it('says what would be lost, session by session, in both languages', async () => {
    const { ask } = open('s', 't');
    dialog.presses.push('Close without saving');
    await ask();
    dialog.presses.push('저장하지 않고 닫기');
    await ask('ko');
    const [english, korean] = dialog.said;
    expect(english?.detail?.match(/Session of .*2026.*, captions not saved: 2/gu)).toHaveLength(2);
    expect(korean?.detail?.match(/2026.*저장하지 못한 자막: 2개/gu)).toHaveLength(2);
    expect(dialog.said).toHaveLength(2);
  });

  it('says where only marks and other changes would be lost', async () => {
    const { state, ask } = open('s');
    state.unsaved = state.unsaved.map((one) => ({ ...one, captions: 0 }));
    dialog.presses.push('Close without saving');
    await ask();
    expect(dialog.said[0]?.detail).toMatch(/^Session of .*2026.*, marks and other changes not saved\n/u);
  });

  it('saves them elsewhere, in the format of the name', async () => {
    const { folder, ask } = open('s', 't');
    dialog.presses.push('Save elsewhere…');
    dialog.paths.push(join(folder, 's.txt'), join(folder, 't.srt'));
    await ask();
    expect(readFileSync(join(folder, 's.txt'), 'utf8')).toContain('words of s');
    expect(readFileSync(join(folder, 't.srt'), 'utf8')).toMatch(/^1\r?\n00:00:00,000 --> /u);
    expect(dialog.said).toHaveLength(1);
  });

  it('is asked again of what was not saved elsewhere, and says why that failed', async () => {
    const { folder, ask } = open('s', 't');
    dialog.presses.push('Save elsewhere…');
    dialog.paths.push(null, join(folder, 'missing', 't.txt'));
    dialog.presses.push('Save elsewhere…');
    dialog.paths.push(join(folder, 's.txt'), join(folder, 't.txt'));
    await ask();
    expect(readdirSync(folder)).toEqual(['s.txt', 't.txt']);
    expect(dialog.said.map(({ message }) => message)).toEqual([
      'Some captions could not be saved',
      'That folder no longer exists',
      'Some captions could not be saved',
    ]);
  });

  it('is asked again after another try, and not answered by closing it', async () => {
    const { state, ask } = open('s');
    state.savesAtTry = 3;
    dialog.presses.push('Try again', 'closed');
    await ask();
    expect(dialog.said).toHaveLength(2);
  });
});
