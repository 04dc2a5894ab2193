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

/** All notices, newest first. What main says too is not said twice. */
export function allNotices(fromMain: readonly Notice[], own: readonly Notice[]): Notice[] {
  const alone = own.filter((notice) => !fromMain.some((other) => sameWords(other, notice)));
  return [...fromMain, ...alone].sort((a, b) => b.at - a.at);
}

function sameWords(a: Notice, b: Notice): boolean {
  return a.code === b.code && JSON.stringify(a.params) === JSON.stringify(b.params);
}
