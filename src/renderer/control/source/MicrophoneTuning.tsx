import { NativeSelect, Slider, Switch } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconChevronDown } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LEAST_GAIN_DB, MOST_GAIN_DB, type MicrophoneSource } from '../../../shared/source';
import { useDraft } from '../settings/fields/use-draft';
import classes from './MicrophoneTuning.module.css';

const CHANNELS = ['both', 'left', 'right'] as const;
const WORDS = { both: 'channelBoth', left: 'channelLeft', right: 'channelRight' } as const;

interface MicrophoneTuningProps {
  readonly microphone: MicrophoneSource;
  readonly onChange: (microphone: MicrophoneSource) => void;
}

/** How a microphone is heard: channel, gain, noise. It holds at once, also while captions run. */
export function MicrophoneTuning(props: MicrophoneTuningProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const panel = useId();
  return (
    <div className={classes.tuning}>
      <button
        type="button"
        className={classes.toggle}
        aria-expanded={open}
        aria-controls={panel}
        onClick={() => setOpen(!open)}
        data-testid="microphone-tuning"
      >
        <IconAdjustmentsHorizontal size={15} stroke={1.75} aria-hidden />
        {t('source.tuning')}
        <IconChevronDown className={classes.chevron} size={14} stroke={1.75} aria-hidden />
      </button>
      <div id={panel} className={classes.panel} hidden={!open}>
        {open && <Fields {...props} />}
      </div>
    </div>
  );
}

function Fields({ microphone, onChange }: MicrophoneTuningProps) {
  const { t, i18n } = useTranslation();
  const { channel = 'both', gainDb = 0, noiseSuppression = false } = microphone;
  const [gain, setGain] = useDraft(gainDb);
  const gainId = useId();
  const change = (changes: Partial<MicrophoneSource>): void => onChange({ ...microphone, ...changes });
  const decibels = (db: number): string => {
    const number = new Intl.NumberFormat(i18n.language, { signDisplay: 'exceptZero' }).format(db);
    return t('source.gainValue', { db: number });
  };
  return (
    <>
      <NativeSelect
        size="sm"
        label={t('source.channel')}
        value={channel}
        onChange={({ currentTarget: { value } }) =>
          change({ channel: value === 'left' || value === 'right' ? value : undefined })
        }
        data-testid="microphone-channel"
      >
        {CHANNELS.map((each) => (
          <option key={each} value={each}>
            {t(`source.${WORDS[each]}`)}
          </option>
        ))}
      </NativeSelect>
      <div>
        <div className={classes.measure}>
          <span id={gainId}>{t('source.gain')}</span>
          <span className={classes.value}>{decibels(gain)}</span>
        </div>
        <Slider
          min={LEAST_GAIN_DB}
          max={MOST_GAIN_DB}
          step={1}
          size="sm"
          label={null}
          value={gain}
          marks={[{ value: 0 }]}
          onChange={setGain}
          onChangeEnd={(db) => change({ gainDb: db === 0 ? undefined : db })}
          thumbProps={{ 'aria-labelledby': gainId, 'aria-valuetext': decibels(gain) }}
          data-testid="microphone-gain"
        />
      </div>
      <Switch
        size="sm"
        labelPosition="left"
        label={t('source.noiseSuppression')}
        description={t('source.noiseSuppressionHint')}
        checked={noiseSuppression}
        onChange={({ currentTarget: { checked } }) => change({ noiseSuppression: checked || undefined })}
        classNames={{
          body: classes.switch ?? '',
          label: classes.switchLabel ?? '',
          description: classes.hint ?? '',
        }}
        data-testid="microphone-noise"
      />
    </>
  );
}
