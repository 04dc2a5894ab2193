import { Button, Loader, TextInput } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reply } from '../../../shared/ipc';
import { streamUrlSchema } from '../../../shared/source';
import { ErrorCallout } from '../../ui/parts/Callout';
import { useActions, useControl, useControlContext } from '../state/context';
import { asReply } from '../../ui/link/reply';
import classes from './StreamField.module.css';

type Check = 'running' | 'malformed' | Reply<void> | null;

/** Where the chosen source's stream is heard. Another lane has a field of its own. */
export function StreamChoice({ locked }: { readonly locked: boolean }) {
  const { chooseSource } = useActions();
  const url = useControl((state) => state.choice.url) ?? '';
  const laneId = useControl((state) => state.laneId);
  return (
    <StreamField
      key={laneId}
      {...{ locked, url }}
      onEntered={(entered) => chooseSource({ kind: 'stream', url: entered })}
    />
  );
}

interface StreamFieldProps {
  readonly locked?: boolean;
  /** What stands in it at first. */
  readonly url?: string;
  /** An address was entered, whether or not it can be heard. */
  readonly onEntered?: (url: string) => Promise<void>;
  /** It can be heard. */
  readonly onFound?: (url: string) => void;
  /** Escape was pressed in it. */
  readonly onCancel?: () => void;
}

/** An address, tried as soon as it is entered; main asks about one in the user's own network. */
export function StreamField({
  locked = false,
  url: saved = '',
  onEntered,
  onFound,
  onCancel,
}: StreamFieldProps) {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const [text, setText] = useState(saved);
  const [check, setCheck] = useState<Check>(null);
  const entered = text.trim();
  /** What was found out once the field is gone, as after Cancel, is nobody's any more. */
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  async function use(): Promise<void> {
    if (entered === '' || check === 'running') return;
    const { data: url } = streamUrlSchema.safeParse(entered);
    if (url === undefined) return setCheck('malformed');
    setCheck('running');
    await onEntered?.(url);
    const reply = await asReply(api.checkStream({ url }));
    if (!here.current) return;
    setCheck(reply);
    if (reply.ok) onFound?.(url);
  }

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void use();
      }}
    >
      <div className={classes.row}>
        <TextInput
          size="sm"
          type="url"
          inputMode="url"
          aria-label={t('source.stream.address')}
          placeholder="https://…"
          maxLength={2000}
          disabled={locked}
          value={text}
          onChange={({ currentTarget: { value } }) => {
            setText(value);
            if (check !== 'running') setCheck(null);
          }}
          onKeyDown={({ key }) => {
            if (key === 'Escape') onCancel?.();
          }}
          data-testid="stream-url"
        />
        <Button
          fullWidth
          size="sm"
          type="submit"
          variant="default"
          disabled={locked || entered === '' || check === 'running'}
          data-testid="stream-use"
        >
          {t('source.stream.check')}
        </Button>
      </div>
      <output className={classes.outcome} data-testid="stream-check">
        <Outcome check={check} />
      </output>
    </form>
  );
}

function Outcome({ check }: { readonly check: Check }) {
  const { t } = useTranslation();
  if (check === null) return null;
  if (check === 'running') {
    return (
      <span className={classes.line}>
        <Loader size={12} color="gray" aria-hidden />
        {t('source.stream.checking')}
      </span>
    );
  }
  if (check === 'malformed') return <span className={classes.bad}>{t('source.stream.malformed')}</span>;
  if (!check.ok) return <ErrorCallout error={check.error} />;
  return (
    <span className={classes.line}>
      <IconCircleCheck size={16} stroke={1.75} aria-hidden />
      {t('source.stream.ok')}
    </span>
  );
}
