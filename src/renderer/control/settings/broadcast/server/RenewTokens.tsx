import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Access } from '../../../../../shared/broadcast/local-server';
import { ConfirmDelete } from '../../../../ui/parts/ConfirmDelete';
import { useActions, useControlContext } from '../../../state/context';
import fields from '../../fields/fields.module.css';
import classes from './server.module.css';

/** Makes addresses anew, after a question: the old ones end. */
export function RenewTokens({ onRenewed }: { readonly onRenewed: () => void }) {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const { answer } = useActions();
  const [asked, setAsked] = useState<Access | null>(null);

  async function renew(access: Access): Promise<void> {
    setAsked(null);
    await answer(api.renewToken({ access }));
    onRenewed();
  }

  return (
    <div>
      <p className={fields.label}>{t('localServer.renew')}</p>
      <p className={classes.lead}>{t('localServer.renewHint')}</p>
      {asked ? (
        <ConfirmDelete
          title={t('localServer.renewTitle')}
          keep={t('localServer.renewNo')}
          remove={t('localServer.renewYes')}
          onKeep={() => setAsked(null)}
          onRemove={() => void renew(asked)}
        >
          {t('localServer.renewText')}
        </ConfirmDelete>
      ) : (
        <div className={classes.renew}>
          <Button size="xs" variant="default" onClick={() => setAsked('view')} data-testid="renew-view">
            {t('localServer.renewView')}
          </Button>
          <Button size="xs" variant="default" onClick={() => setAsked('control')} data-testid="renew-control">
            {t('localServer.renewControl')}
          </Button>
        </div>
      )}
    </div>
  );
}
