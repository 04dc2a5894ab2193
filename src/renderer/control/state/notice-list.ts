import type { MessageCode, MessageParams } from '../../../shared/errors';
import type { Notice, NoticeLevel } from '../../../shared/notices';

/** Notices of this window alone that are kept; the oldest goes first. */
const OWN_LIMIT = 4;
const OWN_PREFIX = 'own-';

let lastOwn = 0;

/** A notice that this window makes itself: the answer to something the user did here. */
export function ownNotice(level: NoticeLevel, code: MessageCode, params: MessageParams): Notice {
  return { id: `${OWN_PREFIX}${++lastOwn}`, at: Date.now(), level, code, params };
}

export function isOwn(id: string): boolean {
  return id.startsWith(OWN_PREFIX);
}

/** `own` with `notice` added; the same words said again replace the earlier ones. */
export function addOwn(own: readonly Notice[], notice: Notice): Notice[] {
  return [...own.filter((other) => !sameWords(other, notice)), notice].slice(-OWN_LIMIT);
}

/** All notices, newest first. What main says too is not said twice, but is as new as it was said last. */
export function allNotices(fromMain: readonly Notice[], own: readonly Notice[]): Notice[] {
  const alone = own.filter((notice) => !fromMain.some((other) => sameWords(other, notice)));
  const renewed = fromMain.map((notice) => {
    const same = own.find((other) => sameWords(other, notice));
    return same && same.at > notice.at ? { ...notice, at: same.at } : notice;
  });
  return [...renewed, ...alone].sort((a, b) => b.at - a.at);
}

/** A dialog or drawer that lies over the window, and says itself what comes up meanwhile. */
export interface Cover {
  readonly id: string;
  /** Epoch ms. */
  readonly since: number;
}

/**
 * Those of the notices that belong to one cover, or to the window itself, null: each shows where the user was when it came,
 * and once that is closed, in what lay below. `covers`: all there are, the topmost last.
 */
export function noticesAt(notices: readonly Notice[], covers: readonly Cover[], at: string | null): Notice[] {
  return notices.filter((notice) => (covers.findLast(({ since }) => since <= notice.at)?.id ?? null) === at);
}

function sameWords(a: Notice, b: Notice): boolean {
  return a.code === b.code && JSON.stringify(a.params) === JSON.stringify(b.params);
}
