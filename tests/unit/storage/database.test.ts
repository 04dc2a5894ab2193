import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { describe, expect, it } from 'vitest';
import { inTransaction, openDatabase, versionOf } from '../../../src/main/storage/database';
import { MIGRATIONS } from '../../../src/main/storage/migrations';
import { BrokenDatabaseError } from '../../../src/main/storage/store-error';
import { temporaryFolder } from '../scripts/temporary-folder';
import { expectJamakError } from './expect-jamak-error';

function newPath(): string {
  return join(temporaryFolder(), 'library', 'jamak.db');
}

describe('openDatabase', () => {
  it('makes the folder and the newest shape', () => {
    const database = openDatabase(newPath());
    expect(versionOf(database)).toBe(MIGRATIONS.length);
    database.close();
  });

  it('commits to the disk before it answers', () => {
    const database = openDatabase(newPath());
    const read = (pragma: string): unknown => database.prepare(`PRAGMA ${pragma}`).pluck().all()[0];
    expect([read('journal_mode'), read('synchronous'), read('foreign_keys')]).toEqual(['wal', 2, 1]);
    database.close();
  });

  it('refuses a database of a newer Jamak and leaves it as it was', async () => {
    const path = join(temporaryFolder(), 'jamak.db');
    const newer = new Database(path);
    newer.exec(`CREATE TABLE future (x); PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    newer.close();
    const before = readFileSync(path);
    const error = await expectJamakError(() => openDatabase(path), 'store-newer');
    expect(error.params).toEqual({ path: join(path, '..') });
    expect(error.retryable).toBe(false);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('knows a file that is no database', () => {
    const path = join(temporaryFolder(), 'jamak.db');
    writeFileSync(path, 'not a database, but long enough to look like one. '.repeat(100));
    expect(() => openDatabase(path)).toThrow(BrokenDatabaseError);
  });

  it('knows a database that was damaged in its middle', () => {
    const path = newPath();
    const database = openDatabase(path);
    database.exec('CREATE TABLE filler (text TEXT)');
    const insert = database.prepare('INSERT INTO filler VALUES (?)');
    inTransaction(database, () => {
      for (let row = 0; row < 2000; row++) insert.run('words '.repeat(20));
    });
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 20 * 4096, 40 * 4096);
    writeFileSync(path, bytes);
    expect(() => openDatabase(path)).toThrow(BrokenDatabaseError);
  });

  it('says which folder it could not open', async () => {
    const path = join(temporaryFolder(), 'jamak.db');
    mkdirSync(path);
    const error = await expectJamakError(() => openDatabase(path), 'store-failed');
    expect(error.params).toMatchObject({ path: join(path, '..') });
  });
});

describe('inTransaction', () => {
  it('undoes everything on an error', () => {
    const database = openDatabase(':memory:');
    const insert = (): unknown => database.exec(`INSERT INTO events VALUES ('s', 1, '{}')`);
    expect(() =>
      inTransaction(database, () => {
        insert();
        throw new Error('half way');
      }),
    ).toThrow('half way');
    inTransaction(database, insert);
    expect(database.prepare('SELECT COUNT(*) FROM events').pluck().all()).toEqual([1]);
  });
});
