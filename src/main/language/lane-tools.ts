import type { SessionHappening } from '../../shared/events';
import type { Settings } from '../../shared/settings';
import type { Answer } from './ask';
import type { LanguageEngine, LanguageOutput, LanguageTask, LanguageTaskKind } from './contract';
import type { LanguageQueue } from './queue';

/** What of the settings concerns the language lane; asked for anew with each task. */
export interface LaneSettings {
  readonly digest: Pick<Settings['digest'], 'enabled' | 'language'>;
  readonly translation: Settings['translation'];
  readonly glossary: readonly string[];
}

/** Who goes first when all workers are busy. */
export const PRIORITIES = { newestTranslation: 2, digest: 1, olderTranslation: 0 } as const;

interface AskOptions<K extends LanguageTaskKind> {
  readonly signal: AbortSignal;
  /** Gets a draft now and then; the others are skipped. */
  readonly onDraft?: (output: LanguageOutput<K>) => void;
}

/** What the parts of a language lane share. */
export interface LaneTools {
  readonly engine: LanguageEngine;
  readonly queue: LanguageQueue;
  readonly settings: () => LaneSettings;
  readonly append: (happening: SessionHappening) => void;
  readonly newId: () => string;
  /** Ms that do not go back. */
  readonly now: () => number;
  /** The engine's answer; null after an abort. @throws JamakError */
  readonly ask: <K extends LanguageTaskKind>(
    task: LanguageTask<K>,
    options: AskOptions<K>,
  ) => Promise<Answer<K> | null>;
  /** As `ask`, but null after a failure too. */
  readonly tryToAsk: LaneTools['ask'];
}
