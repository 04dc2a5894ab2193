import type { DigestContent } from '../../../shared/session/digest';
import type { LanguageOutput, LanguageTask, LanguageTaskKind } from '../contract';

/** After so many new captions a situation that is word for word the one before is not of now. */
const NEWS = 6;

type Mending = {
  readonly [K in LanguageTaskKind]: {
    /** Whether something is missing that the task has words for. */
    readonly lacks: (output: LanguageOutput<K>, task: LanguageTask<K>) => boolean;
    /** `output` with what it lacks as the picker has it. */
    readonly filled: (
      output: LanguageOutput<K>,
      picked: LanguageOutput<K>,
      task: LanguageTask<K>,
    ) => LanguageOutput<K>;
  };
};

function stoodStill({ situation }: DigestContent, { previous, captions }: LanguageTask<'digest'>): boolean {
  return captions.length >= NEWS && situation !== null && situation.text === previous?.situation?.text;
}

/** Whether a summary that was to be made anew is still the same. */
function isUnmoved({ summary }: DigestContent, { previous, stale }: LanguageTask<'digest'>): boolean {
  const before = new Set(previous?.summary.map(({ text }) => text));
  return stale === true && summary.every(({ text }) => before.has(text));
}

/** What is told by the picker where an answer has nothing left that is true and of now. */
export const MENDING: Mending = {
  digest: {
    lacks: (output, task) =>
      task.captions.length > 0 &&
      (output.summary.length === 0 ||
        output.situation === null ||
        stoodStill(output, task) ||
        isUnmoved(output, task)),
    filled: (output, picked, task) => ({
      ...output,
      summary: output.summary.length === 0 || isUnmoved(output, task) ? picked.summary : output.summary,
      situation: output.situation === null || stoodStill(output, task) ? picked.situation : output.situation,
      keywords: output.keywords.length === 0 ? picked.keywords : output.keywords,
    }),
  },
  'catch-up': {
    lacks: (points, task) => points.length === 0 && task.captions.length + task.digests.length > 0,
    filled: (_points, picked) => picked,
  },
  'report-notes': {
    lacks: ({ points, chapters }, task) =>
      task.captions.length > 0 && (points.length === 0 || chapters.length === 0),
    filled: (notes, picked) => ({
      ...notes,
      points: notes.points.length === 0 ? picked.points : notes.points,
      chapters: notes.chapters.length === 0 ? picked.chapters : notes.chapters,
      keywords: notes.keywords.length === 0 ? picked.keywords : notes.keywords,
    }),
  },
  report: {
    lacks: ({ chapters }, { notes }) => chapters.length === 0 && notes.some((one) => one.chapters.length > 0),
    filled: (report, picked) => ({ ...report, chapters: picked.chapters }),
  },
  translation: { lacks: () => false, filled: (text) => text },
};
