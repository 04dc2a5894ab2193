import { ActionIcon, Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconExternalLink, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './server.module.css';

interface AddressRowProps {
  readonly name: string;
  readonly hint: string;
  /** A secret: shown only when it is asked for. */
  readonly address: string;
  /** Shows it in the browser. */
  readonly onOpen?: () => void;
  readonly testId: string;
}

const COPIED_MS = 2_000;
const ICON = { size: 16, stroke: 1.75, 'aria-hidden': true } as const;

/** An address to copy, hidden from whoever looks at the screen. */
export function AddressRow({ name, hint, address, onOpen, testId }: AddressRowProps) {
  const { t } = useTranslation();
  const id = useId();
  const clipboard = useClipboard({ timeout: COPIED_MS });
  const [shown, setShown] = useState(false);
  return (
    <section className={classes.row} aria-labelledby={id} data-testid={testId}>
      <div className={classes.head}>
        <span id={id} className={classes.name}>
          {name}
        </span>
        <div className={classes.buttons}>
          {onOpen && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('localServer.openOf', { name })}
              title={t('localServer.open')}
              onClick={onOpen}
            >
              <IconExternalLink {...ICON} />
            </ActionIcon>
          )}
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t(shown ? 'localServer.hideOf' : 'localServer.showOf', { name })}
            title={t(shown ? 'localServer.hide' : 'localServer.show')}
            onClick={() => setShown(!shown)}
            data-testid={`${testId}-show`}
          >
            {shown ? <IconEyeOff {...ICON} /> : <IconEye {...ICON} />}
          </ActionIcon>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={clipboard.copied ? <IconCheck {...ICON} /> : <IconCopy {...ICON} />}
            aria-label={t('localServer.copyOf', { name })}
            onClick={() => clipboard.copy(address)}
            data-testid={`${testId}-copy`}
          >
            {t(clipboard.copied ? 'localServer.copied' : 'localServer.copy')}
          </Button>
        </div>
      </div>
      <p className={classes.hint}>{hint}</p>
      {shown && (
        <code className={classes.address} dir="ltr">
          {address}
        </code>
      )}
      <output className={clipboard.error ? classes.problem : classes.told}>
        {clipboard.error ? t('localServer.copyFailed') : clipboard.copied ? t('localServer.copied') : ''}
      </output>
    </section>
  );
}
