import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { readBaseUrl } from '../../state/base-url';
import { AddressField } from '../fields/AddressField';

interface BaseUrlFieldProps {
  readonly label: string;
  readonly saved: string;
  readonly onCommit: (url: string) => void;
  readonly action?: ReactNode;
}

/** Where a server of models is. */
export function BaseUrlField({ label, saved, onCommit, action }: BaseUrlFieldProps) {
  const { t } = useTranslation();
  return (
    <AddressField
      label={label}
      hint={t('engines.server.addressHint')}
      saved={saved}
      read={readBaseUrl}
      problems={{
        invalid: t('engines.server.addressInvalid'),
        credentials: t('engines.server.addressCredentials'),
      }}
      onCommit={onCommit}
      rightSection={action}
      testId="base-url"
    />
  );
}
