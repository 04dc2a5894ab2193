import { ActionIcon } from '@mantine/core';
import { IconStar, IconStarFilled } from '@tabler/icons-react';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock } from '../../../shared/time';
import { useFreshMark } from '../../ui/marks/use-fresh-mark';
import { LETTER_KEYS, useLetterKey } from '../../ui/parts/use-letter-key';
import classes from './TranscriptFooter.module.css';
import { useActions, useControlContext, useSession } from '../state/context';

/** Marks this moment, also by its key, and says so. */
export function MarkButton() {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const { answer } = useActions();
  const fresh = useFreshMark(useSession((state) => state.session.marks));
  const mark = useCallback(() => void answer(api.mark()), [answer, api]);
  useLetterKey(LETTER_KEYS.mark, mark);
  const Icon = fresh ? IconStarFilled : IconStar;
  return (
    <>
      <output className={classes.marked} data-testid="mark-made">
        {fresh && `${t('marks.marked')} ${formatClock(fresh.atMs)}`}
      </output>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={32}
        aria-label={t('marks.add')}
        aria-keyshortcuts={LETTER_KEYS.mark}
        title={`${t('marks.add')} (${LETTER_KEYS.mark})`}
        onClick={mark}
        data-testid="mark-moment"
      >
        <Icon size={18} stroke={1.75} color="var(--caption)" />
      </ActionIcon>
    </>
  );
}
