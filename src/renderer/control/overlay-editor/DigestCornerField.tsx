import { useTranslation } from 'react-i18next';
import type { OverlayStyle } from '../../../shared/overlay/style';
import { SelectField } from '../settings/fields/SelectField';
import { SwitchField } from '../settings/fields/SwitchField';
import { useActions, useSession } from '../state/context';
import { useLook } from './use-look';

const CORNERS: readonly OverlayStyle['digestCorner'][] = [
  'bottom-left',
  'bottom-right',
  'top-left',
  'top-right',
];

/** Whether the digest card shows, and where. */
export function DigestCornerField() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const digest = useSession((state) => state.settings.digest);
  const [look, change] = useLook();
  return (
    <>
      <SwitchField
        label={t('digest.onOverlay')}
        hint={t('digest.onOverlayHint')}
        checked={digest.onOverlay}
        disabled={!digest.enabled}
        onChange={(onOverlay) => void changeSettings({ digest: { ...digest, onOverlay } })}
        testId="overlay-digest"
      />
      {digest.enabled && digest.onOverlay && (
        <SelectField
          label={t('overlay.digest.corner')}
          value={look.digestCorner}
          options={CORNERS.map((value) => ({ value, label: t(`overlay.digest.corners.${value}`) }))}
          onChange={(digestCorner) => change({ digestCorner })}
          testId="style-corner"
        />
      )}
    </>
  );
}
