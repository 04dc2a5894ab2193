import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useActions, useControl } from '../state/context';

/** Chromium lists these besides the real devices; the first option stands for both. */
const ALIASES = new Set(['default', 'communications']);
const DEFAULT = '';

/** Which microphone. */
export function DeviceSelect({ locked }: { readonly locked: boolean }) {
  const { t } = useTranslation();
  const { chooseDevice } = useActions();
  const devices = useControl((state) => state.devices);
  const deviceId = useControl((state) => state.choice.deviceId);
  const real = devices.filter((device) => !ALIASES.has(device.id) && device.id !== DEFAULT);
  const away = deviceId !== undefined && !real.some((device) => device.id === deviceId);
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
      {real.map((device, at) => (
        <option key={device.id} value={device.id}>
          {device.label || t('source.deviceUnnamed', { number: at + 1 })}
        </option>
      ))}
      {away && <option value={deviceId}>{t('source.deviceAway')}</option>}
    </NativeSelect>
  );
}
