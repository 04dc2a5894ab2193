import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { msToSamples } from '../../shared/sound';
import { eraseFromFile } from './erase-sound';
import { LaneFile } from './lane-file';
import { LANE_SUFFIX, laneFileName, type RecordingPlace, type RecordingTrouble } from './protocol';
import type { Span } from './spans';

/** Where the disk did not take something, it is asked again after so much sound, samples. */
const ASK_AGAIN = msToSamples(5_000);

interface Lane extends RecordingPlace {
  /** Null until the disk takes it. */
  file: LaneFile | null;
  /** Sound before this sample of session time is left out. */
  askAgainAt: number;
}

/** The files that are being written, of all lanes. */
export class LaneFiles {
  readonly #folder: string;
  readonly #onTrouble: (code: RecordingTrouble | null) => void;
  readonly #lanes = new Map<string, Lane>();

  /** `onTrouble` hears once that sound can't be kept, and with null that it can again. */
  constructor(folder: string, onTrouble: (code: RecordingTrouble | null) => void) {
    this.#folder = folder;
    this.#onTrouble = onTrouble;
  }

  /** Never throws: what the disk does not take is left out, and is silent in the file. */
  write(place: RecordingPlace, at: number, samples: Float32Array): void {
    const lane = this.#laneOf(place);
    if (at < lane.askAgainAt) return;
    const inTrouble = lane.askAgainAt > 0;
    try {
      lane.file ??= new LaneFile(this.#pathOf(place));
      lane.file.write(at, samples);
      // Sound may wait for its page, so the disk was asked only when this one is over.
      if (inTrouble && lane.file.atPage) this.#recovered(lane);
    } catch (error) {
      lane.askAgainAt = at + ASK_AGAIN;
      if (!inTrouble) this.#onTrouble(troubleOf(error));
    }
  }

  /** Closes what is open of a session. Never throws. */
  end(sessionId: string): void {
    for (const [key, lane] of this.#lanes) {
      if (lane.sessionId !== sessionId) continue;
      this.#lanes.delete(key);
      try {
        lane.file?.close();
      } catch {
        // What the disk did not take at the end is a fraction of a second.
      }
    }
  }

  /** Puts silence in the place of what was heard there. @throws what the file system throws */
  erase(sessionId: string, spans: readonly Span[]): void {
    const folder = join(this.#folder, sessionId);
    if (!existsSync(folder)) return;
    let failed: { readonly error: unknown } | null = null;
    for (const name of readdirSync(folder)) {
      if (!name.endsWith(LANE_SUFFIX)) continue;
      const laneId = name.slice(0, -LANE_SUFFIX.length);
      const own = spans.filter((span) => span.laneId === null || span.laneId === laneId);
      if (own.length === 0) continue;
      try {
        const open = this.#lanes.get(keyOf({ sessionId, laneId }))?.file;
        if (open) open.erase(own);
        else eraseFromFile(join(folder, name), own);
      } catch (error) {
        failed = { error };
      }
    }
    if (failed) throw failed.error;
  }

  /** Closes all that is open. */
  close(): void {
    for (const { sessionId } of this.#lanes.values()) this.end(sessionId);
  }

  #laneOf(place: RecordingPlace): Lane {
    const key = keyOf(place);
    const lane = this.#lanes.get(key) ?? { ...place, file: null, askAgainAt: 0 };
    this.#lanes.set(key, lane);
    return lane;
  }

  #recovered(lane: Lane): void {
    lane.askAgainAt = 0;
    if ([...this.#lanes.values()].every(({ askAgainAt }) => askAgainAt === 0)) this.#onTrouble(null);
  }

  #pathOf({ sessionId, laneId }: RecordingPlace): string {
    return join(this.#folder, sessionId, laneFileName(laneId));
  }
}

function keyOf({ sessionId, laneId }: RecordingPlace): string {
  return `${sessionId} ${laneId}`;
}

function troubleOf(error: unknown): RecordingTrouble {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'recording-disk-full' : 'recording-failed';
}
