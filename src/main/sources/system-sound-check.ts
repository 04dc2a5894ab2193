import type { CaptureCommand, CaptureMessage } from '../../shared/capture';
import type { MessageCode } from '../../shared/errors';
import { playsSound } from './applications/plays-sound';

/** System sound is expected so soon after it is listened to, ms. */
const FIRST_MS = 5_000;
/** While nothing is heard it is looked again, ever later, up to this, ms. */
const LONGEST_MS = 60_000;

/** What is said where nothing is known but that no sound comes. */
const SILENT: Readonly<Partial<Record<NodeJS.Platform, MessageCode>>> = {
  win32: 'system-sound-silent-windows',
  darwin: 'system-sound-silent-mac',
};

export interface SystemSoundCheckOptions {
  /** Process ids of Jamak: what they play does not count. */
  readonly ownProcesses: () => readonly number[];
  readonly onMissing: (level: 'info' | 'warning', code: MessageCode) => void;
  /** Sound comes after all. */
  readonly onHeard: (code: MessageCode) => void;
  readonly platform?: NodeJS.Platform;
  /** Whether something other than these processes can be heard to play. */
  readonly plays?: (except: readonly number[]) => Promise<boolean>;
}

/** A lane of system sound that has given nothing but zeros so far. */
interface Silent {
  /** Whether what it gives comes here: not while it is muted or rests. */
  on: boolean;
  waitMs: number;
  timer: NodeJS.Timeout | null;
  told: MessageCode | null;
}

/**
 * Notices when the system's sound does not arrive at its beginning, as when the output that is heard is another than the
 * one that plays. On Linux it listens first whether anything plays; elsewhere nobody can tell.
 */
export class SystemSoundCheck {
  readonly #options: SystemSoundCheckOptions;
  readonly #silent = new Map<string, Silent>();

  constructor(options: SystemSoundCheckOptions) {
    this.#options = options;
  }

  /** What the capture page is told. */
  told(command: CaptureCommand): void {
    if (command.type === 'lane-open') {
      this.#forget(command.lane.id);
      if (command.lane.source.kind !== 'system') return;
      this.#silent.set(command.lane.id, {
        on: command.hearing === 'on',
        waitMs: FIRST_MS,
        timer: null,
        told: null,
      });
    } else if (command.type === 'lane-hear') {
      const silent = this.#silent.get(command.laneId);
      if (silent) silent.on = command.hearing === 'on';
      this.#rest(command.laneId);
    } else if (command.type === 'lane-close') {
      this.#forget(command.laneId);
    }
  }

  /** What the capture page says. */
  heard(message: Exclude<CaptureMessage, { type: 'devices' }>): void {
    if (this.#silent.size === 0) return;
    if (message.type === 'frames') {
      for (const { laneId, samples } of message.frames) {
        if (this.#silent.has(laneId) && samples.some((sample) => sample !== 0)) this.#heardSound(laneId);
      }
    } else if (message.type === 'lane-listening') {
      this.#wait(message.laneId);
    } else {
      this.#rest(message.laneId);
    }
  }

  close(): void {
    for (const laneId of this.#silent.keys()) this.#forget(laneId);
  }

  #wait(laneId: string): void {
    const silent = this.#silent.get(laneId);
    if (!silent?.on) return;
    if (silent.timer) clearTimeout(silent.timer);
    silent.timer = setTimeout(() => void this.#look(laneId, silent), silent.waitMs);
  }

  async #look(laneId: string, silent: Silent): Promise<void> {
    const { platform = process.platform, plays = playsSound, ownProcesses, onMissing } = this.#options;
    const known = SILENT[platform];
    const missing = known !== undefined || (await plays(ownProcesses()));
    // Meanwhile it may have been heard, or closed.
    if (this.#silent.get(laneId) !== silent || silent.told) return;
    if (missing) {
      silent.told = known ?? 'system-sound-missing';
      onMissing(known ? 'info' : 'warning', silent.told);
    } else {
      silent.waitMs = Math.min(LONGEST_MS, silent.waitMs * 2);
      if (silent.timer) this.#wait(laneId);
    }
  }

  #heardSound(laneId: string): void {
    const told = this.#silent.get(laneId)?.told;
    this.#forget(laneId);
    if (told) this.#options.onHeard(told);
  }

  /** It is not listened to for now. */
  #rest(laneId: string): void {
    const silent = this.#silent.get(laneId);
    if (!silent?.timer) return;
    clearTimeout(silent.timer);
    silent.timer = null;
  }

  #forget(laneId: string): void {
    this.#rest(laneId);
    this.#silent.delete(laneId);
  }
}
