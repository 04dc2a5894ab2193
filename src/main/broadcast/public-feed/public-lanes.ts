import type { SessionHappening } from '../../../shared/session/events';
import type { Lane, Source } from '../../../shared/source';

type Renamed = Extract<SessionHappening, { type: 'lane-renamed' }>;

/** In place of the real one: devices, files and addresses are nobody's business. */
const SOME_SOURCE: Source = { kind: 'microphone' };

/** The lanes of a session, as they are public. */
export class PublicLanes {
  readonly #clean: (name: string) => string;
  /** By lane. */
  readonly #names = new Map<string, { readonly made: Renamed; shown: string }>();

  constructor(clean: (name: string) => string) {
    this.#clean = clean;
  }

  add({ id, name, colour, language, muted }: Lane): Lane {
    const { name: shown } = this.rename({ type: 'lane-renamed', laneId: id, name, colour });
    return { id, name: shown, colour, source: SOME_SOURCE, muted, ...(language && { language }) };
  }

  rename(made: Renamed): Renamed {
    const shown = this.#clean(made.name);
    this.#names.set(made.laneId, { made, shown });
    return { ...made, name: shown };
  }

  /** The names that may not be public any more, as they may be. */
  remask(): Renamed[] {
    return [...this.#names.values()].flatMap(({ made, shown }) =>
      this.#clean(shown) === shown ? [] : [this.rename(made)],
    );
  }
}
