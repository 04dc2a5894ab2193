import { Button } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatCost, formatSeconds } from '../../../ui/format';
import { written } from '../../../ui/written';
import { ErrorCallout } from '../../../ui/parts/Callout';
import type { TrialState } from '../../state/engine-store';
import classes from './TrialCard.module.css';

interface TrialCardProps {
  readonly title: string;
  readonly hint: string;
  readonly trial: TrialState;
  /** Whether a trial may cost something. */
  readonly paid: boolean;
  readonly disabled?: boolean;
  readonly onTest: () => void;
  readonly testId: string;
}

/** Tries an engine as it is set, and shows what came of it. */
export function TrialCard({ title, hint, trial, paid, disabled, onTest, testId }: TrialCardProps) {
  const { t } = useTranslation();
  const running = trial === 'running';
  return (
    <div className={classes.card} data-testid={testId}>
      <div className={classes.head}>
        <div>
          <p className={classes.title}>{title}</p>
          <p className={classes.hint}>{hint}</p>
        </div>
        <Button
          className={classes.button ?? ''}
          variant="default"
          loading={running}
          disabled={disabled ?? false}
          onClick={onTest}
        >
          {t('engines.trial.start')}
        </Button>
      </div>
      <output className={classes.outcome}>
        {running && <span className={classes.hidden}>{t('engines.trial.running')}</span>}
        {trial !== null && !running && <Outcome trial={trial} paid={paid} />}
      </output>
    </div>
  );
}

function Outcome({
  trial,
  paid,
}: {
  readonly trial: Exclude<TrialState, 'running' | null>;
  readonly paid: boolean;
}) {
  const { t, i18n } = useTranslation();
  if (!trial.ok) return <ErrorCallout error={trial.error} />;
  const seconds = formatSeconds(trial.tookMs, i18n.language);
  const cost = trial.cost === null ? t('engines.trial.costUnknown') : formatCost(trial.cost, i18n.language);
  return (
    <div className={classes.success}>
      <div className={classes.facts}>
        <IconCircleCheck size={18} stroke={1.75} aria-hidden />
        <span className={classes.works}>{t('engines.trial.works')}</span>
        <span>{t('engines.trial.took', { seconds })}</span>
        {paid && <span>{cost}</span>}
      </div>
      <p className={classes.text} {...written(trial.text)}>
        {trial.text.trim() || t('engines.trial.nothing')}
      </p>
    </div>
  );
}
