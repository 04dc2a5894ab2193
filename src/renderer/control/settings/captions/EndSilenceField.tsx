import { Slider } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatSeconds } from '../../../ui/format';
import { useActions, useSession } from '../../state/context';
import classes from '../fields/fields.module.css';
import { useDraft } from '../fields/use-draft';

const SHORTEST_MS = 200;
const LONGEST_MS = 2000;

/** How long a pause ends a caption. */
export function EndSilenceField() {
  const { t, i18n } = useTranslation();
  const { changeSettings } = useActions();
  const saved = useSession((state) => state.settings.segments.endSilenceMs);
  const [endSilenceMs, setEndSilenceMs] = useDraft(saved);
  const seconds = t('settings.seconds', { seconds: formatSeconds(endSilenceMs, i18n.language) });
  return (
    <div>
      <div className={classes.measure}>
        <span id="end-silence">{t('settings.endSilence')}</span>
        <span className={classes.value}>{seconds}</span>
      </div>
      <Slider
        min={SHORTEST_MS}
        max={LONGEST_MS}
        step={100}
        label={null}
        value={endSilenceMs}
        onChange={setEndSilenceMs}
        onChangeEnd={(value) => void changeSettings({ segments: { endSilenceMs: value } })}
        thumbProps={{ 'aria-labelledby': 'end-silence', 'aria-valuetext': seconds }}
        data-testid="end-silence"
      />
      <div className={classes.ends} aria-hidden>
        <span>{t('settings.endSilenceFast')}</span>
        <span>{t('settings.endSilenceCalm')}</span>
      </div>
      <p className={classes.hint}>{t('settings.endSilenceHint')}</p>
    </div>
  );
}
