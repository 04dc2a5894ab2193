import type { MessageCode } from '../../shared/errors';
import type { Span } from './spans';

/** What the recorder and its worker thread say to each other. */

export interface RecordingPlace {
  readonly sessionId: string;
  readonly laneId: string;
}

export type WorkerCommand =
  /** Sound that begins at sample `at` of session time. */
  | (RecordingPlace & { readonly type: 'sound'; readonly at: number; readonly samples: Float32Array })
  /** No more sound of the session comes. */
  | { readonly type: 'end'; readonly sessionId: string }
  /** `journal`: the name of the file that says so too, until it is done. */
  | {
      readonly type: 'erase';
      readonly sessionId: string;
      readonly spans: readonly Span[];
      readonly journal: string;
    }
  /** Whatever was said before is done, and what is open is closed. */
  | { readonly type: 'close' };

export interface WorkerRequest {
  /** Counts up from 1; the answer carries it. */
  readonly seq: number;
  readonly command: WorkerCommand;
}

export type WorkerAnswer =
  | { readonly type: 'done'; readonly seq: number; readonly ok: boolean }
  /** The disk takes no sound, and why; or it takes it again, with null. */
  | { readonly type: 'trouble'; readonly code: RecordingTrouble | null };

export type RecordingTrouble = Extract<MessageCode, 'recording-disk-full' | 'recording-failed'>;

export interface WorkerData {
  /** Where recordings lie, each session in a folder of its own. */
  readonly folder: string;
}

/** The file of a lane, in its session's folder. */
export function laneFileName(laneId: string): string {
  return `${laneId}${LANE_SUFFIX}`;
}
export const LANE_SUFFIX = '.ogg';
