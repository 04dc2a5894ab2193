import { useTranslation } from 'react-i18next';
import { SwitchField } from '../settings/fields/SwitchField';
import { useActions, useSession } from '../state/context';

const IS_LINUX = navigator.userAgent.includes('Linux');

/** Whether recordings and shared screens show the overlay. */
export function CaptureField() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const overlay = useSession((state) => state.settings.overlay);
  return (
    <SwitchField
      label={t('overlay.capture.hide')}
      hint={t(IS_LINUX ? 'overlay.capture.hideLinux' : 'overlay.capture.hideHint')}
      checked={overlay.hiddenFromCapture}
      disabled={IS_LINUX && !overlay.hiddenFromCapture}
      onChange={(hiddenFromCapture) => void changeSettings({ overlay: { ...overlay, hiddenFromCapture } })}
      testId="overlay-hidden"
    />
  );
}
