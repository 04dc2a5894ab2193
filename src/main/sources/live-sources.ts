import type { CaptureCommand } from '../../shared/capture';
import { JamakError } from '../../shared/errors';
import type { Source } from '../../shared/source';
import { ApplicationSound } from './applications/application-sound';
import { refused, type LiveAnswer } from './live-answer';
import { StreamLane, type StreamLaneOptions } from './stream/stream-lane';

/** What main hears of one lane in the capture page's stead. */
type Live =
  | { readonly kind: 'stream'; readonly lane: StreamLane }
  | { readonly kind: 'application'; readonly name: string; sound: ApplicationSound | null };

/**
 * Sound that the capture page can't get by itself: an application's and a stream's. Main knows what lanes it was told
 * to open, so the page names a lane, never an application or an address.
 */
export class LiveSources {
  readonly #options: StreamLaneOptions;
  readonly #lanes = new Map<string, Live>();

  constructor(options: StreamLaneOptions) {
    this.#options = options;
  }

  /** What the capture page is told. */
  told(command: CaptureCommand): void {
    if (command.type === 'lane-open') {
      this.#close(command.lane.id);
      const live = this.#begin(command.lane.source);
      if (live) this.#lanes.set(command.lane.id, live);
    } else if (command.type === 'lane-close') {
      this.#close(command.laneId);
    }
  }

  /** Answers what the page asks of a lane. Never rejects: why there is no sound is an answer, too. */
  async serve(laneId: string, what: string, range: string | null): Promise<LiveAnswer> {
    const live = this.#lanes.get(laneId);
    try {
      if (!live) return { status: 404, headers: {}, body: null };
      if (live.kind === 'application') return await this.#serveApplication(live);
      if (what !== 'open') return await live.lane.serve(what, range);
      const opened = await live.lane.open();
      return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(opened) };
    } catch (error) {
      return refused(error instanceof JamakError ? error.code : 'capture-failed');
    }
  }

  /** No processes and connections are left. */
  close(): void {
    for (const laneId of this.#lanes.keys()) this.#close(laneId);
  }

  #begin(source: Source): Live | null {
    switch (source.kind) {
      case 'stream':
        return { kind: 'stream', lane: new StreamLane(source.url, this.#options) };
      case 'application':
        return { kind: 'application', name: source.name, sound: null };
      default:
        return null;
    }
  }

  async #serveApplication(live: Extract<Live, { kind: 'application' }>): Promise<LiveAnswer> {
    live.sound?.close();
    live.sound = null;
    const sound = await ApplicationSound.open(live.name);
    // Meanwhile its lane was closed, or it was asked for once more.
    if (live.sound !== null || ![...this.#lanes.values()].includes(live)) {
      sound.close();
      return refused('capture-failed');
    }
    live.sound = sound;
    return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: sound.sound };
  }

  #close(laneId: string): void {
    const live = this.#lanes.get(laneId);
    this.#lanes.delete(laneId);
    if (live?.kind === 'stream') live.lane.close();
    else live?.sound?.close();
  }
}
