import { Button } from '@mantine/core';
import { IconQrcode } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../fields/SelectField';
import fields from '../../fields/fields.module.css';
import codeClasses from './phone-code.module.css';
import { qrPath } from './qr-path';
import classes from './server.module.css';

interface PhoneCodeProps {
  /** Names by which other devices reach this computer, the likeliest first. */
  readonly hosts: readonly string[];
  readonly addressOf: (host: string) => string;
}

/** The dashboard's address for the camera of a phone; a secret, so it is shown only when it is asked for. */
export function PhoneCode({ hosts, addressOf }: PhoneCodeProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const host = hosts.find((one) => one === chosen) ?? hosts[0];
  if (host === undefined) return <p className={fields.hint}>{t('localServer.phoneNone')}</p>;
  return (
    <div className={classes.phone}>
      {hosts.length > 1 && (
        <SelectField
          label={t('localServer.phoneHost')}
          value={host}
          options={hosts.map((value) => ({ value, label: value }))}
          onChange={setChosen}
          testId="server-host"
        />
      )}
      <div className={classes.codeHead}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconQrcode size={16} stroke={1.75} aria-hidden />}
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
          data-testid="server-code"
        >
          {t(shown ? 'localServer.hideCode' : 'localServer.showCode')}
        </Button>
        <p className={classes.codeHint}>{t('localServer.phoneHint')}</p>
      </div>
      {shown && <Code address={addressOf(host)} />}
    </div>
  );
}

function Code({ address }: { readonly address: string }) {
  const { t } = useTranslation();
  const { size, path } = useMemo(() => qrPath(address), [address]);
  return (
    <svg
      className={codeClasses.code}
      viewBox={`0 0 ${size} ${size}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn here
      role="img"
      aria-label={t('localServer.code')}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  );
}
