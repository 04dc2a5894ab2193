import type { EditKind } from '../../../shared/session/editing';
import type { Caption } from '../../../shared/session/caption';
import { isKin, type Rearranged } from '../../../shared/session/rearranging';
import { rearrangedOf } from './parts';

/** What somebody did to captions: those that were concerned as they were, and what is in their place. */
export interface Step {
  readonly kind: EditKind;
  readonly before: readonly Caption[];
  readonly after: readonly Caption[];
}

export function inverse({ kind, before, after }: Step): Step {
  return { kind, before: after, after: before };
}

/** What tells of a step. Captions that were split or merged know which others their words were in. */
export function happeningsOf(step: Step, editor: string): Rearranged[] {
  const captions = step.after.map((caption) =>
    settled(regroups(step) ? withKin(caption, step.before) : caption),
  );
  const there = new Set(captions.map(({ id }) => id));
  const removed = step.before.map(({ id }) => id).filter((id) => !there.has(id));
  return rearrangedOf(editor, { removed, captions });
}

/** Whether captions are as the step left them, so that it can be undone: `captions` are all that there are. */
export function isAsLeft({ before, after }: Step, captions: ReadonlyMap<string, Caption>): boolean {
  const left = new Set(after.map(({ id }) => id));
  return (
    after.every((caption) => isSame(captions.get(caption.id), caption)) &&
    before.every(({ id }) => left.has(id) || !captions.has(id))
  );
}

/** The step without what may hold words of `ids`; null where nothing is left of it. */
export function withoutKin(step: Step, ids: ReadonlySet<string>): Step | null {
  const concerned = (caption: Caption): boolean => isKin(caption, ids);
  const { kind, before, after } = step;
  if (![...before, ...after].some(concerned)) return step;
  if (regroups(step)) return null;
  const left = (captions: readonly Caption[]): Caption[] => captions.filter((caption) => !concerned(caption));
  const rest = { kind, before: left(before), after: left(after) };
  return rest.before.length + rest.after.length > 0 ? rest : null;
}

/** Words went from one caption into another. In any other step each caption is for itself. */
function regroups({ kind }: Step): boolean {
  return kind === 'split' || kind === 'merge';
}

function withKin(caption: Caption, before: readonly Caption[]): Caption {
  const kin = new Set([
    ...(caption.madeOf ?? []),
    ...before.flatMap(({ id, madeOf = [] }) => [id, ...madeOf]),
  ]);
  kin.delete(caption.id);
  return kin.size > 0 ? { ...caption, madeOf: [...kin] } : caption;
}

/** Translations that were streaming in are made anew. */
function settled({ translations = [], ...caption }: Caption): Caption {
  const done = translations.filter(({ final }) => final);
  return done.length > 0 ? { ...caption, translations: done } : caption;
}

function isSame(now: Caption | undefined, then: Caption): boolean {
  return (
    now !== undefined &&
    now.text === then.text &&
    now.laneId === then.laneId &&
    now.startMs === then.startMs &&
    now.endMs === then.endMs
  );
}
