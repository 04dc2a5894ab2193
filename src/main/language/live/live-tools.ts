import type { JamakError } from '../../../shared/errors';
import type { SessionHappening } from '../../../shared/session/events';
import type { Settings } from '../../../shared/settings';
import type { Answer, AskOptions } from '../ask';
import type { LanguageEngine, LanguageTask, LanguageTaskKind } from '../contract';
import type { LanguageQueue } from './queue';

/** The settings that live language goes by; asked for anew with each task. */
export interface LiveSettings {
  readonly digest: Pick<Settings['digest'], 'enabled' | 'language'>;
  readonly translation: Settings['translation'];
  readonly glossary: readonly string[];
}

/** Which job goes first when all workers are busy: the highest. */
export const PRIORITIES = {
  translation: { newest: 4, older: 1 },
  digest: 3,
  forViewers: { newest: 2, older: 0 },
} as const;

/** What the parts of one session's live language share. */
export interface LiveTools {
  readonly engine: LanguageEngine;
  readonly queue: LanguageQueue;
  readonly settings: () => LiveSettings;
  /** The languages that somebody views right now. */
  readonly wantedLanguages: () => ReadonlySet<string>;
  readonly append: (happening: SessionHappening) => void;
  readonly newId: () => string;
  /** Ms that do not go back. */
  readonly now: () => number;
  /** The engine's answer; null after an abort. `onDraft` gets a draft now and then, not each. @throws JamakError */
  readonly ask: <K extends LanguageTaskKind>(
    task: LanguageTask<K>,
    options: Omit<AskOptions<K>, 'onUsage'>,
  ) => Promise<Answer<K> | null>;
  /** A task did not come about. The engine has told the user already. */
  readonly onFailure: (error: JamakError) => void;
  /** As `ask`, but null after a failure too. */
  readonly tryToAsk: LiveTools['ask'];
}
