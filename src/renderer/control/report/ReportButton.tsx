import { ActionIcon, Button, RingProgress } from '@mantine/core';
import { IconFileText, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './report.module.css';
import { useReport } from './use-report';

interface ReportButtonProps {
  readonly sessionId: string;
  readonly onRead: () => void;
}

/** Makes the report of a session that has just ended, tells how far it is, and opens it. */
export function ReportButton({ sessionId, onRead }: ReportButtonProps) {
  const { t } = useTranslation();
  const { progress, percent, step, make, cancel } = useReport(sessionId);
  if (progress?.state === 'running') {
    return (
      <div className={classes.job} data-testid="report-running">
        <RingProgress
          size={22}
          thickness={3}
          sections={[{ value: percent, color: 'caption' }]}
          rootColor="var(--line-strong)"
          aria-hidden
        />
        <output className={classes.step} title={t('report.running')}>
          {t('report.step', { step, total: progress.total })}
        </output>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          aria-label={t('report.cancel')}
          title={t('report.cancel')}
          onClick={cancel}
          data-testid="cancel-report"
        >
          <IconX size={15} />
        </ActionIcon>
      </div>
    );
  }
  const done = progress?.state === 'done';
  return (
    <Button
      variant={done ? 'filled' : 'default'}
      size="sm"
      leftSection={<IconFileText size={17} stroke={1.75} />}
      onClick={() => (done ? onRead() : make())}
      data-testid={done ? 'read-report' : 'make-report'}
    >
      {t(done ? 'report.read' : progress ? 'report.goOn' : 'report.make')}
    </Button>
  );
}
