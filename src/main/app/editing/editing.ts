import { JamakError } from '../../../shared/errors';
import type { Edit, Edited } from '../../../shared/broadcast/public-api';
import { termSchema } from '../../../shared/glossary';
import type { EditChange, EditKind, EditOutcome, EditState } from '../../../shared/session/editing';
import type { Caption } from '../../../shared/session/session-view';
import type { Lane } from '../../../shared/source';
import { deleted, merge, neighbour, replaced, split, toLane } from '../../session/editing/changes';
import { happeningsOf, inverse, isAsLeft, type Step } from '../../session/editing/step';
import { TAKEN_BACK } from '../../session/editing/undo-log';
import { cleanText } from '../../text/clean-text';
import type { Corrections } from '../corrections/corrections';
import type { SessionController } from '../session-controller';
import type { Sessions } from '../sessions';
import type { UndoLogs } from './undo-logs';

export interface EditingOptions {
  readonly controller: Pick<SessionController, 'running' | 'view' | 'showLate'>;
  readonly sessions: Pick<Sessions, 'load' | 'edit'>;
  readonly corrections: Pick<Corrections, 'inTurn' | 'edit' | 'teach'>;
  readonly undo: UndoLogs;
  readonly newId: () => string;
}

/** What there is to edit of a session. */
interface Editable {
  readonly captions: readonly Caption[];
  readonly lanes: readonly Pick<Lane, 'id'>[];
}

/**
 * The transcript editor: captions are split, merged, moved to another speaker, deleted and reworded, and all of that is
 * undone and done again, in the session that runs and in every one that is kept.
 */
export class Editing {
  readonly #options: EditingOptions;

  constructor(options: EditingOptions) {
    this.#options = options;
  }

  stateOf(sessionId: string): EditState {
    return this.#options.undo.of(sessionId).state;
  }

  /** A correction of the words of one caption, which can be undone. @throws JamakError as `Corrections.edit` */
  correct(sessionId: string, captionId: string, edit: Edit): Promise<Edited> {
    const { corrections, undo } = this.#options;
    return corrections.edit(sessionId, captionId, edit, (before, after) =>
      undo.of(sessionId).add({ kind: 'text', before: [before], after: [after] }),
    );
  }

  /**
   * @throws JamakError 'caption-missing', 'caption-changed' where it is not as its editor saw it, 'split-nowhere',
   *   'merge-nobody', 'caption-too-long', 'session-missing', 'bad-request' where there is no such lane, 'store-failed'
   */
  change(sessionId: string, change: EditChange, editor: string): Promise<EditOutcome> {
    return this.#options.corrections.inTurn(async () => {
      const step = this.#stepOf(change, await this.#load(sessionId));
      if (change.what === 'replace' && change.teach) await this.#teach(change.replacement);
      if (!step) return this.#outcome(sessionId, null, null);
      await this.#apply(sessionId, step, editor);
      this.#options.undo.of(sessionId).add(step);
      return this.#outcome(
        sessionId,
        step.kind,
        step,
        change.what === 'split' ? step.after[1]?.id : undefined,
      );
    });
  }

  /**
   * Undoes the last step of the session, whichever it was; nothing where there is none.
   *
   * @throws JamakError 'taken-back-for-good' where words were taken back since, 'edit-outdated' where somebody changed
   *   the captions since; both only once. 'session-missing', 'store-failed'
   */
  undo(sessionId: string, editor: string): Promise<EditOutcome> {
    return this.#options.corrections.inTurn(async () => {
      const log = this.#options.undo.of(sessionId);
      const step = log.takeDone();
      if (step === TAKEN_BACK) throw new JamakError('taken-back-for-good');
      if (!step) return this.#outcome(sessionId, null, null);
      await this.#again(sessionId, inverse(step), editor, () => log.putBack(step, 'done'));
      log.wasUndone(step);
      return this.#outcome(sessionId, step.kind, inverse(step));
    });
  }

  /** Does again what was undone last. @throws JamakError as `undo` */
  redo(sessionId: string, editor: string): Promise<EditOutcome> {
    return this.#options.corrections.inTurn(async () => {
      const log = this.#options.undo.of(sessionId);
      const step = log.takeUndone();
      if (!step) return this.#outcome(sessionId, null, null);
      await this.#again(sessionId, step, editor, () => log.putBack(step, 'undone'));
      log.wasRedone(step);
      return this.#outcome(sessionId, step.kind, step);
    });
  }

  /** Applies it if captions still are as they were when it was last undone or done. */
  async #again(sessionId: string, step: Step, editor: string, putBack: () => void): Promise<void> {
    const { captions } = await this.#load(sessionId).catch((error: unknown) => {
      putBack();
      throw error;
    });
    const byId = new Map(captions.map((caption) => [caption.id, caption]));
    if (!isAsLeft(inverse(step), byId)) throw new JamakError('edit-outdated');
    // With what they were split from or merged of since.
    const before = step.before.map((caption) => byId.get(caption.id) ?? caption);
    try {
      await this.#apply(sessionId, { ...step, before }, editor);
    } catch (error) {
      putBack();
      throw error;
    }
  }

  /** One part after the other, so that other work has its turn in between. */
  async #apply(sessionId: string, step: Step, editor: string): Promise<void> {
    const { controller, sessions } = this.#options;
    for (const happening of happeningsOf(step, editor)) {
      for (const late of await sessions.edit(sessionId, happening)) controller.showLate(sessionId, late);
    }
  }

  #stepOf(change: EditChange, { captions, lanes }: Editable): Step | null {
    if (change.what === 'replace') {
      return replaced(captions, change.finding, cleanReplacement(change.replacement));
    }
    const caption = captions.find(({ id }) => id === change.captionId);
    if (!caption) throw new JamakError('caption-missing');
    if (cleanText(change.base) !== caption.text) throw new JamakError('caption-changed');
    switch (change.what) {
      case 'split':
        return split(caption, change.text, change.at, this.#options.newId);
      case 'merge': {
        const other = neighbour(caption, change.with, captions);
        if (!other) throw new JamakError('merge-nobody');
        return change.with === 'next' ? merge(caption, other) : merge(other, caption);
      }
      case 'speaker':
        if (!lanes.some(({ id }) => id === change.laneId)) throw new JamakError('bad-request');
        return change.laneId === caption.laneId ? null : toLane(caption, change.laneId);
      case 'delete':
        return deleted(caption);
    }
  }

  /** A running session as it is shown; of any other also what was captioned after its end. */
  async #load(sessionId: string): Promise<Editable> {
    const { controller, sessions } = this.#options;
    if (controller.running && controller.view.sessionId === sessionId) return controller.view;
    const record = await sessions.load(sessionId);
    if (!record) throw new JamakError('session-missing');
    return record;
  }

  async #teach(replacement: string): Promise<void> {
    const { success, data: term } = termSchema.safeParse(cleanText(replacement));
    if (success) await this.#options.corrections.teach(term);
  }

  #outcome(sessionId: string, done: EditKind | null, step: Step | null, captionId?: string): EditOutcome {
    const changed = new Set([...(step?.before ?? []), ...(step?.after ?? [])].map(({ id }) => id));
    return {
      ...this.stateOf(sessionId),
      done,
      count: done === 'replace' ? changed.size : step === null ? 0 : 1,
      captionId: captionId ?? step?.after[0]?.id ?? null,
    };
  }
}

/** As a caption's words are cleaned, but with the spaces at its ends: it may stand between words. */
function cleanReplacement(text: string): string {
  const clean = cleanText(text);
  if (clean === '') return /\s/u.test(text) ? ' ' : '';
  return (/^\s/u.test(text) ? ' ' : '') + clean + (/\s$/u.test(text) ? ' ' : '');
}
