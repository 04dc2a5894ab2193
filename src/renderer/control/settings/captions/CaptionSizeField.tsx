import { useTranslation } from 'react-i18next';
import { useActions, useSession } from '../../state/context';
import { SliderField } from '../fields/SliderField';
import { CaptionPreview } from './CaptionPreview';

/** The limits are the schema's; beyond these nobody reads it, or two lines fill the screen. */
const SMALLEST_PX = 16;
const LARGEST_PX = 120;

/** How large captions are on the overlay. */
export function CaptionSizeField() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const overlay = useSession((state) => state.settings.overlay);
  return (
    <SliderField
      label={t('settings.captionSize')}
      textOf={(pixels) => t('settings.pixels', { pixels })}
      saved={overlay.fontSizePx}
      min={SMALLEST_PX}
      max={LARGEST_PX}
      step={2}
      onCommit={(fontSizePx) => void changeSettings({ overlay: { ...overlay, fontSizePx } })}
      renderPreview={(fontSizePx) => <CaptionPreview fontSizePx={fontSizePx} />}
      testId="caption-size"
    />
  );
}
