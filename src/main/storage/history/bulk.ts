import type Database from 'libsql';

type Option = 'secure-delete' | 'merge';

/** Tells the index of words how to work, or to do so much work. */
export function configureIndex(database: Database.Database, option: Option, value: number): void {
  database.exec(`INSERT INTO passages (passages, rank) VALUES ('${option}', ${value})`);
}

/**
 * Deletes much at once: one by one, each trace of it would be taken out of the index at once, which takes a thousand
 * times as long as to note that it is not there any more. `purgeAll` takes the traces out later.
 */
export function deleteInBulk(database: Database.Database, work: () => void): void {
  configureIndex(database, 'secure-delete', 0);
  work();
  configureIndex(database, 'secure-delete', 1);
}

/** Takes all traces of what was deleted in bulk out of the index, however long it takes. */
export function purgeAll(database: Database.Database): void {
  database.exec(`INSERT INTO passages (passages) VALUES ('optimize')`);
}
