import { sessionsMigration } from './0001-sessions';
import { languageMigration } from './0002-language';
import type { Migration } from './migration';

/** In the order in which they run. */
export const MIGRATIONS: readonly Migration[] = [sessionsMigration, languageMigration];
