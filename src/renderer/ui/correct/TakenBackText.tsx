import { useTranslation } from 'react-i18next';
import classes from './correct.module.css';

/** Stands where words were that were taken back. */
export function TakenBackText() {
  const { t } = useTranslation();
  return (
    <p className={classes.takenBack} data-testid="taken-back">
      {t('correct.takenBack')}
    </p>
  );
}
