import { z } from 'zod';
import { idSchema } from '../../shared/ids';
import { PACKET_MS } from './ogg';

/** Where sound is to be erased, session ms; `laneId` null for all lanes, `endMs` null for all that there is. */
export const spanSchema = z.object({
  laneId: idSchema.nullable(),
  startMs: z.number(),
  endMs: z.number().nullable(),
});
export type Span = z.infer<typeof spanSchema>;

/** A voice is noticed a little after it began, and a little before it is over, ms. */
const EDGE_MS = 250;

/** The packets that hold any of it: from the first, up to but not with the last. One more on both sides, as they overlap. */
export function packetsOf({ startMs, endMs }: Pick<Span, 'startMs' | 'endMs'>): [first: number, end: number] {
  const first = Math.floor((startMs - EDGE_MS) / PACKET_MS) - 1;
  const end = endMs === null ? Infinity : Math.ceil((endMs + EDGE_MS) / PACKET_MS) + 1;
  return [Math.max(0, first), end];
}
