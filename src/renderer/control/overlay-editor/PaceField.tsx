import { useTranslation } from 'react-i18next';
import { paceOf } from '../../../shared/pace';
import { formatNumber, formatSeconds } from '../../ui/format';
import fields from '../settings/fields/fields.module.css';
import { SliderField } from '../settings/fields/SliderField';
import { useActions, useSession } from '../state/context';

const STEPS = ['calmest', 'calm', 'balanced', 'fast', 'fastest'] as const;

/** Calm or fast, with what the bench measured of it. */
export function PaceField() {
  const { t, i18n } = useTranslation();
  const { changeSettings } = useActions();
  const pace = useSession((state) => state.settings.pace);
  const { measured } = paceOf(pace);
  return (
    <SliderField
      label={t('overlay.pace.label')}
      textOf={(step) => t(`overlay.pace.steps.${STEPS[step - 1] ?? 'balanced'}`)}
      saved={pace}
      min={1}
      max={5}
      step={1}
      onCommit={(step) => void changeSettings({ pace: step })}
      testId="caption-pace"
    >
      <div className={fields.ends} aria-hidden>
        <span>{t('overlay.pace.calm')}</span>
        <span>{t('overlay.pace.fast')}</span>
      </div>
      {measured && (
        <p className={fields.hint}>
          {t('overlay.pace.seen', { seconds: formatSeconds(measured.firstSeenMs, i18n.language) })}{' '}
          {t('overlay.pace.erased', { percent: formatNumber(measured.erasure * 100, i18n.language, 0) })}{' '}
          {t('overlay.pace.measured')}
        </p>
      )}
    </SliderField>
  );
}
