import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/main/storage/database';
import { SessionRepository } from '../../../src/main/storage/session-repository';
import type { Correction } from '../../../src/shared/session/events';
import { temporaryFolder } from '../scripts/temporary-folder';
import { digest, ended, final, notes, numbered, report, started, struck } from './sessions';

function open() {
  const folder = temporaryFolder();
  const path = join(folder, 'jamak.db');
  const store = new SessionRepository(openDatabase(path), path);
  const filesWith = (word: string): string[] =>
    readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(word));
  return { store, filesWith };
}

const takenBack = (startMs: number): Correction => ({
  type: 'caption-taken-back',
  captionId: `at-${startMs}`,
  laneId: 'mic',
  startMs,
  endMs: startMs + 500,
});

it('what is struck out is in no digest or report that is read, until it is brought back', () => {
  const { store } = open();
  const made = { type: 'digest-updated', digest: digest('d', 1000) } as const;
  store.append(
    's',
    numbered([started('s'), final('a', 0, 'words'), made, struck('all up to 1000'), ended(5000)]),
  );
  store.saveReport('s', { ...report('old'), decisions: [{ text: 'We go.', captionIds: ['a'] }], madeAt: 1 });
  store.saveReport('s', { ...report('new'), madeAt: 2 });
  expect(store.load('s')?.digests[0]).toMatchObject({ summary: [], highlights: [{ text: 'It begins' }] });
  store.appendLate('s', [struck('Words!'), struck('we go'), struck('it begins')]);
  const record = store.load('s');
  expect(record?.digests[0]?.highlights).toEqual([]);
  expect(record?.report?.quotes).toEqual([]);
  expect(record?.otherReports[0]?.decisions).toEqual([]);
  expect(record?.struck.map(({ text }) => text)).toEqual(['all up to 1000', 'Words!', 'we go', 'it begins']);
  store.appendLate('s', [struck('All up to 1000', { struck: false })]);
  expect(store.load('s')?.digests[0]?.summary).toHaveLength(1);
});

it('notes for a report stay: they are read without it', () => {
  const { store } = open();
  store.append('s', numbered([started('s'), final('a', 0, 'words'), ended(5000)]));
  store.saveNotes('s', 0, notes(0));
  store.appendLate('s', [struck('anything')]);
  expect(store.loadNotes('s')).toHaveLength(1);
});

it('its words go with what is taken back, where it may tell of that', () => {
  const { store, filesWith } = open();
  store.append('s', numbered([started('s'), final('a', 0, 'words'), ended(90_000)]));
  store.appendLate('s', [
    struck('<<early>>', { untilMs: 5000 }),
    struck('<<late>>', { untilMs: 60_000 }),
    struck('<<late>>', { untilMs: 60_000, struck: false }),
  ]);
  store.appendLate('s', [takenBack(30_000)]);
  expect(filesWith('<<late>>')).toEqual([]);
  expect(store.load('s')?.struck.map(({ text }) => text)).toEqual(['<<early>>']);
  store.appendLate('s', [takenBack(1000)]);
  expect(filesWith('<<early>>')).toEqual([]);
  expect(store.load('s')?.struck).toEqual([]);
});
