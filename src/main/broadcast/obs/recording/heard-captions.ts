import type { SessionEvent } from '../../../../shared/session/events';
import type { Rearranged } from '../../../../shared/session/rearranging';
import type { Caption, SessionView } from '../../../../shared/session/session-view';
import type { Lane } from '../../../../shared/source';

/** When something was heard, ms of the steady clock. */
export interface Heard {
  readonly startAt: number;
  readonly endAt: number;
}

/** A public caption, and when it was heard. */
export interface HeardCaption extends Heard {
  readonly caption: Caption;
  readonly lane: Lane;
}

export interface HeardCaptionsOptions {
  /** When a caption was heard; null where that is not known. */
  readonly heard: (captionId: string) => Heard | null;
  /** All that is public of the session, after the event. */
  readonly view: () => Pick<SessionView, 'captions' | 'lanes'>;
}

/**
 * What was publicly said of late and when, for files that are aligned to something other than the session: of the
 * session that runs, and of those before it for as long as somebody needs them.
 */
export class HeardCaptions {
  readonly #options: HeardCaptionsOptions;
  readonly #captions = new Map<string, HeardCaption>();
  #sessionIds = new Set<string>();

  constructor(options: HeardCaptionsOptions) {
    this.#options = options;
  }

  /** Sorted by when they were heard. */
  get all(): readonly HeardCaption[] {
    return [...this.#captions.values()].sort((a, b) => a.startAt - b.startAt);
  }

  /** Returns whether anything is to be written differently now. */
  onEvent({ happening }: SessionEvent): boolean {
    switch (happening.type) {
      case 'session-started':
        this.#sessionIds = new Set();
        return false;
      case 'caption-final':
        return this.#add(happening.captionId);
      case 'caption-edited':
      case 'translation-final':
      case 'translation-missing':
        return this.#renew(happening.captionId);
      case 'captions-rearranged':
        return this.#rearrange(happening);
      case 'caption-taken-back':
        return this.#captions.delete(happening.captionId);
      case 'lane-renamed':
        for (const { caption } of this.all) if (caption.laneId === happening.laneId) this.#renew(caption.id);
        return true;
      default:
        return false;
    }
  }

  /** Lets go of what was over before a time of the steady clock. */
  forgetBefore(at: number): void {
    for (const [id, { endAt }] of this.#captions) if (endAt < at) this.#captions.delete(id);
  }

  /** The session was deleted. */
  forgetSession(): void {
    for (const id of this.#sessionIds) this.#captions.delete(id);
    this.#sessionIds = new Set();
  }

  #add(captionId: string): boolean {
    const heard = this.#options.heard(captionId);
    const view = this.#options.view();
    const caption = view.captions.findLast(({ id }) => id === captionId);
    const lane = view.lanes.find(({ id }) => id === caption?.laneId);
    if (!heard || !caption || !lane) return false;
    this.#captions.set(captionId, { ...heard, caption, lane });
    this.#sessionIds.add(captionId);
    return true;
  }

  /** A new caption was heard when those were that it is made of. */
  #rearrange({ removed, captions }: Rearranged): boolean {
    const known = new Map(this.#captions);
    const { lanes } = this.#options.view();
    let changed = false;
    for (const id of removed) changed = this.#captions.delete(id) || changed;
    for (const caption of captions) {
      const source = [caption.id, ...(caption.madeOf ?? [])].map((id) => known.get(id)).find(Boolean);
      const lane = lanes.find(({ id }) => id === caption.laneId);
      if (!source) {
        changed = this.#add(caption.id) || changed;
        continue;
      }
      if (!lane) continue;
      const zeroAt = source.startAt - source.caption.startMs;
      const heard = { startAt: zeroAt + caption.startMs, endAt: zeroAt + caption.endMs };
      this.#captions.set(caption.id, { ...heard, caption, lane });
      if (this.#sessionIds.has(source.caption.id)) this.#sessionIds.add(caption.id);
      changed = true;
    }
    return changed;
  }

  #renew(captionId: string): boolean {
    const known = this.#captions.get(captionId);
    const view = this.#options.view();
    const caption = view.captions.findLast(({ id }) => id === captionId);
    const lane = view.lanes.find(({ id }) => id === caption?.laneId);
    if (!known || !caption || !lane) return false;
    this.#captions.set(captionId, { ...known, caption, lane });
    return true;
  }
}
