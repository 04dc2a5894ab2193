import { Button } from '@mantine/core';
import {
  IconArrowBackUp,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerStopFilled,
  IconStar,
  IconStarFilled,
} from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFreshMark } from '../ui/marks/use-fresh-mark';
import { ConfirmDelete } from '../ui/parts/ConfirmDelete';
import { LETTER_KEYS, useLetterKey } from '../ui/parts/use-letter-key';
import classes from './Bar.module.css';
import { Editor } from './Editor';
import { useActions, useDashboard, useSession } from './state/context';

/** All that can be done, in reach of a thumb. */
export function Bar() {
  const { t } = useTranslation();
  const editing = useActions((state) => state.editing);
  return (
    <section className={classes.bar} aria-label={t('dashboard.controls')}>
      {editing ? <Editor key={editing.id} editing={editing} /> : <Course />}
      <TakeBack />
    </section>
  );
}

/** Start, stop, pause and mark. */
function Course() {
  const { t } = useTranslation();
  const { actions } = useDashboard();
  const running = useSession(({ session }) => session.phase === 'running');
  const paused = useSession(({ session }) => session.paused);
  const pending = useActions((state) => state.pending);
  const [stopping, setStopping] = useState(false);
  if (!running) {
    return (
      <Button
        size="md"
        fullWidth
        leftSection={<IconPlayerPlayFilled size={18} />}
        loading={pending === 'start'}
        onClick={() => void actions.run('start')}
        data-testid="start"
      >
        {t('dashboard.start')}
      </Button>
    );
  }
  if (stopping) {
    return (
      <ConfirmDelete
        title={t('dashboard.stopTitle')}
        keep={t('dashboard.stopKeep')}
        remove={t('dashboard.stop')}
        onKeep={() => setStopping(false)}
        onRemove={() => {
          setStopping(false);
          void actions.run('stop');
        }}
      >
        {t('dashboard.stopText')}
      </ConfirmDelete>
    );
  }
  const Pause = paused ? IconPlayerPlayFilled : IconPlayerPauseFilled;
  return (
    <div className={classes.course}>
      <Button
        variant="default"
        size="md"
        leftSection={<IconPlayerStopFilled size={18} />}
        loading={pending === 'stop'}
        onClick={() => setStopping(true)}
        data-testid="stop"
      >
        {t('dashboard.stop')}
      </Button>
      <Button
        variant="default"
        size="md"
        leftSection={<Pause size={18} />}
        loading={pending === 'pause' || pending === 'resume'}
        onClick={() => void actions.run(paused ? 'resume' : 'pause')}
        data-testid="pause"
      >
        {t(paused ? 'dashboard.resume' : 'dashboard.pause')}
      </Button>
      <Mark />
    </div>
  );
}

function Mark() {
  const { t } = useTranslation();
  const { actions } = useDashboard();
  const fresh = useFreshMark(useSession(({ session }) => session.marks));
  const mark = useCallback(() => void actions.run('mark'), [actions]);
  useLetterKey(LETTER_KEYS.mark, mark);
  const Star = fresh ? IconStarFilled : IconStar;
  return (
    <Button
      variant="default"
      size="md"
      leftSection={<Star size={18} color="var(--caption)" />}
      aria-keyshortcuts={LETTER_KEYS.mark}
      onClick={mark}
      data-testid="mark-moment"
    >
      {t(fresh ? 'marks.marked' : 'dashboard.mark')}
    </Button>
  );
}

/** One tap, whatever else is under way: there is no time to be asked. It lies by itself, so that no other tap hits it. */
function TakeBack() {
  const { t } = useTranslation();
  const { actions } = useDashboard();
  const running = useSession(({ session }) => session.phase === 'running');
  const spoken = useSession(({ session }) => session.captions.length > 0);
  const busy = useActions((state) => state.pending === 'take-back');
  if (!running && !spoken) return null;
  return (
    <Button
      className={classes.takeBack ?? ''}
      color="red"
      size="lg"
      fullWidth
      leftSection={<IconArrowBackUp size={22} />}
      loading={busy}
      title={t('dashboard.takeBackHint')}
      onClick={() => void actions.takeBackRecent()}
      data-testid="take-back"
    >
      {t('dashboard.takeBack')}
    </Button>
  );
}
