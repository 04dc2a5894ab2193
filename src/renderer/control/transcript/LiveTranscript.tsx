import { useTranslation } from 'react-i18next';
import { useSession } from '../state/context';
import type { Spotlight } from '../../ui/transcript/caption-links';
import { EmptyTranscript } from '../../ui/transcript/EmptyTranscript';
import { useStatus } from '../state/use-status';
import { CorrectableRow } from './CorrectableRow';
import { FirstSteps } from './FirstSteps';
import classes from './LiveTranscript.module.css';
import { MarkRow } from './MarkRow';
import { isBlank } from '../../ui/transcript/transcript-rows';
import { TranscriptList } from '../../ui/transcript/TranscriptList';

interface LiveTranscriptProps {
  readonly spotlight: Spotlight | null;
}

/** Everything that was said, as it is being said. */
export function LiveTranscript({ spotlight }: LiveTranscriptProps) {
  // A new session is a new list: nothing measured or scrolled in the last one holds for it.
  const sessionId = useSession((state) => state.session.sessionId);
  const status = useStatus();
  const ended = useSession((state) => state.session.phase === 'ended');
  const empty = useSession(({ session }) => isBlank(session));
  return (
    <div className={classes.transcript} data-testid="transcript">
      {empty ? (
        <EmptyTranscript status={status} ended={ended} idle={<FirstSteps />} />
      ) : (
        <LiveList key={sessionId} spotlight={spotlight} />
      )}
    </div>
  );
}

function LiveList({ spotlight }: LiveTranscriptProps) {
  const { t } = useTranslation();
  const captions = useSession((state) => state.session.captions);
  const gaps = useSession((state) => state.session.gaps);
  const marks = useSession((state) => state.session.marks);
  const takenBack = useSession((state) => state.session.takenBack);
  const sessionId = useSession((state) => state.session.sessionId);
  const interims = useSession((state) => state.session.interims);
  const pauses = useSession((state) => state.session.pauses);
  const lanes = useSession((state) => state.session.lanes);
  const preferred = useSession((state) => state.settings.translation.language);
  return (
    <TranscriptList
      {...{ captions, gaps, pauses, marks, takenBack, interims, lanes, preferred, spotlight }}
      renderMark={(mark) => <MarkRow mark={mark} sessionId={sessionId} />}
      renderCaption={(row, keys) => <CorrectableRow {...row} {...keys} />}
      rowHint={t('correct.rowHint')}
      live
    />
  );
}
