import { copyFileSync, createWriteStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ZipFile } from 'yazl';
import { DataCare, type DataCareOptions } from '../../../../src/main/app/data/data-care';
import type { BackupKeeper } from '../../../../src/main/storage/backups/backup-keeper';
import { openDatabase } from '../../../../src/main/storage/database';
import { SessionRepository } from '../../../../src/main/storage/session-repository';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/shared/settings';
import { temporaryFolder } from '../../scripts/temporary-folder';
import { ended, final, numbered, started } from '../../storage/sessions';

const MANIFEST = JSON.stringify({ format: 'jamak-data', version: 1, madeAt: 1, app: '1.0.0' });

function repositoryAt(path: string): SessionRepository {
  const repository = new SessionRepository(openDatabase(path), path);
  onTestFinished(() => repository.release());
  return repository;
}

/** A file with everything, with this as its database. */
async function fileWith(database: Buffer): Promise<string> {
  const path = join(temporaryFolder(), 'all.zip');
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(MANIFEST), 'manifest.json');
  zip.addBuffer(database, 'sessions.db', { compress: false });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

/** The database of somebody else, with one session. */
function theirs(): Buffer {
  const path = join(temporaryFolder(), 'theirs.db');
  const repository = new SessionRepository(openDatabase(path), path);
  repository.append('theirs', numbered([started('theirs'), final('a', 0, 'their words'), ended(2000)]));
  repository.close();
  return readFileSync(path);
}

/** The real store without its threads, and a keeper that puts a file in its place. */
function open() {
  const folder = temporaryFolder();
  const path = join(folder, 'sessions.db');
  let repository = repositoryAt(path);
  repository.append('mine', numbered([started('mine'), final('a', 0, 'my words'), ended(2000)]));
  const state = { busy: false, live: [] as string[], whileMaking: (): void => {}, onTaken: (): void => {} };
  let settings: Settings = { ...DEFAULT_SETTINGS, history: { keepForDays: 7, deletesFrom: 1 } };
  const replace = (from: string): void => {
    repository.close();
    copyFileSync(from, path);
    repository = repositoryAt(path);
  };
  const keeper = {
    make: () => Promise.resolve(state.whileMaking()),
    restore: (from: string, mayReplace: () => void) => {
      state.whileMaking();
      mayReplace();
      return Promise.resolve(replace(from));
    },
    replaceBy: (from: string, mayReplace: () => void) => {
      state.whileMaking();
      mayReplace();
      return Promise.resolve(replace(from));
    },
  } as unknown as BackupKeeper;
  const care = new DataCare({
    keeper,
    store: {
      takeIn: async (from) => {
        await Promise.resolve();
        const taken = repository.takeIn(from);
        state.onTaken();
        return taken;
      },
      closeOrphans: (live) => Promise.resolve(repository.closeOrphans(live)),
      has: (id) => Promise.resolve(repository.has(id)),
    },
    storeAt: (file): ReturnType<DataCareOptions['storeAt']> => {
      const beside = new SessionRepository(openDatabase(file), file);
      return {
        takeIn: async (from) => {
          await Promise.resolve();
          return beside.takeIn(from);
        },
        closeOrphans: (live) => Promise.resolve(beside.closeOrphans(live)),
        close: () => Promise.resolve(beside.close()),
      };
    },
    recordings: { list: () => Promise.resolve([]), take: () => Promise.resolve(false) },
    settings: { get: () => settings },
    changeSettings: (change) => Promise.resolve(void (settings = { ...settings, ...(change as object) })),
    busy: () => state.busy,
    live: () => state.live,
    folder,
    version: '1.0.0',
    onReplaced: () => {},
    onProgress: () => {},
    onError: (error) => {
      throw error;
    },
  });
  const ids = (): string[] => repository.list(10).map(({ id }) => id);
  const append = (...args: Parameters<SessionRepository['append']>): void => repository.append(...args);
  const load = (id: string) => repository.load(id);
  return { folder, path, care, state, ids, append, load, settings: () => settings };
}

describe('an import in the place of all sessions', () => {
  it('has what came, and nothing else', async () => {
    const { care, ids, folder } = open();
    const imported = await care.importFrom(await fileWith(theirs()), 'replace');
    expect(imported).toEqual({ sessions: 1, captions: 1, recordings: 0 });
    expect(ids()).toEqual(['theirs']);
    expect(existsSync(join(folder, 'importing'))).toBe(false);
  });

  it('changes nothing where its sessions can’t be read', async () => {
    const { care, ids } = open();
    const head = theirs().subarray(0, 4096);
    const torn = Buffer.concat([head, Buffer.alloc(40 * 4096, 0x5a)]);
    for (const database of [Buffer.from('This is a shopping list.'), torn]) {
      const file = await fileWith(database);
      await expect(care.importFrom(file, 'replace')).rejects.toMatchObject({ code: 'data-unreadable' });
      expect(ids()).toEqual(['mine']);
    }
  });

  it('changes nothing where a letter of it was lost on its way', async () => {
    const { care, ids } = open();
    const path = await fileWith(theirs());
    const bytes = readFileSync(path);
    bytes[bytes.lastIndexOf('their words')] = 0x54;
    writeFileSync(path, bytes);
    await expect(care.importFrom(path, 'replace')).rejects.toMatchObject({ code: 'data-unreadable' });
    expect(ids()).toEqual(['mine']);
  });

  it('changes nothing where a session has begun meanwhile', async () => {
    const { care, ids, state } = open();
    const file = await fileWith(theirs());
    state.whileMaking = () => {
      state.busy = true;
    };
    await expect(care.importFrom(file, 'replace')).rejects.toMatchObject({ code: 'session-running' });
    expect(ids()).toEqual(['mine']);
  });
});

describe('what goes on meanwhile', () => {
  it('is not ended by an import beside it', async () => {
    const { care, state, append, load } = open();
    const file = await fileWith(theirs());
    state.onTaken = () => {
      append('live', numbered([started('live'), final('a', 0, 'said now')]));
      state.live = ['live'];
    };
    await care.importFrom(file, 'merge');
    expect(load('live')?.endedAt).toBeNull();
    expect(load('theirs')?.captions).toHaveLength(1);
  });

  it('has a backup wait, after which deleting old sessions is announced anew', async () => {
    const { care, state, path, folder, settings } = open();
    const backup = join(folder, 'backup.db');
    copyFileSync(path, backup);
    state.busy = true;
    await expect(care.restore(backup)).rejects.toMatchObject({ code: 'session-running' });
    expect(settings().history.deletesFrom).toBe(1);
    state.busy = false;
    await care.restore(backup);
    expect(settings().history).toEqual({ keepForDays: 7, deletesFrom: null });
  });
});
