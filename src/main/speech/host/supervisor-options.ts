import type { JamakError } from '../../../shared/errors';
import type { ModelSpec } from '../models';
import type { After, HostProcess } from './host-life';
import type { LoadProgress } from './protocol';

export interface SupervisorOptions {
  /** Starts the built `speech-host.js`. */
  readonly spawn: () => HostProcess;
  /** At most so many worker threads decode with the same model. */
  readonly workersPerModel?: number;
  readonly after?: After;
  /** How far the first worker with a model is with loading it; null when it is loaded or was broken off. */
  readonly onProgress?: (model: ModelSpec, progress: LoadProgress | null) => void;
  /** A load hangs: its host is killed, and it is tried again. */
  readonly onHang?: (model: ModelSpec) => void;
  /** A worker has loaded its model, which took `loadMs`. */
  readonly onReady?: (model: ModelSpec, loadMs: number) => void;
  /** The speech host had died and another has taken its place; what was in flight is decoded again. */
  readonly onRestarted?: () => void;
  /** The speech host cannot be kept alive; finals fail until `load` is called or a minute has passed. */
  readonly onGivenUp?: () => void;
  /** `error.params` names model and file. */
  readonly onModelFailed?: (model: ModelSpec, error: JamakError) => void;
  /** Said once for each `load`. */
  readonly onFallback?: (model: ModelSpec, standIn: ModelSpec) => void;
  /** One of these callbacks threw; the work goes on. */
  readonly onError?: (error: unknown) => void;
}
