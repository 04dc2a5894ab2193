import type { Video } from '../../../shared/broadcast/obs';
import type { ObsHappening } from './obs-events';

const MOST_VIDEOS = 50;

/** The streams and recordings of OBS whose beginning was seen, oldest first. */
export class Videos {
  #all: readonly Video[] = [];

  get all(): readonly Video[] {
    return this.#all;
  }

  take(happening: ObsHappening, at: number): void {
    if (happening.type === 'stream') {
      if (happening.active) this.#begin('stream', at);
      else this.#change('stream', (video) => ({ ...video, endAt: at }));
    }
    if (happening.type !== 'record') return;
    switch (happening.state) {
      case 'started':
        this.#begin('recording', at);
        break;
      case 'paused':
        this.#change('recording', ({ pauses, ...video }) => ({
          ...video,
          pauses: [...pauses, { startAt: at, endAt: null }],
        }));
        break;
      case 'resumed':
        this.#change('recording', ({ pauses, ...video }) => ({
          ...video,
          pauses: pauses.map((pause) => (pause.endAt === null ? { ...pause, endAt: at } : pause)),
        }));
        break;
      case 'stopped':
        this.#change('recording', (video) => ({ ...video, endAt: at }));
        break;
      case 'stopping':
        break;
    }
  }

  /** OBS tells more than once that a stream goes on. */
  #begin(kind: Video['kind'], startAt: number): void {
    if (this.#all.some((video) => isOpen(video, kind))) return;
    this.#all = [...this.#all, { kind, startAt, endAt: null, pauses: [] }].slice(-MOST_VIDEOS);
  }

  #change(kind: Video['kind'], change: (video: Video) => Video): void {
    this.#all = this.#all.map((video) => (isOpen(video, kind) ? change(video) : video));
  }
}

function isOpen({ kind, endAt }: Video, wanted: Video['kind']): boolean {
  return kind === wanted && endAt === null;
}
