import { JamakError } from '../../../../shared/errors';
import type { Rest } from '../../../text/rest';
import type {
  LanguageEngine,
  LanguageOutput,
  LanguagePart,
  LanguageTask,
  LanguageTaskKind,
} from '../../contract';
import { createRest } from '../../create-rest';
import { makeCatchUp } from './catch-up';
import { makeDigest } from './digest';
import { joinNotes, makeNotes } from './report';
import { warmSigns } from './signs';

/** A digest costs nothing but a few ms, so that what is on screen is never old. */
const DIGEST_EVERY_MS = 9_000;

/** How each task is done. */
const MAKERS: { [K in LanguageTaskKind]: (task: LanguageTask<K>, rest: Rest) => Promise<LanguageOutput<K>> } =
  {
    digest: makeDigest,
    'catch-up': makeCatchUp,
    'report-notes': makeNotes,
    report: (task) => Promise.resolve(joinNotes(task)),
    translation: () => Promise.reject(new JamakError('language-needs-server')),
  };

async function* generate<K extends LanguageTaskKind>(
  task: LanguageTask<K>,
  { signal }: { readonly signal: AbortSignal },
): AsyncGenerator<LanguagePart<K>> {
  const rest = createRest(signal);
  const make = MAKERS[task.kind];
  try {
    await rest();
    await warmSigns(rest);
    const output = await make(task, rest);
    yield { type: 'result', output, engine: { engine: 'embedded', model: '' } };
  } catch (error) {
    if (!signal.aborted) yield { type: 'error', error: JamakError.from(error) };
  }
}

/**
 * The language engine that needs no model and no network. It makes nothing up: it picks sentences that were said,
 * by how central they are (TextRank), and the words in them that matter. Sentences and keywords keep the language
 * that was spoken; a task's language only changes its few own words, such as why a moment was picked. It can't
 * translate. Long inputs are done in pieces, between which the app goes on.
 */
export function createEmbeddedEngine(): LanguageEngine {
  return {
    id: 'embedded',
    capabilities: {
      streaming: false,
      contextTokens: Infinity,
      local: true,
      digestEveryMs: DIGEST_EVERY_MS,
      tasks: ['digest', 'catch-up', 'report-notes', 'report'],
    },
    generate,
  };
}
