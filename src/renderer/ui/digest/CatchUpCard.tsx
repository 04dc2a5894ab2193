import { Button, SegmentedControl, Skeleton } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { unstruck } from '../../../shared/session/struck';
import { directionOf, isolate } from '../../../shared/direction';
import type { CatchUp, DigestLanguage } from '../../../shared/session/digest';
import { LANGUAGE_NAMES } from '../../../shared/languages';
import { languageOf } from '../../../shared/text-language';
import { formatClock } from '../../../shared/time';
import type { Reply } from '../../../shared/ipc';
import type { SessionMirror, SessionState } from '../session-mirror';
import { written } from '../written';
import { ErrorCallout } from '../parts/Callout';
import { CardDialog } from '../parts/CardDialog';
import { useAsk } from '../link/use-ask';
import { CaptionLinksContext, useCaptionLinks } from '../transcript/caption-links';
import { AuthorLabel } from './AuthorLabel';
import classes from './CatchUpCard.module.css';
import digestClasses from './digest.module.css';
import { StatementLink } from './StatementLink';

/** How many of the last captions tell which language is spoken. */
const LATELY_CAPTIONS = 10;

interface CatchUpSource {
  readonly session: SessionMirror['store'];
  /** Has it told in that language; the same function as long as it asks for the same. */
  readonly ask: (language: DigestLanguage) => Promise<Reply<CatchUp>>;
}

interface CatchUpCardProps extends CatchUpSource {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** "What did I miss?", for somebody who comes late. */
export function CatchUpCard({ opened, onClose, session, ask }: CatchUpCardProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<DigestLanguage | null>(null);
  const takenBack = useStore(session, (state) => state.session.takenBack.length);
  return (
    <CardDialog title={t('catchUp.title')} width={520} opened={opened} onClose={onClose}>
      {/* What it told may be taken back: then it is made anew. */}
      <Points
        key={takenBack}
        chosen={chosen}
        onChoose={setChosen}
        onLeave={onClose}
        session={session}
        ask={ask}
      />
    </CardDialog>
  );
}

interface PointsProps extends CatchUpSource {
  readonly chosen: DigestLanguage | null;
  readonly onChoose: (language: DigestLanguage) => void;
  readonly onLeave: () => void;
}

function Points({ chosen, onChoose, onLeave, session, ask }: PointsProps) {
  const { t } = useTranslation();
  const [usual] = useState(() => usualLanguage(session.getState()));
  const language = chosen ?? usual;
  const links = useCaptionLinks();
  const struck = useStore(session, (state) => state.session.struck);
  const { value, error, loading, again } = useAsk(useCallback(() => ask(language), [ask, language]));

  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={t('catchUp.language')}
        value={language}
        onChange={onChoose}
        data={[
          { value: 'en', label: LANGUAGE_NAMES.en },
          { value: 'ko', label: LANGUAGE_NAMES.ko },
        ]}
        data-testid="catch-up-language"
      />
      <div
        className={classes.points}
        // Focused first, so that a screen reader begins with the answer.
        data-autofocus
        tabIndex={-1}
        aria-busy={loading}
        data-testid="catch-up-points"
      >
        {loading && <Waiting />}
        {!loading && error && (
          <ErrorCallout error={error} again={{ label: t('catchUp.again'), onClick: again }} />
        )}
        {!loading && value?.points.length === 0 && <p className={classes.nothing}>{t('catchUp.nothing')}</p>}
        {!loading && value && (
          <CaptionLinksContext
            value={{
              ...links,
              show: (captionIds) => {
                onLeave();
                links.show(captionIds);
              },
            }}
          >
            <ul className={digestClasses.points} lang={value.language}>
              {value.points.filter(unstruck(struck)).map((point) => (
                <li key={point.text} className={digestClasses.point} {...written(point.text)}>
                  <StatementLink statement={point} />
                </li>
              ))}
            </ul>
          </CaptionLinksContext>
        )}
      </div>
      {!loading && value && value.points.length > 0 && (
        <footer className={classes.footer}>
          <p className={classes.facts}>
            {t('catchUp.until', { time: formatClock(value.untilMs) })}
            <br />
            <AuthorLabel author={value.author} incomplete={value.incomplete} />
          </p>
          <CopyButton catchUp={{ ...value, points: value.points.filter(unstruck(struck)) }} />
        </footer>
      )}
    </>
  );
}

/** The language of the summaries: the chosen one, else the one that is spoken. */
function usualLanguage({ settings, session: { digest, captions } }: SessionState): DigestLanguage {
  if (settings.digest.language !== 'spoken') return settings.digest.language;
  const lately = captions.slice(-LATELY_CAPTIONS).map(({ text }) => text);
  return digest?.language ?? languageOf(lately.join(' '));
}

function Waiting() {
  const { t } = useTranslation();
  return (
    <output className={classes.waiting} aria-label={t('catchUp.loading')}>
      {[92, 78, 86, 64].map((percent) => (
        <Skeleton key={percent} height={14} width={`${percent}%`} radius="sm" />
      ))}
    </output>
  );
}

function CopyButton({ catchUp }: { readonly catchUp: CatchUp }) {
  const { t } = useTranslation();
  const { copy, copied, error } = useClipboard({ timeout: 2000 });
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <Button
      variant="default"
      size="sm"
      leftSection={<Icon size={16} stroke={1.75} />}
      onClick={() =>
        copy(catchUp.points.map(({ text }) => `• ${isolate(text, directionOf(text))}`).join('\n'))
      }
      data-testid="copy-catch-up"
    >
      {t(error ? 'catchUp.copyFailed' : copied ? 'catchUp.copied' : 'catchUp.copy')}
    </Button>
  );
}
