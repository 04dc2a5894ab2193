import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import type { SessionStatus } from '../parts/session-status';
import classes from './EmptyTranscript.module.css';

interface EmptyTranscriptProps {
  readonly status: SessionStatus;
  /** Whether a session has ended. */
  readonly ended: boolean;
  /** What to do first. */
  readonly idle: ReactNode;
}

/** What to do, or what to wait for, while there are no captions. */
export function EmptyTranscript({ status, ended, idle }: EmptyTranscriptProps) {
  const { t } = useTranslation();
  switch (status) {
    case 'starting':
      return <Words title={t('transcript.startingTitle')} text={t('transcript.startingText')} />;
    case 'listening':
      return <Words title={t('transcript.listeningTitle')} text={t('transcript.listeningText')} />;
    case 'paused':
      return <Words title={t('state.paused')} text={t('transcript.pausedText')} />;
    case 'muted':
      return <Words title={t('state.muted')} text={t('transcript.mutedText')} />;
    case 'lost':
      return <Words title={t('state.lost')} text={t('messages.device-lost.text')} />;
    case 'failed':
      return <Words title={t('state.failed')} text={t('messages.capture-failed.text')} />;
    case 'stopping':
      return <Words title={t('state.stopping')} text={t('transcript.stoppingText')} />;
    case 'ready':
      if (ended) return <Words title={t('transcript.silentTitle')} text={t('transcript.silentText')} />;
      return (
        <div className={classes.empty}>
          <Screen />
          <h2 className={classes.title}>{t('transcript.idleTitle')}</h2>
          {idle}
        </div>
      );
  }
}

function Words({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <div className={classes.empty}>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.text}>{text}</p>
    </div>
  );
}

/** A game with two lines of captions. */
function Screen() {
  return (
    <svg className={classes.art} viewBox="0 0 132 84" aria-hidden>
      <rect x="1" y="1" width="130" height="82" rx="10" fill="#1b1f27" stroke="#343944" strokeWidth="2" />
      <path d="M2 56 34 30l22 18 26-26 48 40v12a9 9 0 0 1-9 9H11a9 9 0 0 1-9-9z" fill="#232833" />
      <circle cx="102" cy="20" r="8" fill="#2c323e" />
      <rect x="26" y="52" width="80" height="9" rx="4.5" fill="#ffc638" />
      <rect x="26" y="65" width="52" height="9" rx="4.5" fill="#ffc638" opacity="0.55" />
    </svg>
  );
}
