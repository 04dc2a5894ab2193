import { useTranslation } from 'react-i18next';
import { ActionIcon } from '@mantine/core';
import { IconPencil, IconStarFilled } from '@tabler/icons-react';
import { useCallback } from 'react';
import type { Mark } from '../../shared/session/events';
import { formatClock } from '../../shared/time';
import { NoteField } from '../ui/marks/NoteField';
import { written } from '../ui/written';
import type { Spotlight } from '../ui/transcript/caption-links';
import { CaptionRow, type CaptionRowProps } from '../ui/transcript/CaptionRow';
import { EmptyTranscript } from '../ui/transcript/EmptyTranscript';
import { isBlank } from '../ui/transcript/transcript-rows';
import { TranscriptList } from '../ui/transcript/TranscriptList';
import { useControl, useDashboard, useSession, useStatus } from './state/context';
import classes from './Transcript.module.css';

interface TranscriptProps {
  readonly spotlight: Spotlight | null;
}

/** Everything that was said, as it is being said; who controls can change each caption. */
export function Transcript({ spotlight }: TranscriptProps) {
  const { t } = useTranslation();
  const control = useControl();
  const status = useStatus();
  const sessionId = useSession((state) => state.session.sessionId);
  const ended = useSession((state) => state.session.phase === 'ended');
  const empty = useSession(({ session }) => isBlank(session));
  const idle = <p className={classes.idle}>{t(control ? 'dashboard.idle' : 'dashboard.idleViewOnly')}</p>;
  return (
    <div className={classes.transcript} data-testid="transcript">
      {empty ? (
        <EmptyTranscript status={status} ended={ended} idle={idle} />
      ) : (
        <List key={sessionId} spotlight={spotlight} />
      )}
    </div>
  );
}

function List({ spotlight }: TranscriptProps) {
  const control = useControl();
  const captions = useSession((state) => state.session.captions);
  const gaps = useSession((state) => state.session.gaps);
  const marks = useSession((state) => state.session.marks);
  const interims = useSession((state) => state.session.interims);
  const pauses = useSession((state) => state.session.pauses);
  const takenBack = useSession((state) => state.session.takenBack);
  const lanes = useSession((state) => state.session.lanes);
  const preferred = useSession((state) => state.settings.translation.language);
  const renderCaption = useCallback((row: CaptionRowProps) => <ChangeableRow {...row} />, []);
  return (
    <TranscriptList
      {...{ captions, gaps, marks, takenBack, interims, pauses, lanes, preferred, spotlight }}
      renderMark={(mark) => (control ? <NotableMark mark={mark} /> : <MarkLine mark={mark} />)}
      {...(control ? { renderCaption } : {})}
      live
    />
  );
}

function ChangeableRow(row: CaptionRowProps) {
  const { t } = useTranslation();
  const { actions } = useDashboard();
  return (
    <div className={classes.changeable}>
      <CaptionRow {...row} />
      <ActionIcon
        variant="subtle"
        color="gray"
        size={44}
        aria-label={t('dashboard.change', { text: row.caption.text })}
        onClick={() => actions.beginEdit(row.caption)}
        data-testid="change-caption"
      >
        <IconPencil size={18} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}

/** A moment that was marked, with its note. */
function MarkLine({ mark }: { readonly mark: Mark }) {
  const { t } = useTranslation();
  return (
    <p className={classes.mark} data-testid="mark">
      <IconStarFilled size={15} aria-hidden />
      <time>{formatClock(mark.atMs)}</time>
      <span {...written(mark.note)}>{mark.note || t('marks.marked')}</span>
    </p>
  );
}

/** The same for who controls: the note is a field. */
function NotableMark({ mark }: { readonly mark: Mark }) {
  const { actions } = useDashboard();
  return (
    <div className={classes.mark} data-testid="mark">
      <IconStarFilled size={15} aria-hidden />
      <time>{formatClock(mark.atMs)}</time>
      <NoteField mark={mark} className={classes.note} onKeep={(note) => actions.note(mark.id, note)} />
    </div>
  );
}
