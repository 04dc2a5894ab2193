import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './recording.module.css';
import { useRecordingState } from './use-recording-state';

/** Beside the meter of one of several sources: it is recorded. */
export function RecordingDot({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const label = t('recording.lane', { name });
  if (useRecordingState() !== 'on') return null;
  return (
    <span className={classes.laneDot} title={label} data-testid="recording-dot">
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  );
}
