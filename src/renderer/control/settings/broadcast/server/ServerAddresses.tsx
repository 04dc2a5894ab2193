import { useTranslation } from 'react-i18next';
import { pageAddress, type ServerPage, type ServerState } from '../../../../../shared/broadcast/local-server';
import { ErrorCallout } from '../../../../ui/parts/Callout';
import { useControlContext } from '../../../state/context';
import { useAsk } from '../../../../ui/link/use-ask';
import fields from '../../fields/fields.module.css';
import { AddressRow } from './AddressRow';
import { PhoneCode } from './PhoneCode';
import { RenewTokens } from './RenewTokens';
import classes from './server.module.css';

/** As this computer's own programs reach it. */
const HERE = '127.0.0.1';

/** Where the pages lie while they are offered. */
export function ServerAddresses({ state: { port, lan, hosts, clients } }: { readonly state: ServerState }) {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const { value: tokens, error, again } = useAsk(api.serverTokens);
  if (!tokens) return error && <ErrorCallout error={error} />;
  const { view, control } = tokens;
  const open = (page: ServerPage) => (): void => void api.openPage({ page });
  return (
    <>
      <div className={classes.addresses}>
        <p className={classes.count}>
          <output data-testid="server-clients">{t('localServer.listening', { count: clients })}</output>{' '}
          {t('localServer.secret')}
        </p>
        <AddressRow
          name={t('localServer.overlay.name')}
          hint={t('localServer.overlay.hint')}
          address={pageAddress(HERE, port, view, 'overlay')}
          onOpen={open('overlay')}
          testId="server-overlay"
        />
        <AddressRow
          name={t('localServer.dashboard.name')}
          hint={t('localServer.dashboard.hint')}
          address={pageAddress(HERE, port, control, 'dashboard')}
          onOpen={open('dashboard')}
          testId="server-dashboard"
        />
        <AddressRow
          name={t('localServer.viewing.name')}
          hint={t('localServer.viewing.hint')}
          address={pageAddress(hosts[0] ?? HERE, port, view, 'dashboard')}
          testId="server-viewing"
        />
        <AddressRow
          name={t('localServer.api.name')}
          hint={t('localServer.api.hint')}
          address={`http://${HERE}:${port}/${control}/api/openapi.json`}
          testId="server-api"
        />
      </div>
      {lan && (
        <div>
          <p className={fields.label}>{t('localServer.phone')}</p>
          <PhoneCode hosts={hosts} addressOf={(host) => pageAddress(host, port, control, 'dashboard')} />
        </div>
      )}
      <RenewTokens onRenewed={again} />
    </>
  );
}
