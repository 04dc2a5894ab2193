import { sessionsMigration } from './0001-sessions';
import { languageMigration } from './0002-language';
import { pausesMigration } from './0003-pauses';
import { correctionsMigration } from './0004-corrections';
import { translationsMigration } from './0005-translations';
import { historyMigration } from './0006-history';
import { reportsMigration } from './0007-reports';
import { rearrangedMigration } from './0008-rearranged';
import { recordingsMigration } from './0009-recordings';
import { endsOfTextsMigration } from './0010-ends-of-texts';
import { addedMigration } from './0011-added';
import { strikesMigration } from './0012-strikes';
import type { Migration } from './migration';

/** In the order in which they run. */
export const MIGRATIONS: readonly Migration[] = [
  sessionsMigration,
  languageMigration,
  pausesMigration,
  correctionsMigration,
  translationsMigration,
  historyMigration,
  reportsMigration,
  rearrangedMigration,
  recordingsMigration,
  endsOfTextsMigration,
  addedMigration,
  strikesMigration,
];
