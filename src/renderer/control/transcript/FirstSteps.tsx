import { useTranslation } from 'react-i18next';
import classes from './FirstSteps.module.css';

/** The way to the first caption. */
export function FirstSteps() {
  const { t } = useTranslation();
  return (
    <ol className={classes.steps}>
      <li>{t('transcript.idleSteps.source')}</li>
      <li>{t('transcript.idleSteps.start')}</li>
      <li>{t('transcript.idleSteps.overlay')}</li>
    </ol>
  );
}
