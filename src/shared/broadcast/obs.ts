import { z } from 'zod';
import { messageCodeSchema } from '../errors';

/** Scenes that a window is told of; OBS has no limit. */
export const MOST_SCENES = 200;

/** How OBS is, as far as Jamak knows. */
export const obsStatusSchema = z.object({
  /** 'off' by the settings, 'looking' until an OBS answers, 'refused' while one answers that can't be used. */
  link: z.enum(['off', 'looking', 'connected', 'refused']),
  /** Why it is refused; null otherwise. */
  problem: messageCodeSchema.nullable(),
  /** Of OBS; null while it is not connected. */
  version: z.string().max(100).nullable(),
  streaming: z.boolean(),
  recording: z.enum(['off', 'on', 'paused']),
  /** Names of its scenes, in its order. */
  scenes: z.array(z.string().max(200)).max(MOST_SCENES),
});
export type ObsStatus = z.infer<typeof obsStatusSchema>;

export const NO_OBS: ObsStatus = {
  link: 'off',
  problem: null,
  version: null,
  streaming: false,
  recording: 'off',
  scenes: [],
};

/** What became of the browser source: it was made, put right, or was right already. */
export const sourceOutcomeSchema = z.enum(['added', 'repaired', 'unchanged']);
export type SourceOutcome = z.infer<typeof sourceOutcomeSchema>;

/** A stream or a recording of OBS. All times are ms of the steady clock. */
export interface Video {
  readonly kind: 'stream' | 'recording';
  readonly startAt: number;
  /** Null while it goes on. */
  readonly endAt: number | null;
  readonly pauses: readonly { readonly startAt: number; readonly endAt: number | null }[];
}
