import { sessionsMigration } from './0001-sessions';
import type { Migration } from './migration';

/** In the order in which they run. */
export const MIGRATIONS: readonly Migration[] = [sessionsMigration];
