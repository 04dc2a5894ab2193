import { useTranslation } from 'react-i18next';
import { readObsUrl } from '../../state/obs-url';
import { AddressField } from '../fields/AddressField';

interface ObsAddressFieldProps {
  readonly saved: string;
  readonly onCommit: (url: string) => void;
}

/** Where OBS's WebSocket server is. */
export function ObsAddressField({ saved, onCommit }: ObsAddressFieldProps) {
  const { t } = useTranslation();
  return (
    <AddressField
      label={t('obs.address')}
      hint={t('obs.addressHint')}
      saved={saved}
      read={readObsUrl}
      problems={{ invalid: t('obs.addressInvalid'), credentials: t('obs.addressCredentials') }}
      onCommit={onCommit}
      spellCheck={false}
      maxLength={300}
      testId="obs-address"
    />
  );
}
