import { JamakError } from '../../shared/errors';
import type { Caption } from '../../shared/session/session-view';
import type { SettingsPatch } from '../../shared/settings';
import { startCaptions } from '../app/commands/start-captions';
import type { Corrections } from '../app/corrections/corrections';
import { loadRecord } from '../app/exporter';
import type { Broadcast } from './broadcast';
import type { Engines } from './engines';
import type { Kept } from './kept';
import type { Outward } from './outward';
import type { JoinedSession } from './session';
import type { Backstage } from './surfaces';

/** Captions whose time is remembered until they are public, which is half a minute later at most. */
const MOST_HEARD = 5_000;

interface Joined extends Outward, Kept, Engines, Broadcast, JoinedSession {
  readonly corrections: Corrections;
  readonly changeSettings: (patch: SettingsPatch) => Promise<unknown>;
}

type Heard = NonNullable<ReturnType<Backstage['heard']>>;

/** Sessions whose beginning is remembered. */
const MOST_SESSIONS = 100;

/**
 * What public surfaces may have done, and the times that they may know; of words, none that is not public. `zeroOf` tells
 * when a session of this run began, ms of the steady clock.
 */
export function joinBackstage({
  media,
  settings,
  sessions,
  notices,
  language,
  controller,
  events,
  publicFeed,
  corrections,
  changeSettings,
}: Joined): Backstage & { readonly zeroOf: (sessionId: string) => number | null } {
  const heard = new Map<string, Heard>();
  const zeros = new Map<string, number>();
  const whenHeard = ({
    laneId,
    startMs,
    endMs,
  }: Pick<Caption, 'laneId' | 'startMs' | 'endMs'>): Heard | null => {
    const startAt = controller.heardAt(laneId, startMs);
    const endAt = controller.heardAt(laneId, endMs);
    return startAt === null || endAt === null ? null : { startAt, endAt };
  };
  events.add(({ happening }) => {
    // At once, because session time may stand still until a caption is public.
    if (happening.type !== 'caption-final') return;
    const span = whenHeard(happening);
    if (!span) return;
    remember(heard, happening.captionId, span, MOST_HEARD);
    const { sessionId } = controller.view;
    if (sessionId !== null) remember(zeros, sessionId, span.startAt - happening.startMs, MOST_SESSIONS);
  });
  /** The session that pages show. */
  const shown = (): string => {
    const { sessionId } = publicFeed.view;
    if (sessionId === null) throw new JamakError('session-idle');
    return sessionId;
  };
  return {
    heard: (captionId) => heard.get(captionId) ?? null,
    zeroOf: (sessionId) => zeros.get(sessionId) ?? null,
    changeSettings: (patch) =>
      void changeSettings(patch).catch((error: unknown) => void notices.addError(error)),
    actions: {
      start: () => startCaptions({ controller, media }, settings.get().lanes),
      stop: () => void controller.end(),
      pause: () => controller.pause(),
      resume: () => controller.resume(),
      mark: () => controller.mark(),
      note: async (markId, note) => {
        const sessionId = shown();
        const late = await sessions.note(sessionId, markId, note);
        if (late) controller.showLate(sessionId, late);
      },
      takeBack: (captionId) => corrections.takeBack(shown(), captionId),
      takeBackRecent: async () => void (await corrections.takeBackRecent()),
      edit: (captionId, edit) => corrections.edit(shown(), captionId, edit),
      learn: (term) => corrections.teach(term),
      catchUp: (wanted) => language.catchUp(wanted),
      sessions: (limit) => sessions.list(limit),
      record: (sessionId) => loadRecord(sessions, sessionId),
    },
  };
}

/** The oldest gives way. */
function remember<T>(known: Map<string, T>, key: string, value: T, most: number): void {
  known.set(key, value);
  const [oldest] = known.keys();
  if (known.size > most && oldest !== undefined) known.delete(oldest);
}
