import { useTranslation } from 'react-i18next';
import classes from './recording.module.css';
import { useRecordingState } from './use-recording-state';

/** Says that what is heard is kept, also before anything is. */
export function RecordingBadge() {
  const { t } = useTranslation();
  const state = useRecordingState();
  return (
    <output className={classes.badgePlace}>
      {state && (
        <span className={classes.badge} data-state={state} data-testid="recording-badge">
          <span className={classes.dot} aria-hidden />
          {t(`recording.${state}`)}
        </span>
      )}
    </output>
  );
}
