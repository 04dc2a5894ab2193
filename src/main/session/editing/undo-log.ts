import type { EditState } from '../../../shared/session/editing';
import { withoutKin, type Step } from './step';

/** Stands where words were taken back, which nobody can undo. */
export const TAKEN_BACK = 'taken-back';

/** What was done to one session's captions and can be undone, and what was undone and can be done again. */
export class UndoLog {
  #done: (Step | typeof TAKEN_BACK)[] = [];
  #undone: Step[] = [];
  readonly #takenBack = new Set<string>();

  get state(): EditState {
    const last = this.#done.at(-1);
    return {
      undo: last === undefined || last === TAKEN_BACK ? null : last.kind,
      redo: this.#undone.at(-1)?.kind ?? null,
    };
  }

  /** Something new was done: what was undone before can't be done again. */
  add(step: Step): void {
    this.#keep(step, this.#done);
    this.#undone = [];
  }

  /** Takes the last step, to undo it. */
  takeDone(): Step | typeof TAKEN_BACK | null {
    return this.#done.pop() ?? null;
  }

  /** Takes the last that was undone, to do it again. */
  takeUndone(): Step | null {
    return this.#undone.pop() ?? null;
  }

  /** The step that was taken was undone. */
  wasUndone(step: Step): void {
    this.#keep(step, this.#undone);
  }

  /** The step that was taken was done again. */
  wasRedone(step: Step): void {
    this.#keep(step, this.#done);
  }

  /** It could be neither, for now: it is the next one once more. */
  putBack(step: Step, from: 'done' | 'undone'): void {
    this.#keep(step, from === 'done' ? this.#done : this.#undone);
  }

  /** No step knows words of these any more, and none will; neither of `related`, which they may have been in. */
  takenBack(ids: ReadonlySet<string>, related: ReadonlySet<string> = new Set()): void {
    for (const id of ids) this.#takenBack.add(id);
    const all = new Set([...ids, ...related]);
    this.#done = this.#done.flatMap((step): (Step | typeof TAKEN_BACK)[] =>
      step === TAKEN_BACK ? [step] : left(step, all),
    );
    this.#undone = this.#undone.flatMap((step) => left(step, all));
    if (this.#done.at(-1) !== TAKEN_BACK) this.#done.push(TAKEN_BACK);
  }

  /** What was taken back since the step was begun stays so. */
  #keep(step: Step, steps: (Step | typeof TAKEN_BACK)[]): void {
    steps.push(...left(step, this.#takenBack));
  }
}

function left(step: Step, ids: ReadonlySet<string>): Step[] {
  const rest = withoutKin(step, ids);
  return rest ? [rest] : [];
}
