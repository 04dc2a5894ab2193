import { diffArrays } from 'diff';
import { lanesHeardIn, type HeardLanes } from '../../../shared/session/heard-lanes';
import type { CaptionChange } from '../../../shared/session/recaptioning';
import type { Caption, TakenBack } from '../../../shared/session/session-view';

/** A caption made of the recording. */
export type HeardAgain = Pick<Caption, 'id' | 'laneId' | 'startMs' | 'endMs' | 'text'>;

export interface Transcript {
  readonly captions: readonly Caption[];
  readonly takenBack: readonly TakenBack[];
}

/** Captions that overlap by less may be neighbours whose ends were heard a little otherwise, ms. */
const NEIGHBOURS_MS = 150;

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** Captions of both versions that were said at the same time. */
interface Group {
  readonly before: readonly Caption[];
  readonly after: readonly HeardAgain[];
}

/**
 * What differs between a transcript and what was heard again in its recording, in the order of their times. New words go
 * to the captions that there are, each to the one that was said then; what has no caption becomes one of its own, and
 * what was not heard again stays. Nothing comes back that was taken back.
 *
 * @param lanes where the captions were heard, of which some may have been given to other speakers since
 */
export function changesOf(
  { captions, takenBack }: Transcript,
  heardAgain: readonly HeardAgain[],
  lanes: HeardLanes = new Map(),
): CaptionChange[] {
  const said = captions.map((caption) => ({
    caption,
    heardIn: lanesHeardIn({ ...caption, kin: caption.madeOf }, lanes),
  }));
  const gone = takenBack.map((place) => ({ place, heardIn: lanesHeardIn(place, lanes) }));
  const laneIds = new Set(heardAgain.map(({ laneId }) => laneId));
  const changes = [...laneIds].flatMap((laneId) => {
    // What was merged across lanes has its words in the first of them.
    const own = said.filter(({ heardIn: [first] }) => first === laneId).map(({ caption }) => caption);
    const others = said.filter(({ heardIn }) => heardIn.indexOf(laneId) > 0).map(({ caption }) => caption);
    const silent = gone.filter(({ heardIn }) => heardIn.includes(laneId)).map(({ place }) => place);
    const inTheWay = [...others, ...silent];
    const heard = heardAgain.filter(
      (one) => one.laneId === laneId && !inTheWay.some((place) => overlapMs(place, one) > 0),
    );
    return groupsOf(own, heard).flatMap(changesIn);
  });
  return changes.toSorted((left, right) => left.startMs - right.startMs);
}

function overlapMs(left: Span, right: Span): number {
  return Math.min(left.endMs, right.endMs) - Math.max(left.startMs, right.startMs);
}

function groupsOf(before: readonly Caption[], after: readonly HeardAgain[]): Group[] {
  const all = [
    ...before.map((caption) => ({ caption, heard: null })),
    ...after.map((heard) => ({ caption: null, heard })),
  ].toSorted((left, right) => spanOf(left).startMs - spanOf(right).startMs);
  const groups: { before: Caption[]; after: HeardAgain[]; endMs: number }[] = [];
  for (const one of all) {
    const { startMs, endMs } = spanOf(one);
    let group = groups.at(-1);
    if (!group || startMs > group.endMs - NEIGHBOURS_MS) {
      group = { before: [], after: [], endMs };
      groups.push(group);
    }
    group.endMs = Math.max(group.endMs, endMs);
    if (one.caption) group.before.push(one.caption);
    else group.after.push(one.heard);
  }
  return groups;
}

function spanOf(
  one:
    | { readonly caption: Caption; readonly heard: null }
    | { readonly caption: null; readonly heard: HeardAgain },
): Span {
  return one.caption ?? one.heard;
}

function changesIn({ before, after }: Group): CaptionChange[] {
  if (before.length === 0) {
    return after.map(({ id, laneId, startMs, endMs, text }) => ({
      captionId: id,
      laneId,
      startMs,
      endMs,
      before: null,
      after: text,
      corrected: false,
    }));
  }
  if (after.length === 0) return [];
  const texts = shareOut(
    before.map(({ text }) => text),
    after.map(({ text }) => text),
  );
  return before.flatMap(({ id, laneId, startMs, endMs, text, original = text }, at) => {
    const said = texts[at] ?? '';
    if (said === '' || said === text) return [];
    const corrected = original !== text;
    return [{ captionId: id, laneId, startMs, endMs, before: text, after: said, corrected }];
  });
}

/** The words of `after`, each given to the text of `before` whose words it stands for. */
function shareOut(before: readonly string[], after: readonly string[]): string[] {
  const spaced = [...before, ...after].some((text) => /\s/u.test(text.trim()));
  const unitsOf = (text: string): string[] =>
    spaced ? text.split(/\s+/u).filter(Boolean) : Array.from(text);
  const old = before.flatMap((text, owner) => unitsOf(text).map((unit) => ({ unit, owner })));
  const heard = after.flatMap(unitsOf);
  const given = before.map((): string[] => []);
  const ownerAt = (index: number): number => old[Math.min(Math.max(0, index), old.length - 1)]?.owner ?? 0;

  const parts = diffArrays(
    old.map(({ unit }) => unit),
    heard,
    { comparator: isSame },
  );
  let oldAt = 0;
  let heardAt = 0;
  let removed = 0;
  for (const { added, removed: isRemoved, count } of parts) {
    if (isRemoved) {
      oldAt += count;
      removed = count;
      continue;
    }
    for (let index = 0; index < count; index++) {
      const unit = heard[heardAt++] ?? '';
      // In the place of several words as many stand for the first of them as for the last.
      const place = added ? oldAt - Math.max(1, removed) + Math.floor((index * removed) / count) : oldAt++;
      given[ownerAt(place)]?.push(unit);
    }
    removed = 0;
  }
  return given.map((units) => units.join(spaced ? ' ' : ''));
}

function isSame(left: string, right: string): boolean {
  return bare(left) === bare(right);
}

/** Without case, marks and accents of writing. */
function bare(unit: string): string {
  return (
    unit
      .normalize('NFC')
      .toLowerCase()
      .replaceAll(/[\p{P}\p{S}]/gu, '') || unit
  );
}
