import type { MessageCode, MessageParams } from '../../../shared/errors';
import { SOURCE_PROBLEMS, type NoticeLevel } from '../../../shared/notices';
import type { LaneMessage } from '../../session/session';
import type { NoticeBoard } from '../notice-board';

/** What is said of a source that broke off and is waited for. */
const LOST: readonly MessageCode[] = ['device-lost', 'application-away', 'stream-lost'];

type LaneLost = Extract<LaneMessage, { type: 'lane-lost' }>;

/** What is said of the sources of a session, and no longer once it is untrue: lost, silent, too quiet. */
export class SourceNotices {
  readonly #notices: Pick<NoticeBoard, 'all' | 'dismiss' | 'withdraw'>;
  readonly #say: (level: NoticeLevel, code: MessageCode, params?: MessageParams) => void;
  /** The devices that lanes have lost, by lane. */
  readonly #lostDevices = new Map<string, string>();
  /** Lanes whose microphone gives no sound. */
  readonly #silentLanes = new Set<string>();
  /** Lanes that are too quiet, and how many dB they are missing. */
  readonly #quietLanes = new Map<string, number>();

  /** `say` puts up a notice of the running session. */
  constructor(
    notices: Pick<NoticeBoard, 'all' | 'dismiss' | 'withdraw'>,
    say: (level: NoticeLevel, code: MessageCode, params?: MessageParams) => void,
  ) {
    this.#notices = notices;
    this.#say = say;
  }

  /** A session begins: what was said of sources before is over. */
  begin(): void {
    for (const code of SOURCE_PROBLEMS) this.#notices.withdraw(code);
    this.#lostDevices.clear();
    this.#silentLanes.clear();
    this.#quietLanes.clear();
  }

  /** A session has ended: nothing is waited for any more. */
  end(): void {
    for (const code of LOST) this.#notices.withdraw(code);
  }

  lost({ laneId, device, code }: LaneLost): void {
    this.#lostDevices.set(laneId, device);
    // That an application pauses is nobody's fault.
    this.#say(code === 'application-away' ? 'info' : 'warning', code, { device });
  }

  /** A lane is heard, also one that had lost its device. Other lanes may still miss theirs. */
  listening(laneId: string): void {
    const params = this.#found(laneId);
    if (params) this.#say('info', 'device-back', params);
  }

  /** A lane's microphone gives no sound. */
  silent(laneId: string): void {
    this.#silentLanes.add(laneId);
    this.#say('warning', 'microphone-silent');
  }

  soundAgain(laneId: string): void {
    if (!this.#silentLanes.delete(laneId)) return;
    if (this.#silentLanes.size === 0) this.#notices.withdraw('microphone-silent');
  }

  /** `missingDb`: how much louder a lane should be, dB; null when it is loud enough. */
  quiet(laneId: string, missingDb: number | null): void {
    this.#notices.withdraw('sound-too-quiet');
    if (missingDb === null) this.#quietLanes.delete(laneId);
    else this.#quietLanes.set(laneId, missingDb);
    if (this.#quietLanes.size === 0) return;
    this.#say('warning', 'sound-too-quiet', { db: Math.max(...this.#quietLanes.values()) });
  }

  /** A lane is no longer there. */
  removed(laneId: string): void {
    this.#found(laneId);
    this.soundAgain(laneId);
    this.quiet(laneId, null);
  }

  /** A lane does not miss its device any more. Returns what was said of that, if it still stood. */
  #found(laneId: string): MessageParams | null {
    const device = this.#lostDevices.get(laneId);
    this.#lostDevices.delete(laneId);
    if (device === undefined) return null;
    const lost = this.#notices.all.find(
      ({ code, params }) => LOST.includes(code) && params['device'] === device,
    );
    if (!lost) return null;
    this.#notices.dismiss(lost.id);
    return lost.params;
  }
}
