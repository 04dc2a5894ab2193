import type { CaptureCommand, CaptureMessage } from '../../../shared/capture';

/** How often it is looked whether anything came, ms. */
const EVERY_MS = 1_000;
/** Looks in vain after which a page that should deliver is taken to be stuck: frames come at least four times a second. */
const SILENT_LOOKS = 8;

/**
 * Notices that the capture page says nothing although a lane listens, which delivers frames of silence as well. What
 * counts are looks, not time: the app may have been asleep itself.
 */
export class SilenceWatch {
  readonly #onSilent: () => void;
  readonly #listening = new Set<string>();
  /** Lanes that are muted or rest: they listen and say nothing. */
  readonly #unheard = new Set<string>();
  #looks = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(onSilent: () => void) {
    this.#onSilent = onSilent;
  }

  /** The page has said something. */
  heard(message: CaptureMessage): void {
    this.#looks = 0;
    if (message.type === 'lane-listening' && !this.#unheard.has(message.laneId))
      this.#listening.add(message.laneId);
    else if ('laneId' in message) this.#listening.delete(message.laneId);
    this.#watch();
  }

  /** The page is told something. */
  told(command: CaptureCommand): void {
    const laneId = command.type === 'lane-open' ? command.lane.id : command.laneId;
    if ('hearing' in command && command.hearing !== 'on') this.#unheard.add(laneId);
    else if (command.type !== 'lane-reopen') this.#unheard.delete(laneId);
    if (command.type === 'lane-open') return;
    this.#listening.delete(laneId);
    this.#watch();
  }

  /** The page is gone, and its lanes with it. */
  reset(): void {
    this.#listening.clear();
    this.#watch();
  }

  /** Looks as long as a lane listens. */
  #watch(): void {
    if (this.#listening.size > 0) {
      this.#timer ??= setInterval(() => this.#look(), EVERY_MS);
    } else if (this.#timer) {
      clearInterval(this.#timer);
      this.#timer = null;
      this.#looks = 0;
    }
  }

  #look(): void {
    if (++this.#looks < SILENT_LOOKS) return;
    this.reset();
    this.#onSilent();
  }
}
