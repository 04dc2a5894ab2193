import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FIELD, onEnter } from '../../fields/field';
import { useDraft } from '../../fields/use-draft';
import classes from './server.module.css';

interface PortFieldProps {
  readonly saved: number;
  readonly onCommit: (port: number) => void;
}

const LOWEST = 1024;
const HIGHEST = 65_535;

/** The port of every address. It holds at Enter, and when the field is left. */
export function PortField({ saved, onCommit }: PortFieldProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useDraft<number | string>(saved);
  const port = Number(draft);
  const right = Number.isInteger(port) && port >= LOWEST && port <= HIGHEST;

  function finish(): void {
    if (right && port !== saved) onCommit(port);
    else setDraft(saved);
  }

  return (
    <NumberInput
      {...FIELD}
      classNames={{ ...FIELD.classNames, wrapper: classes.port ?? '' }}
      label={t('localServer.port')}
      description={t('localServer.portHint')}
      error={right ? null : t('localServer.portRange')}
      value={draft}
      onChange={setDraft}
      onBlur={finish}
      onKeyDown={onEnter(finish)}
      allowDecimal={false}
      allowNegative={false}
      hideControls
      data-testid="server-port"
    />
  );
}
