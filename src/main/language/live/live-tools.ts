import type { JamakError } from '../../../shared/errors';
import type { SessionHappening } from '../../../shared/session/events';
import type { DigestStyle, Settings, ShowSettings } from '../../../shared/settings';
import type { Answer, AskOptions } from '../ask';
import type { LanguageEngine, LanguageTask, LanguageTaskKind } from '../contract';
import type { Strikes } from '../grounding/strikes';
import type { LanguageQueue } from './queue';

/** The settings that live language goes by; asked for anew with each task. */
export interface LiveSettings {
  readonly digest: Pick<Settings['digest'], 'enabled' | 'language'> & Partial<DigestStyle>;
  readonly translation: Settings['translation'];
  readonly glossary: readonly string[];
  readonly show?: ShowSettings;
}

/** What the settings say of a digest or catch-up, as its task has it. */
export function asWished({ digest, glossary, show }: LiveSettings) {
  const { length = 'normal', temper = 'facts' } = digest;
  return { glossary, style: { length, temper }, ...(show && { show }) };
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
  /** Epoch milliseconds. */
  readonly dateNow: () => number;
  /** What the user struck out so far. */
  readonly strikes: () => Strikes;
  /** What the user wrote to marks, by the captions that they are about. */
  readonly notes: () => ReadonlyMap<string, string>;
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
