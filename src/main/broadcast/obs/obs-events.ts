import { z } from 'zod';
import type { RecordState } from './recording/recorder';
import type { ObsEvent } from './link/link';

/** What Jamak listens to. */
export const OBS_EVENTS = [
  'RecordStateChanged',
  'RecordFileChanged',
  'StreamStateChanged',
  'ReplayBufferSaved',
  'ReplayBufferStateChanged',
  'CurrentProgramSceneChanged',
  'SceneListChanged',
  'CurrentSceneCollectionChanged',
] as const satisfies readonly ObsEvent[];

const pathSchema = z.string().max(32_767);

const stateSchema = z.object({ outputState: z.string(), outputPath: pathSchema.nullish() });
const RECORD_STATES: Readonly<Record<string, RecordState>> = {
  OBS_WEBSOCKET_OUTPUT_STARTED: 'started',
  OBS_WEBSOCKET_OUTPUT_PAUSED: 'paused',
  OBS_WEBSOCKET_OUTPUT_RESUMED: 'resumed',
  OBS_WEBSOCKET_OUTPUT_STOPPING: 'stopping',
  OBS_WEBSOCKET_OUTPUT_STOPPED: 'stopped',
};

/** An event of OBS as far as Jamak cares; null otherwise, or when it makes no sense. */
export function readEvent(event: ObsEvent, data: unknown): ObsHappening | null {
  switch (event) {
    case 'RecordStateChanged': {
      const { data: read } = stateSchema.safeParse(data);
      const state = RECORD_STATES[read?.outputState ?? ''];
      return state ? { type: 'record', state, path: read?.outputPath ?? null } : null;
    }
    case 'RecordFileChanged': {
      const { data: read } = z.object({ newOutputPath: pathSchema }).safeParse(data);
      return read ? { type: 'record-file', path: read.newOutputPath } : null;
    }
    case 'StreamStateChanged': {
      const { data: read } = z.object({ outputActive: z.boolean() }).safeParse(data);
      return read ? { type: 'stream', active: read.outputActive } : null;
    }
    case 'ReplayBufferStateChanged': {
      const { data: read } = z.object({ outputActive: z.boolean() }).safeParse(data);
      return read ? { type: 'replay-buffer', active: read.outputActive } : null;
    }
    case 'ReplayBufferSaved': {
      const { data: read } = z.object({ savedReplayPath: pathSchema }).safeParse(data);
      return read ? { type: 'replay-saved', path: read.savedReplayPath } : null;
    }
    case 'CurrentProgramSceneChanged': {
      const { data: read } = z.object({ sceneName: z.string() }).safeParse(data);
      return read ? { type: 'scene', name: read.sceneName } : null;
    }
    case 'SceneListChanged':
      return { type: 'scenes' };
    case 'CurrentSceneCollectionChanged':
      return { type: 'scene-collection' };
    default:
      return null;
  }
}

export type ObsHappening =
  | { readonly type: 'record'; readonly state: RecordState; readonly path: string | null }
  | { readonly type: 'record-file'; readonly path: string }
  | { readonly type: 'stream'; readonly active: boolean }
  | { readonly type: 'replay-buffer'; readonly active: boolean }
  | { readonly type: 'replay-saved'; readonly path: string }
  | { readonly type: 'scene'; readonly name: string }
  | { readonly type: 'scenes' }
  | { readonly type: 'scene-collection' };
