import { useTranslation } from 'react-i18next';
import { useActions, useSession } from '../../state/context';
import { SettingsGroup } from '../fields/SettingsGroup';
import { SwitchField } from '../fields/SwitchField';
import { CaptionSizeField } from './CaptionSizeField';
import { EndSilenceField } from './EndSilenceField';
import { WritingFields } from './WritingFields';

/** How captions look, where they end and how they are written. */
export function CaptionsPanel() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const overlay = useSession((state) => state.settings.overlay);
  return (
    <>
      <SettingsGroup title={t('settings.overlay')}>
        <SwitchField
          label={t('settings.overlayVisible')}
          hint={t('settings.overlayVisibleHint')}
          checked={overlay.visible}
          onChange={(visible) => void changeSettings({ overlay: { ...overlay, visible } })}
          testId="overlay-visible"
        />
        <CaptionSizeField />
      </SettingsGroup>
      <SettingsGroup title={t('settings.speech')}>
        <EndSilenceField />
      </SettingsGroup>
      <SettingsGroup title={t('settings.writing')}>
        <WritingFields />
      </SettingsGroup>
    </>
  );
}
