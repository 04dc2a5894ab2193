import { sessionsMigration } from './0001-sessions';
import { languageMigration } from './0002-language';
import { pausesMigration } from './0003-pauses';
import { translationsMigration } from './0005-translations';
import type { Migration } from './migration';

/** In the order in which they run. */
export const MIGRATIONS: readonly Migration[] = [
  sessionsMigration,
  languageMigration,
  pausesMigration,
  // TODO(join): 4 is made on another branch.
  { version: 4, up: () => undefined },
  translationsMigration,
];
