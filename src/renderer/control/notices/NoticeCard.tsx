import { CloseButton } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Notice } from '../../../shared/notices';
import { messageText } from '../../ui/message-text';
import { LEVEL_ICONS } from '../../ui/parts/levels';
import { pressOnce } from '../../ui/parts/press-once';
import classes from './NoticeCard.module.css';

interface NoticeCardProps {
  readonly notice: Notice;
  readonly onDismiss: () => void;
}

/** One thing that the user should know: what happened, and what to do about it. */
export function NoticeCard({ notice, onDismiss }: NoticeCardProps) {
  const { t } = useTranslation();
  const { title, text } = messageText(t, notice.code, notice.params);
  const Icon = notice.code === 'exported' ? IconCircleCheck : LEVEL_ICONS[notice.level];
  return (
    <div
      className={classes.card}
      // Only what went wrong interrupts a screen reader; the list says the rest when there is a pause.
      role={notice.level === 'error' ? 'alert' : undefined}
      data-testid="notice"
      data-code={notice.code}
      data-level={notice.level}
    >
      <span className={classes.icon}>
        <Icon size={20} stroke={1.75} aria-hidden />
      </span>
      <div>
        <p className={classes.title}>{title}</p>
        <p className={classes.text}>{text}</p>
      </div>
      <CloseButton size="sm" aria-label={t('notices.dismiss')} {...pressOnce(onDismiss)} />
    </div>
  );
}
