import { Button, Progress } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatClock } from '../../../shared/time';
import { MakeAgain } from './MakeAgain';
import classes from './report.module.css';
import { useReport } from './use-report';

interface ReportJobProps {
  readonly sessionId: string;
  /** Whether there is one already; then making another takes little room. */
  readonly made: boolean;
}

/** Makes the report of a session: how far it is, and how to stop it or go on. */
export function ReportJob({ sessionId, made }: ReportJobProps) {
  const { t } = useTranslation();
  const { progress, percent, step, make, cancel } = useReport(sessionId);
  if (progress?.state === 'running') {
    return (
      <div className={classes.card} data-testid="report-job" data-state="running">
        <div className={classes.line}>
          <p className={classes.cardTitle}>{t('report.running')}</p>
          <Button size="compact-sm" variant="default" onClick={cancel} data-testid="cancel-report">
            {t('report.cancel')}
          </Button>
        </div>
        <Progress
          value={percent}
          size="md"
          radius="xl"
          aria-label={t('report.running')}
          transitionDuration={300}
        />
        <p className={classes.hint} data-testid="report-step">
          {progress.window
            ? t('basis.part', {
                part: step,
                parts: progress.total - 1,
                from: formatClock(progress.window.startMs),
                to: formatClock(progress.window.endMs),
              })
            : progress.total > 1 && progress.done === progress.total - 1
              ? t('basis.joining')
              : t('report.step', { step, total: progress.total })}
        </p>
      </div>
    );
  }
  if (progress?.state === 'cancelled' || progress?.state === 'failed') {
    return (
      <div className={classes.card} data-testid="report-job" data-state={progress.state}>
        <p className={classes.hint}>{t(`report.${progress.state}`)}</p>
        <Progress value={percent} size="md" radius="xl" color="gray" aria-hidden />
        <MakeButton label={t('report.goOn')} onClick={() => make()} />
      </div>
    );
  }
  if (made) {
    return <MakeAgain onMake={make} />;
  }
  return (
    <div className={classes.card} data-testid="report-job" data-state="none">
      <p className={classes.hint}>{t('report.makeHint')}</p>
      <MakeButton label={t('report.make')} onClick={() => make('chosen')} />
    </div>
  );
}

function MakeButton({ label, onClick }: { readonly label: string; readonly onClick: () => void }) {
  return (
    <Button
      size="sm"
      leftSection={<IconFileText size={17} stroke={1.75} />}
      onClick={onClick}
      data-testid="make-report"
    >
      {label}
    </Button>
  );
}
