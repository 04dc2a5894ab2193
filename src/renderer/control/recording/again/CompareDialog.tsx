import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaptionChange } from '../../../../shared/session/recaptioning';
import { formatClock } from '../../../../shared/time';
import { CardDialog } from '../../../ui/parts/CardDialog';
import { written } from '../../../ui/written';
import classes from './again.module.css';
import { differences } from './differences';

interface CompareDialogProps {
  readonly opened: boolean;
  readonly changes: readonly CaptionChange[];
  readonly onClose: () => void;
  readonly onTake: (captionIds: string[]) => void;
  readonly onKeep: () => void;
}

/** What captions say and what they would, to be taken one by one. */
export function CompareDialog({ opened, onClose, ...choice }: CompareDialogProps) {
  const { t } = useTranslation();
  return (
    <CardDialog title={t('recording.again.title')} width={680} opened={opened} onClose={onClose}>
      <Choice {...choice} />
    </CardDialog>
  );
}

function Choice({ changes, onTake, onKeep }: Omit<CompareDialogProps, 'opened' | 'onClose'>) {
  const { t } = useTranslation();
  // What somebody wrote stays unless it is chosen.
  const [wanted, setWanted] = useState(
    () => new Set(changes.filter(({ corrected }) => !corrected).map(({ captionId }) => captionId)),
  );
  const all = wanted.size === changes.length;
  function choose(captionId: string, chosen: boolean): void {
    const next = new Set(wanted);
    if (chosen) next.add(captionId);
    else next.delete(captionId);
    setWanted(next);
  }
  return (
    <>
      <p className={classes.hint}>{t('recording.again.text')}</p>
      <Checkbox
        className={classes.all}
        label={t('recording.again.all')}
        checked={all}
        indeterminate={!all && wanted.size > 0}
        onChange={() => setWanted(new Set(all ? [] : changes.map(({ captionId }) => captionId)))}
      />
      <ul className={classes.list} data-testid="recaption-changes">
        {changes.map((change) => (
          <ChangeRow
            key={change.captionId}
            change={change}
            wanted={wanted.has(change.captionId)}
            onChoose={(chosen) => choose(change.captionId, chosen)}
          />
        ))}
      </ul>
      <div className={classes.actions}>
        <Button variant="default" onClick={onKeep} data-testid="recaption-keep">
          {t('recording.again.keep')}
        </Button>
        <Button disabled={wanted.size === 0} onClick={() => onTake([...wanted])} data-testid="recaption-take">
          {t('recording.again.take', { count: wanted.size })}
        </Button>
      </div>
    </>
  );
}

interface ChangeRowProps {
  readonly change: CaptionChange;
  readonly wanted: boolean;
  readonly onChoose: (chosen: boolean) => void;
}

function ChangeRow({ change, wanted, onChoose }: ChangeRowProps) {
  const { t } = useTranslation();
  const time = formatClock(change.startMs);
  const note = change.corrected ? 'corrected' : change.before === null ? 'added' : null;
  return (
    <li className={classes.change}>
      <Checkbox
        aria-label={t('recording.again.choose', { time })}
        checked={wanted}
        onChange={({ currentTarget }) => onChoose(currentTarget.checked)}
      />
      <time className={classes.time}>{time}</time>
      <div>
        {note && <p className={classes.note}>{t(`recording.again.${note}`)}</p>}
        <p className={classes.words} {...written(change.after)}>
          {differences(change.before ?? '', change.after).map(({ kind, text }, at) => {
            if (kind === 'gone') return <del key={at}>{text}</del>;
            return kind === 'new' ? <ins key={at}>{text}</ins> : <span key={at}>{text}</span>;
          })}
        </p>
      </div>
    </li>
  );
}
