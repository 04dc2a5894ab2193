import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FIELD } from '../fields/field';

interface PresetSelectProps<P extends string> {
  readonly presets: readonly P[];
  readonly servers: Readonly<Record<P, { readonly name: string }>>;
  readonly value: P;
  readonly onChoose: (preset: P) => void;
  readonly testId: string;
}

/** Which well-known server it is; the one without a name is the user's own. */
export function PresetSelect<P extends string>({
  presets,
  servers,
  value,
  onChoose,
  testId,
}: PresetSelectProps<P>) {
  const { t } = useTranslation();
  return (
    <NativeSelect
      {...FIELD}
      label={t('engines.server.preset')}
      value={value}
      onChange={({ currentTarget }) => {
        const chosen = presets.find((known) => known === currentTarget.value);
        if (chosen) onChoose(chosen);
      }}
      data={presets.map((preset) => ({
        value: preset,
        label: servers[preset].name || t('engines.server.custom'),
      }))}
      data-testid={testId}
    />
  );
}
