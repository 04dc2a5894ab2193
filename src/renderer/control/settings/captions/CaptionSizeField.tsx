import { Slider } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CaptionPreview } from './CaptionPreview';
import { useActions, useSession } from '../../state/context';
import classes from '../fields/fields.module.css';
import { useDraft } from '../fields/use-draft';

/** The limits are the schema's; beyond these nobody reads it, or two lines fill the screen. */
const SMALLEST_PX = 16;
const LARGEST_PX = 120;

/** How large captions are on the overlay. */
export function CaptionSizeField() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const overlay = useSession((state) => state.settings.overlay);
  const [pixels, setPixels] = useDraft(overlay.fontSizePx);
  return (
    <div>
      <div className={classes.measure}>
        <span id="caption-size">{t('settings.captionSize')}</span>
        <span className={classes.value}>{t('settings.pixels', { pixels })}</span>
      </div>
      <CaptionPreview fontSizePx={pixels} />
      <Slider
        mt="md"
        min={SMALLEST_PX}
        max={LARGEST_PX}
        step={2}
        label={null}
        value={pixels}
        onChange={setPixels}
        onChangeEnd={(fontSizePx) => void changeSettings({ overlay: { ...overlay, fontSizePx } })}
        thumbProps={{ 'aria-labelledby': 'caption-size' }}
        data-testid="caption-size"
      />
    </div>
  );
}
