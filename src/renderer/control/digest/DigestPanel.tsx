import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { shownDigest } from '../../ui/shown-digest';
import { LETTER_KEYS } from '../../ui/parts/use-letter-key';
import { useActions, useSession } from '../state/context';
import { AuthorLabel } from '../../ui/digest/AuthorLabel';
import classes from '../../ui/digest/digest.module.css';
import { DigestBody } from '../../ui/digest/DigestBody';
import { DigestAge } from '../../ui/digest/DigestAge';
import { StruckList } from '../../ui/digest/StruckList';
import { UpdateButton } from './UpdateButton';
import { UsageLine } from './UsageLine';
import type { Strikes } from './use-strikes';

interface DigestPanelProps {
  readonly strikes: Strikes;
  readonly onCatchUp: () => void;
}

/** What is going on, beside the transcript. */
export function DigestPanel({ strikes, onCatchUp }: DigestPanelProps) {
  const { t } = useTranslation();
  const running = useSession((state) => state.session.phase === 'running');
  const enabled = useSession((state) => state.settings.digest.enabled);
  const spoken = useSession((state) => state.session.captions.length > 0);
  return (
    <section className={classes.panel} aria-label={t('digest.title')} data-testid="digest-panel">
      <header className={classes.header}>
        <div className={classes.heading}>
          <h2 className={classes.title}>{t('digest.title')}</h2>
          {running && <Age />}
        </div>
        {running && enabled && spoken && <UpdateButton />}
      </header>
      <div className={classes.body}>
        <Content strikes={strikes} />
      </div>
      <footer className={classes.footer}>
        <Button
          variant="default"
          size="sm"
          fullWidth
          disabled={!spoken}
          onClick={onCatchUp}
          aria-keyshortcuts={LETTER_KEYS.catchUp}
          rightSection={<kbd className={classes.key}>{LETTER_KEYS.catchUp}</kbd>}
          title={t('catchUp.keyHint', { key: LETTER_KEYS.catchUp })}
          data-testid="catch-up"
        >
          {t('catchUp.title')}
        </Button>
      </footer>
    </section>
  );
}

/** How old the summary is. */
function Age() {
  const madeAt = useSession((state) => state.session.digest?.madeAt);
  return (
    <p className={classes.age}>
      {/* Whether the next one is made, the button beside it tells. */}
      <DigestAge madeAt={madeAt} making={false} />
    </p>
  );
}

function Content({ strikes: { focused, restore } }: { readonly strikes: Strikes }) {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const digest = useSession((state) => state.session.digest);
  const next = useSession((state) => state.session.nextDigest);
  const phase = useSession((state) => state.session.phase);
  const settings = useSession((state) => state.settings.digest);
  const struck = useSession((state) => state.session.struck);
  const shown = useMemo(() => shownDigest(digest, next, struck), [digest, next, struck]);

  if (shown || struck.length > 0) {
    return (
      <>
        {shown && <DigestBody shown={shown} language={digest?.language} />}
        <StruckList {...{ struck, focused }} onRestore={restore} />
        <div className={classes.facts}>
          {digest && (
            <p>
              <AuthorLabel author={digest.author} incomplete={digest.incomplete} />
            </p>
          )}
          <UsageLine className={undefined} />
        </div>
      </>
    );
  }
  if (!settings.enabled) {
    return (
      <div className={classes.empty}>
        <p className={classes.emptyTitle}>{t('digest.offTitle')}</p>
        <p>{t('digest.offText')}</p>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void changeSettings({ digest: { ...settings, enabled: true } })}
          data-testid="turn-on-digest"
        >
          {t('digest.turnOn')}
        </Button>
      </div>
    );
  }
  const state = { idle: 'idle', running: 'waiting', ended: 'silent' } as const;
  return (
    <div className={classes.empty}>
      <p className={classes.emptyTitle}>{t(`digest.${state[phase]}Title`)}</p>
      <p>{t(`digest.${state[phase]}Text`)}</p>
    </div>
  );
}
