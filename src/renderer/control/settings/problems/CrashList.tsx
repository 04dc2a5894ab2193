import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Crash } from '../../../../shared/requests/diagnostics';
import { formatMoment } from '../../../ui/format';
import { ConfirmDelete } from '../../../ui/parts/ConfirmDelete';
import classes from './problems.module.css';
import type { Problems } from './use-problems';

/** The crashes that are kept, and the way to be rid of them. */
export function CrashList({ problems }: { readonly problems: Problems }) {
  const { t } = useTranslation();
  const { known, forget, job } = problems;
  const [asked, setAsked] = useState<'no' | 'yes' | 'left'>('no');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked === 'left') button.current?.focus();
  }, [asked]);

  if (known === null) return <p className={classes.empty}>{t('problems.loading')}</p>;
  const { crashes, dumps } = known;
  if (crashes.length === 0 && dumps.count === 0) {
    return (
      <p className={classes.empty} data-testid="no-crashes">
        {t('problems.none')}
      </p>
    );
  }
  return (
    <>
      <ul className={classes.list} aria-label={t('problems.listLabel')}>
        {crashes.map((crash) => (
          <CrashRow key={`${crash.at} ${crash.what}`} crash={crash} />
        ))}
      </ul>
      {asked === 'yes' ? (
        <ConfirmDelete
          title={t('problems.forgetTitle')}
          keep={t('problems.forgetNo')}
          remove={t('problems.forgetYes')}
          onKeep={() => setAsked('left')}
          onRemove={() => {
            setAsked('no');
            void forget();
          }}
        >
          {t('problems.forgetText')}
        </ConfirmDelete>
      ) : (
        <div className={classes.actions}>
          <Button
            ref={button}
            size="xs"
            variant="default"
            leftSection={<IconTrash size={15} stroke={1.75} />}
            disabled={job !== null}
            onClick={() => setAsked('yes')}
            data-testid="forget-crashes"
          >
            {t('problems.forget')}
          </Button>
        </div>
      )}
    </>
  );
}

const MINUTE_MS = 60_000;

function CrashRow({ crash }: { readonly crash: Crash }) {
  const { t, i18n } = useTranslation();
  const { at, what, reason, exitCode, version, uptimeMs, captioning } = crash;
  const details = [
    formatMoment(at, i18n.language),
    ...(exitCode === null ? [] : [t('problems.code', { code: exitCode })]),
    ...(version === '' ? [] : [t('problems.version', { version })]),
    ...(uptimeMs === null ? [] : [t('problems.after', { minutes: Math.ceil(uptimeMs / MINUTE_MS) })]),
    ...(captioning ? [t('problems.captioning')] : []),
  ];
  return (
    <li className={classes.row} data-testid="crash-row" data-what={what} data-reason={reason}>
      <span className={classes.what}>
        {t(`problems.what.${what}`)}: {t(`problems.reason.${reason}`)}
      </span>
      <span className={classes.details}>{details.join(' · ')}</span>
    </li>
  );
}
