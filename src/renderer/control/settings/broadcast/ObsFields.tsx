import { useTranslation } from 'react-i18next';
import { OBS_KEY_ID, type Settings } from '../../../../shared/settings';
import { SelectField } from '../fields/SelectField';
import { SettingsGroup } from '../fields/SettingsGroup';
import { SwitchField } from '../fields/SwitchField';
import { KeyField } from '../servers/KeyField';
import { AddObsSource } from './AddObsSource';
import { ObsAddressField } from './ObsAddressField';
import { ObsState } from './ObsState';
import { ScenePresets } from './ScenePresets';
import { useObsSettings, useObsStatus } from './use-obs';

type Obs = Settings['obs'];

const SUBTITLES = { none: [], srt: ['srt'], vtt: ['vtt'], both: ['srt', 'vtt'] } as const;
const REPLAYS = { never: [], mark: ['mark'], highlight: ['highlight'], both: ['mark', 'highlight'] } as const;

/** The name of the choice that has these members, in whatever order. */
function nameOf<N extends string>(
  choices: Readonly<Record<N, readonly string[]>>,
  members: readonly string[],
): N {
  const sorted = members.toSorted().join();
  const names = Object.keys(choices) as N[];
  return names.find((name) => choices[name].toSorted().join() === sorted) ?? (names[0] as N);
}

/** OBS: where it is, what it shows and streams, and what is written beside its recordings. */
export function ObsFields() {
  const { t } = useTranslation();
  const status = useObsStatus();
  const [obs, change] = useObsSettings();
  return (
    <SettingsGroup title={t('obs.title')} hint={t('obs.hint')}>
      <SwitchField
        label={t('obs.enabled')}
        hint={t('obs.enabledHint')}
        checked={obs.enabled}
        onChange={(enabled) => void change({ enabled })}
        testId="obs-enabled"
      />
      {obs.enabled && (
        <>
          <ObsState status={status} />
          <ObsAddressField saved={obs.url} onCommit={(url) => void change({ url })} />
          <KeyField
            key={obs.url}
            id={OBS_KEY_ID}
            baseUrl={obs.url}
            needed={false}
            words={{
              label: t('obs.password'),
              placeholder: t('obs.passwordPlaceholder'),
              save: t('obs.passwordSave'),
              hint: t('obs.passwordHint'),
            }}
          />
          <AddObsSource connected={status.link === 'connected'} />
          <SwitchField
            label={t('obs.closedCaptions')}
            hint={t('obs.closedCaptionsHint')}
            checked={obs.closedCaptions}
            onChange={(closedCaptions) => void change({ closedCaptions })}
            testId="obs-closed-captions"
          />
          <SubtitlesField obs={obs} onChange={(subtitles) => void change({ subtitles })} />
          <ReplayField obs={obs} onChange={(replayOn) => void change({ replayOn })} />
          <ScenePresets scenes={status.scenes} />
        </>
      )}
    </SettingsGroup>
  );
}

interface ChoiceProps<K extends keyof Obs> {
  readonly obs: Obs;
  readonly onChange: (value: Obs[K]) => void;
}

function SubtitlesField({ obs, onChange }: ChoiceProps<'subtitles'>) {
  const { t } = useTranslation();
  return (
    <SelectField
      label={t('obs.subtitles')}
      hint={t('obs.subtitlesHint')}
      value={nameOf(SUBTITLES, obs.subtitles)}
      options={[
        { value: 'none', label: t('obs.subtitlesNone') },
        { value: 'srt', label: 'SRT' },
        { value: 'vtt', label: 'VTT' },
        { value: 'both', label: t('obs.subtitlesBoth') },
      ]}
      onChange={(name) => onChange([...SUBTITLES[name]])}
      testId="obs-subtitles"
    />
  );
}

function ReplayField({ obs, onChange }: ChoiceProps<'replayOn'>) {
  const { t } = useTranslation();
  return (
    <SelectField
      label={t('obs.replay')}
      hint={t('obs.replayHint')}
      value={nameOf(REPLAYS, obs.replayOn)}
      options={[
        { value: 'never', label: t('obs.replayNever') },
        { value: 'mark', label: t('obs.replayMark') },
        { value: 'highlight', label: t('obs.replayHighlight') },
        { value: 'both', label: t('obs.replayBoth') },
      ]}
      onChange={(name) => onChange([...REPLAYS[name]])}
      testId="obs-replay"
    />
  );
}
