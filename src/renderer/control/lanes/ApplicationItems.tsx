import { Menu } from '@mantine/core';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useControlContext } from '../state/context';
import { useAsk } from '../../ui/link/use-ask';

/** Applications that play right now, in a menu; nothing where none does or none can be told from another. */
export function ApplicationItems({ onChoose }: { readonly onChoose: (name: string) => void }) {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const { value } = useAsk(useCallback(() => api.listApplications(), [api]));
  if (!value?.length) return null;
  return (
    <>
      <Menu.Divider />
      <Menu.Label>{t('source.application.name')}</Menu.Label>
      {value.map((name) => (
        <Menu.Item key={name} onClick={() => onChoose(name)} data-testid="add-application">
          {name}
        </Menu.Item>
      ))}
    </>
  );
}
