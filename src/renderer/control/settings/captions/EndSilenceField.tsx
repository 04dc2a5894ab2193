import { useTranslation } from 'react-i18next';
import { formatSeconds } from '../../../ui/format';
import { useActions, useSession } from '../../state/context';
import classes from '../fields/fields.module.css';
import { SliderField } from '../fields/SliderField';

/** The limits are the schema's. */
const SHORTEST_MS = 200;
const LONGEST_MS = 2000;

/** How long a pause ends a caption. */
export function EndSilenceField() {
  const { t, i18n } = useTranslation();
  const { changeSettings } = useActions();
  const endSilenceMs = useSession((state) => state.settings.segments.endSilenceMs);
  return (
    <SliderField
      label={t('settings.endSilence')}
      textOf={(ms) => t('settings.seconds', { seconds: formatSeconds(ms, i18n.language) })}
      saved={endSilenceMs}
      min={SHORTEST_MS}
      max={LONGEST_MS}
      step={100}
      onCommit={(ms) => void changeSettings({ segments: { endSilenceMs: ms } })}
      testId="end-silence"
    >
      <div className={classes.ends} aria-hidden>
        <span>{t('settings.endSilenceFast')}</span>
        <span>{t('settings.endSilenceCalm')}</span>
      </div>
      <p className={classes.hint}>{t('settings.endSilenceHint')}</p>
    </SliderField>
  );
}
