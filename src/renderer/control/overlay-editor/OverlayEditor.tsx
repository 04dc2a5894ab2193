import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { SideDrawer } from '../frame/SideDrawer';
import { SettingsGroup } from '../settings/fields/SettingsGroup';
import { useControlContext } from '../state/context';
import { BoxFields } from './BoxFields';
import { CaptureField } from './CaptureField';
import { DigestCornerField } from './DigestCornerField';
import { Gallery } from './gallery/Gallery';
import { LineFields } from './LineFields';
import classes from './overlay-editor.module.css';
import { PaceField } from './PaceField';
import { PlaceFields } from './PlaceFields';
import { TextFields } from './TextFields';
import { WordFields } from './WordFields';

interface OverlayEditorProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Everything about the captions on the screen. Where nobody speaks, they show sample words meanwhile. */
export function OverlayEditor({ opened, onClose }: OverlayEditorProps) {
  const { t } = useTranslation();
  const { api } = useControlContext();
  useEffect(() => {
    if (!opened) return undefined;
    void api.previewOverlay({ on: true });
    return () => {
      void api.previewOverlay({ on: false });
      void api.editOverlay({ on: false });
    };
  }, [opened, api]);

  return (
    <SideDrawer title={t('overlay.title')} opened={opened} onClose={onClose} wide testId="overlay-editor">
      <div className={classes.scroll}>
        <SettingsGroup title={t('overlay.gallery.title')} hint={t('overlay.gallery.hint')}>
          <Gallery />
        </SettingsGroup>
        <SettingsGroup title={t('overlay.place.title')} hint={t('overlay.place.hint')}>
          <PlaceFields />
        </SettingsGroup>
        <div className={classes.columns}>
          <SettingsGroup title={t('overlay.text.title')}>
            <TextFields />
          </SettingsGroup>
          <SettingsGroup title={t('overlay.box.title')}>
            <BoxFields />
          </SettingsGroup>
          <SettingsGroup title={t('overlay.lines.title')}>
            <LineFields />
          </SettingsGroup>
          <SettingsGroup title={t('overlay.words.title')}>
            <WordFields />
          </SettingsGroup>
        </div>
        <SettingsGroup title={t('overlay.pace.title')} hint={t('overlay.pace.hint')}>
          <PaceField />
        </SettingsGroup>
        <SettingsGroup title={t('overlay.digest.title')}>
          <DigestCornerField />
        </SettingsGroup>
        <SettingsGroup title={t('overlay.capture.title')}>
          <CaptureField />
        </SettingsGroup>
      </div>
    </SideDrawer>
  );
}
