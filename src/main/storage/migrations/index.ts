import { sessionsMigration } from './0001-sessions';
import { languageMigration } from './0002-language';
import { pausesMigration } from './0003-pauses';
import { correctionsMigration } from './0004-corrections';
import { translationsMigration } from './0005-translations';
import type { Migration } from './migration';

/** In the order in which they run. */
export const MIGRATIONS: readonly Migration[] = [
  sessionsMigration,
  languageMigration,
  pausesMigration,
  correctionsMigration,
  translationsMigration,
];
