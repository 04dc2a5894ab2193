import { useSession } from '../state/context';
import type { Spotlight } from './caption-links';
import { EmptyTranscript } from './EmptyTranscript';
import classes from './LiveTranscript.module.css';
import { TranscriptList } from './TranscriptList';

interface LiveTranscriptProps {
  readonly spotlight: Spotlight | null;
}

/** Everything that was said, as it is being said. */
export function LiveTranscript({ spotlight }: LiveTranscriptProps) {
  // A new session is a new list: nothing measured or scrolled in the last one holds for it.
  const sessionId = useSession((state) => state.session.sessionId);
  const empty = useSession(
    ({ session }) =>
      session.captions.length +
        session.gaps.length +
        session.marks.length +
        session.interims.length +
        session.takenBack.length ===
      0,
  );
  return (
    <div className={classes.transcript} data-testid="transcript">
      {empty ? <EmptyTranscript /> : <LiveList key={sessionId} spotlight={spotlight} />}
    </div>
  );
}

function LiveList({ spotlight }: LiveTranscriptProps) {
  const captions = useSession((state) => state.session.captions);
  const gaps = useSession((state) => state.session.gaps);
  const marks = useSession((state) => state.session.marks);
  const takenBack = useSession((state) => state.session.takenBack);
  const sessionId = useSession((state) => state.session.sessionId);
  const interims = useSession((state) => state.session.interims);
  const pauses = useSession((state) => state.session.pauses);
  const lanes = useSession((state) => state.session.lanes);
  return (
    <TranscriptList
      {...{ captions, gaps, pauses, marks, takenBack, sessionId, interims, lanes, spotlight }}
      live
    />
  );
}
