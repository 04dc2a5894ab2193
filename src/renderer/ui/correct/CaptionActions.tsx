import { IconArrowBackUp, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './correct.module.css';

interface CaptionActionsProps {
  /** When the caption was said, for screen readers. */
  readonly time: string;
  /** Whether its buttons are stops of the Tab key: not where the row itself has keys for them. */
  readonly inTabOrder: boolean;
  readonly onEdit: () => void;
  readonly onTakeBack: () => void;
  /** The keys for it, where the row has some. */
  readonly takeBackKeys: string;
  /** What else can be done to it. */
  readonly more?: ReactNode;
}

/** What can be done to a final caption. */
export function CaptionActions(props: CaptionActionsProps) {
  const { time, inTabOrder, onEdit, onTakeBack, takeBackKeys, more } = props;
  const { t } = useTranslation();
  const tabIndex = inTabOrder ? 0 : -1;
  return (
    <span className={classes.actions} data-actions>
      <button
        type="button"
        className={classes.action}
        tabIndex={tabIndex}
        aria-label={t('correct.editLabel', { time })}
        title={t('correct.edit')}
        onClick={onEdit}
        data-testid="edit-caption"
      >
        <IconPencil size={15} stroke={1.75} aria-hidden />
      </button>
      <button
        type="button"
        className={classes.action}
        tabIndex={tabIndex}
        aria-label={t('correct.takeBackLabel', { time })}
        title={t('correct.takeBack', { keys: takeBackKeys })}
        onClick={onTakeBack}
        data-testid="take-back-caption"
      >
        <IconArrowBackUp size={15} stroke={1.75} aria-hidden />
      </button>
      {more}
    </span>
  );
}
