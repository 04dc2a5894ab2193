import { Button } from '@mantine/core';
import { IconDeviceFloppy, IconFileImport, IconRestore } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LEAST_CONTRAST, leastContrast } from '../../../../shared/overlay/contrast';
import { BUILT_IN_PRESETS, looksLike, type BuiltInPreset } from '../../../../shared/overlay/presets';
import { DEFAULT_OVERLAY_STYLE } from '../../../../shared/overlay/style';
import { formatNumber } from '../../../ui/format';
import { speakerColours } from '../../../ui/speaker-colours';
import { Callout } from '../../../ui/parts/Callout';
import { useControlContext, useSession } from '../../state/context';
import { OwnStyle } from './OwnStyle';
import classes from './gallery.module.css';
import { StyleCard } from './StyleCard';
import { StyleNameField } from './StyleNameField';
import { useLook } from '../use-look';
import { useOwnStyles } from './use-own-styles';

/** Styles to begin from: those that Jamak comes with, and the user's own. */
export function Gallery() {
  const { t, i18n } = useTranslation();
  const { api, control } = useControlContext();
  const [look, change] = useLook();
  const own = useSession((state) => state.settings.overlayPresets);
  const styles = useOwnStyles();
  const [naming, setNaming] = useState(false);
  const contrast = leastContrast(look, speakerColours(look));

  return (
    <div>
      <fieldset className={classes.gallery} aria-label={t('overlay.gallery.ready')}>
        {(Object.keys(BUILT_IN_PRESETS) as BuiltInPreset[]).map((id) => (
          <StyleCard
            key={id}
            name={t(`overlay.presets.${id}`)}
            look={BUILT_IN_PRESETS[id]}
            chosen={looksLike(look, BUILT_IN_PRESETS[id])}
            onChoose={() => change(BUILT_IN_PRESETS[id])}
            testId={`preset-${id}`}
          />
        ))}
      </fieldset>
      {own.length > 0 && (
        <>
          <p className={classes.subtitle}>{t('overlay.gallery.own')}</p>
          <fieldset className={classes.gallery} aria-label={t('overlay.gallery.own')}>
            {own.map((preset) => (
              <OwnStyle key={preset.id} preset={preset} />
            ))}
          </fieldset>
        </>
      )}
      {contrast < LEAST_CONTRAST && (
        <div className={classes.warning}>
          <Callout level="warning">
            {t('overlay.gallery.low', {
              contrast: formatNumber(contrast, i18n.language, 1),
              least: formatNumber(LEAST_CONTRAST, i18n.language, 1),
            })}
          </Callout>
        </div>
      )}
      {naming ? (
        <StyleNameField
          name={t('overlay.gallery.newName', { number: own.length + 1 })}
          onDone={(name) => {
            setNaming(false);
            if (name !== null) styles.save(name);
          }}
        />
      ) : (
        <div className={classes.actions}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconDeviceFloppy size={16} stroke={1.75} />}
            onClick={() => setNaming(true)}
            data-testid="preset-save"
          >
            {t('overlay.gallery.save')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconFileImport size={16} stroke={1.75} />}
            onClick={() => void control.answer(api.importPreset())}
            data-testid="preset-import"
          >
            {t('overlay.gallery.import')}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRestore size={16} stroke={1.75} />}
            disabled={looksLike(look, DEFAULT_OVERLAY_STYLE)}
            onClick={() => change(DEFAULT_OVERLAY_STYLE)}
            data-testid="style-reset"
          >
            {t('overlay.gallery.reset')}
          </Button>
        </div>
      )}
    </div>
  );
}
