import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'libsql';
import { openDatabase } from '../../../../src/main/storage/database';
import { SessionRepository } from '../../../../src/main/storage/session-repository';
import { ANY_SESSION, type HistoryFilter, type Hit } from '../../../../src/shared/session/history';
import { temporaryFolder } from '../../scripts/temporary-folder';

export interface TestStore {
  readonly folder: string;
  readonly path: string;
  readonly database: Database.Database;
  readonly store: SessionRepository;
}

/** `now`: epoch ms. */
export function openStore(folder = temporaryFolder(), now: () => number = Date.now): TestStore {
  const path = join(folder, 'jamak.db');
  const database = openDatabase(path);
  return { folder, path, database, store: new SessionRepository(database, path, now) };
}

/** All places that hold the words, asked for a few at a time. */
export function search(
  store: SessionRepository,
  words: string,
  filter: Partial<HistoryFilter> = {},
  limit = 3,
): Hit[] {
  const hits: Hit[] = [];
  for (let before: number | null = null; ;) {
    const page = store.history.search({ words, filter: { ...ANY_SESSION, ...filter }, before, limit });
    hits.push(...page.hits);
    if (page.next === null) return hits;
    before = page.next;
  }
}

/** What is found, as the words of each place. */
export function texts(...args: Parameters<typeof search>): string[] {
  return search(...args).map(({ snippet }) => snippet.text);
}

export function tidyAll(store: SessionRepository): void {
  while (store.tidy());
}

/** Whether index and tables agree, as SQLite sees it. @throws where they don't */
export function checkIndex(database: Database.Database): void {
  database.exec(`INSERT INTO passages (passages, rank) VALUES ('integrity-check', 1)`);
}

export function filesWith(folder: string, word: string): string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(word));
}
