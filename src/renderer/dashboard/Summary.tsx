import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AuthorLabel } from '../ui/digest/AuthorLabel';
import classes from '../ui/digest/digest.module.css';
import { DigestAge } from '../ui/digest/DigestAge';
import { DigestBody } from '../ui/digest/DigestBody';
import { shownDigest } from '../ui/shown-digest';
import { useSession } from './state/context';

interface SummaryProps {
  /** null where it can't be asked for. */
  readonly onCatchUp: (() => void) | null;
}

/** What is going on. */
export function Summary({ onCatchUp }: SummaryProps) {
  const { t } = useTranslation();
  const spoken = useSession((state) => state.session.captions.length > 0);
  return (
    <section className={classes.panel} aria-label={t('digest.title')} data-testid="summary">
      <div className={classes.body}>
        <Content />
      </div>
      {onCatchUp && (
        <footer className={classes.footer}>
          <Button
            variant="default"
            size="md"
            fullWidth
            disabled={!spoken}
            onClick={onCatchUp}
            data-testid="catch-up"
          >
            {t('catchUp.title')}
          </Button>
        </footer>
      )}
    </section>
  );
}

function Content() {
  const { t } = useTranslation();
  const digest = useSession((state) => state.session.digest);
  const next = useSession((state) => state.session.nextDigest);
  const phase = useSession((state) => state.session.phase);
  const enabled = useSession((state) => state.settings.digest.enabled);
  const shown = useMemo(() => shownDigest(digest, next), [digest, next]);
  if (shown) {
    return (
      <>
        {phase === 'running' && (
          <p className={classes.age}>
            <DigestAge madeAt={digest?.madeAt} making={next !== null} />
          </p>
        )}
        <DigestBody shown={shown} language={digest?.language} />
        <div className={classes.facts}>
          {digest && (
            <p>
              <AuthorLabel author={digest.author} incomplete={digest.incomplete} />
            </p>
          )}
        </div>
      </>
    );
  }
  const state = enabled ? ({ idle: 'idle', running: 'waiting', ended: 'silent' } as const)[phase] : 'off';
  return (
    <div className={classes.empty}>
      <p className={classes.emptyTitle}>{t(`digest.${state}Title`)}</p>
      <p>{t(`digest.${state}Text`)}</p>
    </div>
  );
}
