import { useMemo } from 'react';
import { useStore } from 'zustand';
import { CATALOGUES } from '../../shared/locales';
import type { SessionMirror } from '../ui/session-mirror';
import { shownDigest } from '../ui/shown-digest';
import { Slot } from '../ui/Slot';
import { written } from '../ui/written';
import classes from './digest-card.module.css';

const POINTS = 3;

/** What is going on, for whoever looks up from the game. */
export function DigestCard({ session }: { readonly session: SessionMirror['store'] }) {
  const wanted = useStore(
    session,
    ({ settings, session: { phase } }) =>
      settings.digest.enabled && settings.digest.onOverlay && phase === 'running',
  );
  const digest = useStore(session, (state) => state.session.digest);
  const next = useStore(session, (state) => state.session.nextDigest);
  const words = useStore(session, (state) => CATALOGUES[state.language].digest);
  const shown = useMemo(() => shownDigest(digest, next), [digest, next]);

  if (!wanted || !shown) return null;
  const { situation, summary, keywords } = shown;
  return (
    <div className={classes.above}>
      <div className={classes.card} data-testid="digest-card" lang={digest?.language}>
        <div className={classes.parts}>
          <p className={classes.title}>
            {words.title}
            {digest?.author.engine === 'embedded' && (
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
