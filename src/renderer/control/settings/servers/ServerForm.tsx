import { ActionIcon } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pressOnce } from '../../../ui/parts/press-once';
import { HintedButton } from '../fields/HintedButton';
import { SelectField } from '../fields/SelectField';
import { BaseUrlField } from './BaseUrlField';
import { KeyField } from './KeyField';
import classes from './ServerForm.module.css';

/** One place where the server is reached. */
interface Endpoint {
  /** Under which its key is kept. */
  readonly id: string;
  readonly baseUrl: string;
}

interface ServerFormProps<P extends string> {
  readonly presets: readonly P[];
  readonly servers: Readonly<Record<P, { readonly name: string; readonly needsKey: boolean }>>;
  readonly preset: P;
  readonly onChoose: (preset: P) => void;
  readonly endpoints: readonly Endpoint[];
  readonly onMove: (id: string, baseUrl: string) => void;
  /** For work that several endpoints may share. */
  readonly pool?: {
    /** How many endpoints there may be. */
    readonly most: number;
    readonly onAdd: () => void;
    readonly onRemove: (id: string) => void;
  };
  /** What else there is to set of the server; it begins anew with another preset. */
  readonly children: ReactNode;
  /** What its test ids begin with. */
  readonly testId: string;
}

/** A server: which well-known one it is, where it is, its key, and its models. */
export function ServerForm<P extends string>(props: ServerFormProps<P>) {
  const { presets, servers, preset, onChoose, endpoints, onMove, pool, children, testId } = props;
  const { t } = useTranslation();
  const several = endpoints.length > 1;
  return (
    <>
      <SelectField
        label={t('engines.server.preset')}
        value={preset}
        // The one without a name is the user's own.
        options={presets.map((value) => ({
          value,
          label: servers[value].name || t('engines.server.custom'),
        }))}
        onChange={onChoose}
        testId={`${testId}-preset`}
      />
      <div className={classes.endpoints}>
        {endpoints.map(({ id, baseUrl }, at) => (
          // Another endpoint gets fresh fields: nothing typed for one may go to the other.
          <div
            key={id}
            className={classes.endpoint}
            data-several={several || undefined}
            data-testid="endpoint"
          >
            <BaseUrlField
              label={
                several
                  ? t('engines.server.addressNumbered', { number: at + 1 })
                  : t('engines.server.address')
              }
              saved={baseUrl}
              onCommit={(url) => onMove(id, url)}
              action={
                several &&
                pool && (
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    aria-label={t('engines.server.removeAddress', { number: at + 1 })}
                    {...pressOnce(() => pool.onRemove(id))}
                  >
                    <IconTrash size={16} stroke={1.75} />
                  </ActionIcon>
                )
              }
            />
            <KeyField id={id} baseUrl={baseUrl} needed={servers[preset].needsKey} />
          </div>
        ))}
        {pool && (
          <HintedButton
            icon={<IconPlus size={15} stroke={2} />}
            label={t('engines.server.addAddress')}
            hint={t('engines.server.addAddressHint')}
            disabled={endpoints.length >= pool.most}
            onClick={pool.onAdd}
            testId="add-endpoint"
          />
        )}
      </div>
      <Fragment key={preset}>{children}</Fragment>
    </>
  );
}
