import type { PublicMessage, PublicSettings, PublicState } from '../../../shared/public-api';
import type { Language } from '../../../shared/locales';
import type { SessionEvent } from '../../../shared/session/events';
import type { SessionView } from '../../../shared/session/session-view';
import type { Access } from '../../../shared/broadcast/local-server';
import type { PublicFeed } from '../contract';
import { Frame, placeOf, readPlace } from './frames';
import type { Hub } from './hub';
import { plainLine } from './plain';

export interface BroadcastOptions {
  readonly publicFeed: PublicFeed;
  readonly hub: Hub;
  readonly settings: () => PublicSettings;
  readonly language: () => Language;
}

/** Tells all who listen what is public, and who comes what came before. */
export class Broadcast {
  readonly #options: BroadcastOptions;
  readonly #stops: (() => void)[];
  /** The last 'state' for each token, which many ask for at once when the network was away. */
  readonly #states = new Map<Access, { of: SessionView; frame: Frame }>();
  #toldSettings: Buffer;
  #sessionId: string | null;

  constructor(options: BroadcastOptions) {
    this.#options = options;
    const { publicFeed, hub } = options;
    this.#sessionId = publicFeed.view.sessionId;
    this.#toldSettings = this.#settings().text;
    this.#stops = [
      publicFeed.listen((event) => this.#tell(event)),
      publicFeed.onDeleted((sessionId) => {
        this.#states.clear();
        hub.send(new Frame({ type: 'deleted', sessionId }));
      }),
    ];
  }

  state(access: Access): PublicState {
    const { publicFeed, settings, language } = this.#options;
    return {
      session: publicFeed.view,
      settings: settings(),
      language: language(),
      control: access === 'control',
    };
  }

  /** What a client begins with; `lastEventId` is where it was before. */
  first(access: Access, lastEventId: string | undefined): readonly Frame[] {
    const place = readPlace(lastEventId);
    const missed = place && this.#options.publicFeed.since(place.sessionId, place.seq);
    if (!place || !missed) return [this.#state(access)];
    // What changed in the settings meanwhile is not kept as events.
    return [this.#settings(), ...missed.map((event) => sessionFrame(event, place.sessionId))];
  }

  /** Tells the settings, if they are others than those that were told. */
  settingsChanged(): void {
    const frame = this.#settings();
    if (frame.text.equals(this.#toldSettings)) return;
    this.#toldSettings = frame.text;
    this.#states.clear();
    this.#options.hub.send(frame);
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  #tell(event: SessionEvent): void {
    const { hub, publicFeed } = this.#options;
    const { happening } = event;
    if (happening.type === 'session-started') this.#sessionId = happening.sessionId;
    if (hub.count === 0) return;
    hub.send(sessionFrame(event, this.#sessionId));
    const line = plainLine(event, publicFeed.view);
    if (line) hub.line(line);
  }

  #state(access: Access): Frame {
    const known = this.#states.get(access);
    const of = this.#options.publicFeed.view;
    if (known?.of === of) return known.frame;
    const frame = new Frame({ type: 'state', state: this.state(access) }, placeOf(of.sessionId, of.seq));
    this.#states.set(access, { of, frame });
    return frame;
  }

  #settings(): Frame {
    const { settings, language } = this.#options;
    return new Frame({
      type: 'settings',
      settings: settings(),
      language: language(),
    } satisfies PublicMessage);
  }
}

function sessionFrame(event: SessionEvent, sessionId: string | null): Frame {
  return new Frame({ type: 'session', event }, placeOf(sessionId, event.seq));
}
