import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import type { SessionStore } from '../../../src/main/storage/contract';
import { temporaryFolder } from '../../unit/scripts/temporary-folder';
import { expectJamakError } from '../../unit/storage/expect-jamak-error';
import { ended, final, notes, numbered, report, started, translated } from '../../unit/storage/sessions';
import { builtModule } from '../built';
import { canMount, NEEDS_MOUNT, smallDisk } from './small-disk';
import { openTestStore, PATIENT, storeWorker } from './test-store';

const worker = storeWorker();
const appender = builtModule('tests/integration/storage/appender.ts');

function open(path: string, workerPath = worker.path) {
  return openTestStore(path, workerPath);
}

async function textsOf(store: SessionStore, sessionId: string): Promise<string[] | undefined> {
  const record = await store.load(sessionId);
  return record?.captions.map((caption) => caption.text);
}

describe('createStore', () => {
  it('keeps sessions in its worker thread, over a restart', async () => {
    const path = join(temporaryFolder(), 'library', 'jamak.db');
    const { store } = await open(path);
    await store.append('s', numbered([started('s'), final('a', 0, '안녕하세요'), ended(2000)]));
    expect(await store.list(10)).toMatchObject([{ id: 's', captionCount: 1, opening: '안녕하세요' }]);
    expect(await store.load('other')).toBeNull();
    await store.close();
    const { store: again } = await open(path);
    expect(await textsOf(again, 's')).toEqual(['안녕하세요']);
    expect(await again.closeOrphans()).toBe(0);
  });

  it('keeps what comes after a session, over a restart', async () => {
    const path = join(temporaryFolder(), 'jamak.db');
    const { store } = await open(path);
    await store.append(
      's',
      numbered([started('s'), final('a', 0, 'one'), translated('a', '하나'), ended(2000)]),
    );
    await store.appendLate('s', [final('b', 1000, 'late')]);
    await store.saveNotes('s', 0, notes(0));
    await store.close();
    const { store: again } = await open(path);
    expect(await again.loadNotes('s')).toEqual([notes(0)]);
    await again.clearNotes('s');
    expect(await again.loadNotes('s')).toEqual([]);
    await again.saveReport('s', report('The report'));
    expect(await again.load('s')).toMatchObject({
      captions: [{ text: 'one', translations: [{ text: '하나' }] }, { text: 'late' }],
      report: report('The report'),
    });
    await again.delete('s');
    expect(await again.load('s')).toBeNull();
  });

  it('answers calls that were made at once', async () => {
    const { store } = await open(join(temporaryFolder(), 'jamak.db'));
    const captions = Array.from({ length: 200 }, (_, at) => final(`c${at}`, at * 1000, `caption ${at}`));
    await Promise.all(numbered([started('s'), ...captions]).map((event) => store.append('s', [event])));
    expect(await textsOf(store, 's')).toHaveLength(200);
  });

  it('gives errors as what they were', async () => {
    const { store } = await open(join(temporaryFolder(), 'jamak.db'));
    await expectJamakError(() => store.append('nobody', numbered([final('a', 0, 'x')])), 'session-missing');
  });

  it('keeps a broken database aside and begins a fresh one', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'jamak.db');
    const rubbish = 'This was a database once. '.repeat(400);
    writeFileSync(path, rubbish);
    const { store, notices } = await open(path);
    const kept = join(folder, 'jamak.broken-2026-11-22T09-30-05-007Z.db');
    expect(notices).toEqual([{ level: 'warning', code: 'store-recovered', params: { path: kept } }]);
    expect(readFileSync(kept, 'utf8')).toBe(rubbish);
    await store.append('s', numbered([started('s'), final('a', 0, 'fresh')]));
    expect(await textsOf(store, 's')).toEqual(['fresh']);
  });

  it('refuses a database of a newer Jamak', async () => {
    const path = join(temporaryFolder(), 'jamak.db');
    const newer = new Database(path);
    newer.exec('PRAGMA user_version = 1000');
    newer.close();
    await expectJamakError(() => open(path), 'store-newer');
  });

  it('says so when there is no worker', async () => {
    const folder = temporaryFolder();
    await expectJamakError(() => open(join(folder, 'jamak.db'), join(folder, 'missing.mjs')), 'store-failed');
  });
});

describe('a worker that dies', () => {
  /** A worker that answers like the real one until it is asked for the session 'poison'. */
  async function fragileWorker(): Promise<string> {
    const path = join(temporaryFolder(), 'fragile.mjs');
    writeFileSync(
      path,
      `import { parentPort } from 'node:worker_threads';
       parentPort.on('message', ({ request }) => {
         if (request.method === 'load' && request.args[0] === 'poison') process.exit(1);
       });
       await import(${JSON.stringify(worker.path)});`,
    );
    return path;
  }

  it('fails what it had not answered, and the next call starts another', async () => {
    const { store } = await open(join(temporaryFolder(), 'jamak.db'), await fragileWorker());
    await store.append('s', numbered([started('s'), final('a', 0, 'kept')]));
    const poisoned = store.load('poison');
    const waiting = store.list(1);
    const error = await expectJamakError(() => poisoned, 'store-failed');
    expect(error.retryable).toBe(true);
    await expectJamakError(() => waiting, 'store-failed');
    expect(await textsOf(store, 's')).toEqual(['kept']);
    await expectJamakError(() => store.load('poison'), 'store-failed');
    expect(await textsOf(store, 's')).toEqual(['kept']);
  });
});

describe('reading', () => {
  it('does not wait for a commit that the disk holds up', async () => {
    const path = join(temporaryFolder(), 'jamak.db');
    const { store } = await open(path);
    await store.append('s', numbered([started('s'), final('a', 0, 'before')]));
    const blocker = new Database(path, PATIENT);
    blocker.exec('BEGIN IMMEDIATE');
    let committed = false;
    const append = store.append('s', numbered([final('b', 1000, 'after')], 3)).then(() => (committed = true));
    expect(await textsOf(store, 's')).toEqual(['before']);
    expect(await store.list(1)).toMatchObject([{ captionCount: 1 }]);
    expect(committed).toBe(false);
    blocker.exec('ROLLBACK');
    blocker.close();
    await append;
    expect(await textsOf(store, 's')).toEqual(['before', 'after']);
  });
});

describe('close', () => {
  it('finishes what was asked, then refuses', async () => {
    const folder = temporaryFolder();
    const { store } = await open(join(folder, 'jamak.db'));
    const appended = store.append('s', numbered([started('s'), final('a', 0, 'last words')]));
    await store.close();
    await appended;
    await expectJamakError(() => store.list(1), 'store-failed');
    await store.close();
    const openFiles = process.platform === 'linux' ? readdirSync('/proc/self/fd').map(targetOf) : [];
    expect(openFiles.filter((file) => file.startsWith(folder))).toEqual([]);
  });
});

function targetOf(descriptor: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    return '';
  }
}

describe('kill -9', () => {
  it('loses no caption that the store had confirmed', async () => {
    const path = join(temporaryFolder(), 'jamak.db');
    for (let round = 1; round <= 3; round++) {
      const child = spawn(process.execPath, [appender.path, path, worker.path], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let confirmed = 0;
      for await (const line of createInterface({ input: child.stdout })) {
        confirmed = Number(line);
        if (confirmed >= round * 100) child.kill('SIGKILL');
      }
      const { store, notices } = await open(path);
      const texts = await textsOf(store, 's');
      expect(notices).toEqual([]);
      expect(texts?.length).toBeGreaterThanOrEqual(confirmed - 1);
      expect(texts?.slice(0, confirmed - 1)).toEqual(
        Array.from({ length: confirmed - 1 }, (_, at) => `caption ${at + 2}`),
      );
      await store.close();
    }
  });
});

describe.skipIf(!canMount)(`a small disk (${NEEDS_MOUNT})`, () => {
  it('fails to open on a disk that is read-only, and opens once it is not', async () => {
    const disk = smallDisk(1024);
    const path = join(disk.folder, 'jamak.db');
    disk.setReadOnly(true);
    const error = await expectJamakError(() => open(path), 'store-failed');
    expect(error).toMatchObject({ retryable: true, params: { path: disk.folder } });
    disk.setReadOnly(false);
    await open(path);
  });

  it('writes nothing half on a full disk, and everything once there is room', async () => {
    const disk = smallDisk(1024);
    const { store } = await open(join(disk.folder, 'jamak.db'));
    await store.append('s', numbered([started('s'), final('a', 0, 'before')]));
    disk.fill();
    const long = numbered([final('b', 1000, 'x'.repeat(200_000)), final('c', 2000, 'after')], 3);
    const error = await expectJamakError(() => store.append('s', long), 'store-failed');
    expect(error).toMatchObject({ retryable: true, params: { path: disk.folder, reason: 'SQLITE_FULL' } });
    expect(await textsOf(store, 's')).toEqual(['before']);
    disk.free();
    await store.append('s', long);
    expect(await textsOf(store, 's')).toEqual(['before', 'x'.repeat(200_000), 'after']);
  });
});
