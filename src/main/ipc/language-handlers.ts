import type { KeyStore } from '../app/keys';
import type { LanguageDesk } from '../app/language-desk';
import type { NoticeBoard } from '../app/notice-board';
import type { SessionController } from '../app/session-controller';
import type { Handlers } from './doorway';

export interface LanguageHandlerOptions {
  readonly controller: SessionController;
  readonly language: LanguageDesk;
  readonly keys: KeyStore;
  readonly notices: NoticeBoard;
  /** A key was set or forgotten. */
  readonly onKeys: () => void;
}

type LanguageRequests =
  | 'digest.make'
  | 'digest.catch-up'
  | 'report.make'
  | 'report.cancel'
  | 'glossary.proposals'
  | 'language.test'
  | 'language.models'
  | 'usage.month'
  | 'translation.costs'
  | 'keys.list'
  | 'keys.set';

/** What language engines and keys are asked. */
export function createLanguageHandlers(options: LanguageHandlerOptions): Pick<Handlers, LanguageRequests> {
  const { controller, language, keys, notices } = options;
  return {
    'digest.make': () => language.makeDigest(),
    'digest.catch-up': ({ language: wanted }) => language.catchUp(wanted),
    // The answer comes at once; how far the report is arrives as pushes, its failure as a notice.
    'report.make': ({ sessionId, by }) => {
      language.makeReport(sessionId, controller.settled(sessionId), by).then(
        (report) => report && notices.add('info', 'report-ready'),
        (error: unknown) => notices.addError(error),
      );
    },
    'report.cancel': ({ sessionId }) => language.cancelReport(sessionId),
    'glossary.proposals': () => language.proposals(controller.view.captions),
    'language.test': () => language.test(),
    'language.models': () => language.listModels(),
    'usage.month': () => language.month,
    'translation.costs': () => language.translationCosts(controller.view),
    'keys.list': () => keys.list(),
    'keys.set': async ({ id, key, keep }) => {
      const known = await keys.set(id, key, keep);
      options.onKeys();
      if (key !== null && !known.kept.includes(id)) notices.add('info', 'key-not-kept');
      return known;
    },
  };
}
