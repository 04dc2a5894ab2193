import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorCallout } from '../../../ui/parts/Callout';
import classes from './again.module.css';
import { CompareDialog } from './CompareDialog';
import { useRecaption, type Recaption } from './use-recaption';

interface RecaptionBarProps {
  readonly sessionId: string;
  readonly onChanged: () => void;
}

/** Captions a recorded session again, and offers what was heard otherwise. */
export function RecaptionBar({ sessionId, onChanged }: RecaptionBarProps) {
  const { t } = useTranslation();
  const recaption = useRecaption(sessionId, onChanged);
  const [comparing, setComparing] = useState(false);
  const { state, progress, error } = recaption;
  const count = state?.proposed.length ?? 0;
  if (!state) return null;
  return (
    <div className={classes.bar} data-testid="recaption">
      {progress?.state === 'running' ? (
        <Running progress={progress} onCancel={() => void recaption.cancel()} />
      ) : (
        <>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconRefresh size={15} stroke={1.75} />}
            title={t('recording.again.startHint')}
            onClick={() => void recaption.start()}
            data-testid="recaption-start"
          >
            {t('recording.again.start')}
          </Button>
          <output className={classes.said}>
            {count > 0
              ? t('recording.again.found', { count })
              : progress?.state === 'done' && t('recording.again.same')}
          </output>
          {count > 0 && (
            <Button size="compact-sm" onClick={() => setComparing(true)} data-testid="recaption-compare">
              {t('recording.again.review')}
            </Button>
          )}
          {count === 0 && state.accepted > 0 && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              onClick={() => void recaption.putBack()}
              data-testid="recaption-put-back"
            >
              {t('recording.again.putBack')}
            </Button>
          )}
        </>
      )}
      {error && (
        <div className={classes.error}>
          <ErrorCallout
            error={error}
            again={{ label: t('history.again'), onClick: () => void recaption.start() }}
          />
        </div>
      )}
      <CompareDialog
        opened={comparing && count > 0}
        changes={state.proposed}
        onClose={() => setComparing(false)}
        onTake={(captionIds) => {
          setComparing(false);
          void recaption.accept(captionIds);
        }}
        onKeep={() => {
          setComparing(false);
          void recaption.decline();
        }}
      />
    </div>
  );
}

interface RunningProps {
  readonly progress: Extract<NonNullable<Recaption['progress']>, { state: 'running' }>;
  readonly onCancel: () => void;
}

function Running({ progress: { doneMs, totalMs }, onCancel }: RunningProps) {
  const { t } = useTranslation();
  const percent = totalMs ? Math.min(100, Math.floor((doneMs / totalMs) * 100)) : null;
  const words = percent === null ? t('recording.again.waiting') : t('recording.again.percent', { percent });
  return (
    <>
      <progress
        className={classes.progress}
        aria-label={t('recording.again.running')}
        max={100}
        {...(percent !== null && { value: percent })}
      />
      <span className={classes.said}>{words}</span>
      <Button size="compact-sm" variant="default" onClick={onCancel} data-testid="recaption-cancel">
        {t('recording.again.cancel')}
      </Button>
    </>
  );
}
