import type { SessionHappening } from './events';

/** In which lanes captions were heard, by their ids: somebody may have given them to another speaker since. */
export type HeardLanes = ReadonlyMap<string, readonly string[]>;

type Of<T extends SessionHappening['type']> = Extract<SessionHappening, { type: T }>;

/** What an event tells of it. */
export type Heard = Pick<Of<'caption-final'>, 'captionId' | 'laneId'> &
  Partial<Pick<Of<'caption-taken-back'>, 'related' | 'heardIn'>>;

/** The events that tell of it. */
export function tellsHeard(
  happening: SessionHappening,
): happening is Of<'caption-final' | 'caption-taken-back'> {
  return happening.type === 'caption-final' || happening.type === 'caption-taken-back';
}

/** What all of these tell together. */
export function heardLanes(told: Iterable<Heard>): HeardLanes {
  const lanes = new Map<string, string[]>();
  for (const { captionId, laneId, related = [], heardIn = [laneId] } of told) {
    // What a caption that was taken back was made of has no final any more that would tell.
    for (const id of [captionId, ...related]) {
      const known = lanes.get(id) ?? [];
      lanes.set(id, [...known, ...heardIn.filter((one) => !known.includes(one))]);
    }
  }
  return lanes;
}

interface Said {
  readonly id: string;
  readonly laneId: string;
  /** Other captions that words of it were in. */
  readonly kin?: readonly string[] | undefined;
}

/** Where a caption was heard, or the others that it is made of; else in the lane that it is of. */
export function lanesHeardIn({ id, laneId, kin = [] }: Said, lanes: HeardLanes): readonly string[] {
  const heard = new Set([id, ...kin].flatMap((one) => lanes.get(one) ?? []));
  return heard.size > 0 ? [...heard] : [laneId];
}
