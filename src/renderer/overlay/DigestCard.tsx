import { useMemo } from 'react';
import { useStore, type StoreApi } from 'zustand';
import type { OverlayState } from '../../shared/ipc';
import { CATALOGUES } from '../../shared/locales';
import type { SessionMirror } from '../ui/session-mirror';
import { shownDigest } from '../ui/shown-digest';
import { Slot } from '../ui/Slot';
import { written } from '../ui/written';
import classes from './digest-card.module.css';

const POINTS = 3;

interface DigestCardProps {
  readonly session: SessionMirror['store'];
  readonly state: StoreApi<OverlayState>;
}

/** What is going on, for whoever looks up from the game. */
export function DigestCard({ session, state }: DigestCardProps) {
  const wanted = useStore(session, ({ settings: { digest } }) => digest.enabled && digest.onOverlay);
  const running = useStore(session, (now) => now.session.phase === 'running');
  const sampled = useStore(state, ({ editing, previewing }) => editing || previewing);
  const digest = useStore(session, (now) => now.session.digest);
  const next = useStore(session, (now) => now.session.nextDigest);
  const struck = useStore(session, (now) => now.session.struck);
  const corner = useStore(session, ({ settings }) => settings.overlay.digestCorner);
  const words = useStore(session, ({ language }) => CATALOGUES[language].digest);
  const sample = useStore(session, ({ language }) => CATALOGUES[language].overlay.sample);
  const shown = useMemo(() => {
    if (running) return shownDigest(digest, next, struck);
    return sampled ? sampleDigest(sample) : null;
  }, [running, digest, next, struck, sampled, sample]);

  if (!wanted || !shown) return null;
  const { situation, summary, keywords } = shown;
  return (
    <div className={classes.above} data-corner={corner}>
      <div className={classes.card} data-testid="digest-card" lang={running ? digest?.language : undefined}>
        <div className={classes.parts}>
          <p className={classes.title}>
            {words.title}
            {running && digest && digest.author.engine !== 'server' && (
              <span className={classes.author}>{words.authorEmbedded}</span>
            )}
          </p>
          {situation && (
            <Slot stamp={situation.stamp} text={situation.value.text} draft={situation.draft}>
              <p className={classes.situation} {...written(situation.value.text)}>
                {situation.value.text}
              </p>
            </Slot>
          )}
          {summary.slice(0, POINTS).map(({ value, stamp, draft }, at) => (
            <Slot key={at} stamp={stamp} text={value.text} draft={draft}>
              <p className={classes.point} {...written(value.text)}>
                {value.text}
              </p>
            </Slot>
          ))}
          {keywords.length > 0 && (
            <div className={classes.keywords}>
              {keywords.map(({ value }) => (
                <span key={value} className={classes.keyword} {...written(value)}>
                  {value}
                </span>
              ))}
            </div>
          )}
        </div>
      </div>
    </div>
  );
}

/** What the card may say, for whoever looks where it lies. */
function sampleDigest({ situation, summary }: { readonly situation: string; readonly summary: string }) {
  const whole = { stamp: 'sample', draft: false };
  return {
    situation: { value: { text: situation }, ...whole },
    summary: [{ value: { text: summary }, ...whole }],
    keywords: [] as { readonly value: string }[],
  };
}
