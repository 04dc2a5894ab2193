import { v7 as uuidv7 } from 'uuid';
import { JamakError, type MessageCode, type MessageParams } from '../../shared/errors';
import type { Notice, NoticeLevel } from '../../shared/notices';

const MAX_NOTICES = 20;

/** What the user should know right now, newest last. The oldest give way. */
export class NoticeBoard {
  #notices: Notice[] = [];

  constructor(private readonly onChange: (notices: Notice[]) => void) {}

  get all(): Notice[] {
    return this.#notices;
  }

  /** Puts up a notice; one with the same code and params only becomes new again. */
  add(level: NoticeLevel, code: MessageCode, params: MessageParams = {}): Notice {
    const notice: Notice = { id: uuidv7(), at: Date.now(), level, code, params };
    const same = JSON.stringify(params);
    const others = this.#notices.filter((old) => old.code !== code || JSON.stringify(old.params) !== same);
    this.#set([...others, notice].slice(-MAX_NOTICES));
    return notice;
  }

  /** The same of a notice that came as one value. */
  put({ level, code, params }: Omit<Notice, 'id' | 'at'>): void {
    this.add(level, code, params);
  }

  /** Says what went wrong, whatever it is. */
  addError(error: unknown): Notice {
    const { code, params } = JamakError.from(error);
    return this.add('error', code, params);
  }

  dismiss(id: string): void {
    this.#set(this.#notices.filter((notice) => notice.id !== id));
  }

  /** Takes down what has become untrue. */
  withdraw(code: MessageCode): void {
    if (this.#notices.some((notice) => notice.code === code)) {
      this.#set(this.#notices.filter((notice) => notice.code !== code));
    }
  }

  #set(notices: Notice[]): void {
    this.#notices = notices;
    this.onChange(notices);
  }
}
