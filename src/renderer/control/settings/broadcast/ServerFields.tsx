import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { messageText } from '../../../ui/message-text';
import { Callout } from '../../../ui/parts/Callout';
import { useActions, useSession } from '../../state/context';
import { SettingsGroup } from '../fields/SettingsGroup';
import { SwitchField } from '../fields/SwitchField';
import classes from '../fields/fields.module.css';
import { PortField } from './server/PortField';
import { ServerAddresses } from './server/ServerAddresses';
import { useServerState } from './server/use-server-state';

/** Pages for browsers: whether there are any, who may see them, and their addresses. */
export function ServerFields() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const server = useSession((state) => state.settings.server);
  const state = useServerState();
  const change = (changed: Partial<typeof server>): void =>
    void changeSettings({ server: { ...server, ...changed } });
  const { error = null } = state ?? {};
  const free = Number(error?.params['free']);
  const words = error && messageText(t, error.code, error.params);

  return (
    <SettingsGroup title={t('localServer.title')} hint={t('localServer.hint')}>
      <SwitchField
        label={t('localServer.enabled')}
        hint={t('localServer.enabledHint')}
        checked={server.enabled}
        onChange={(enabled) => change({ enabled })}
        testId="server-enabled"
      />
      {server.enabled && (
        <>
          {words && (
            <Callout
              level="error"
              title={words.title}
              action={
                free > 0 && (
                  <Button size="compact-sm" variant="default" onClick={() => change({ port: free })}>
                    {t('localServer.usePort', { port: free })}
                  </Button>
                )
              }
            >
              {words.text}
            </Callout>
          )}
          <PortField saved={server.port} onCommit={(port) => change({ port })} />
          <SwitchField
            label={t('localServer.lan')}
            hint={t('localServer.lanHint')}
            checked={server.lan}
            onChange={(lan) => change({ lan })}
            testId="server-lan"
          />
          {server.lan && <Callout level="warning">{t('localServer.lanWarning')}</Callout>}
          {state?.phase === 'opening' && <p className={classes.hint}>{t('localServer.opening')}</p>}
          {state?.phase === 'open' && <ServerAddresses state={state} />}
        </>
      )}
    </SettingsGroup>
  );
}
