import { Button, Progress } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DataProgress } from '../../../../shared/requests/data';
import { formatSize } from '../../../ui/format';
import classes from './data.module.css';
import type { DataCare } from './use-data-care';

/** How far an export or import of everything is, and the way out of it. */
export function DataJobBar({ care }: { readonly care: DataCare }) {
  const { job, progress, cancelled, cancel } = care;
  if (!progress || (job !== 'export' && job !== 'import')) return null;
  return <Bar {...{ job, progress, cancelled }} onCancel={() => void cancel()} />;
}

interface BarProps {
  readonly job: 'export' | 'import';
  readonly progress: DataProgress;
  readonly cancelled: boolean;
  readonly onCancel: () => void;
}

function Bar({ job, progress, cancelled, onCancel }: BarProps) {
  const { t, i18n } = useTranslation();
  const { done, total, cancellable } = progress;
  const words = cancellable
    ? t('data.progress', {
        done: formatSize(done, i18n.language),
        total: formatSize(total, i18n.language),
      })
    : t('data.putting');
  return (
    <div className={classes.progress} data-testid="data-progress">
      <Progress.Root size={6}>
        <Progress.Section
          value={(done / Math.max(1, total)) * 100}
          color="caption"
          aria-label={t(job === 'export' ? 'data.exporting' : 'data.importing')}
          aria-valuetext={words}
        />
      </Progress.Root>
      <div className={classes.actions}>
        <span className={classes.size}>{words}</span>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          disabled={!cancellable || cancelled}
          onClick={onCancel}
          data-testid="cancel-data"
        >
          {t('data.cancel')}
        </Button>
      </div>
    </div>
  );
}
