import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useActions, useControl } from '../state/context';

/** The value of the first option, which stands for the system's default. */
const DEFAULT = '';

/** Which microphone. */
export function DeviceSelect({ locked }: { readonly locked: boolean }) {
  const { t } = useTranslation();
  const { chooseDevice } = useActions();
  const devices = useControl((state) => state.devices);
  const deviceId = useControl((state) => state.choice.deviceId);
  const away = deviceId !== undefined && !devices.some((device) => device.id === deviceId);
  return (
    <NativeSelect
      size="sm"
      aria-label={t('source.device')}
      data-testid="device-select"
      disabled={locked}
      value={deviceId ?? DEFAULT}
      onChange={({ currentTarget: { value } }) => void chooseDevice(value === DEFAULT ? undefined : value)}
    >
      <option value={DEFAULT}>{t('source.deviceDefault')}</option>
      {devices.map((device, at) => (
        <option key={device.id} value={device.id}>
          {device.label || t('source.deviceUnnamed', { number: at + 1 })}
        </option>
      ))}
      {away && <option value={deviceId}>{t('source.deviceAway')}</option>}
    </NativeSelect>
  );
}
