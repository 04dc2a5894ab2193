import { NativeSelect, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useActions, useSession } from './context';
import { CaptionSizeField } from './CaptionSizeField';
import { EndSilenceField } from './EndSilenceField';
import { QualityField } from './QualityField';
import classes from './SettingsDrawer.module.css';
import { SideDrawer } from './SideDrawer';

interface SettingsDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

const LANGUAGES = ['system', 'en', 'ko'] as const;
/** Each language is called as its speakers call it. */
const NATIVE_NAMES = { en: 'English', ko: '한국어' };

/** Every change holds at once; there is nothing to save. */
export function SettingsDrawer({ opened, onClose }: SettingsDrawerProps) {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const { language, overlay } = useSession((state) => state.settings);
  return (
    <SideDrawer title={t('settings.title')} opened={opened} onClose={onClose}>
      <section className={classes.section}>
        <h3 className={classes.title}>{t('settings.overlay')}</h3>
        <div className={classes.field}>
          <Switch
            label={t('settings.overlayVisible')}
            description={t('settings.overlayVisibleHint')}
            labelPosition="left"
            size="md"
            checked={overlay.visible}
            onChange={({ currentTarget: { checked } }) =>
              void changeSettings({ overlay: { ...overlay, visible: checked } })
            }
            styles={{ body: { justifyContent: 'space-between' } }}
            data-testid="overlay-visible"
          />
        </div>
        <CaptionSizeField className={classes.field ?? ''} />
      </section>
      <section className={classes.section}>
        <h3 className={classes.title}>{t('settings.speech')}</h3>
        <EndSilenceField className={classes.field ?? ''} />
        <QualityField className={classes.field ?? ''} />
      </section>
      <section className={classes.section}>
        <NativeSelect
          label={t('settings.language')}
          description={t('settings.languageHint')}
          inputWrapperOrder={['label', 'input', 'description']}
          classNames={{ description: classes.hint ?? '', label: classes.inputLabel ?? '' }}
          value={language}
          onChange={({ currentTarget: { value } }) => {
            const chosen = LANGUAGES.find((known) => known === value);
            if (chosen) void changeSettings({ language: chosen });
          }}
          data={LANGUAGES.map((value) => ({
            value,
            label: value === 'system' ? t('settings.languageSystem') : NATIVE_NAMES[value],
          }))}
          data-testid="language-select"
        />
      </section>
    </SideDrawer>
  );
}
