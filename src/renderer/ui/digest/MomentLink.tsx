import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock } from '../../../shared/time';
import { written } from '../written';
import { useCaptionLinks } from '../transcript/caption-links';
import classes from './digest.module.css';
import { Sources, type SourcesTarget } from './Sources';

interface MomentLinkProps {
  /** Session ms. */
  readonly atMs: number;
  /** null when nothing was captioned there. */
  readonly captionId: string | null;
  /** What is said of it. */
  readonly text: string;
  /** Whether it may be struck out; yes unless given. */
  readonly strikable?: boolean;
  readonly children: ReactNode;
}

/** A moment of the session with its time in front; it shows its caption, and leads to it. */
export function MomentLink({ atMs, captionId, text, strikable = true, children }: MomentLinkProps) {
  const { t } = useTranslation();
  const links = useCaptionLinks();
  const button = (target?: SourcesTarget) => (
    <button
      type="button"
      className={classes.moment}
      {...written(text)}
      {...target}
      title={t('digest.jump')}
      disabled={captionId === null}
      onClick={() => captionId !== null && links.show([captionId])}
      data-testid="moment"
    >
      <time className={classes.clock}>{formatClock(atMs)}</time>
      <span>{children}</span>
    </button>
  );
  if (captionId === null) return button();
  return (
    <Sources statement={{ text, captionIds: [captionId] }} strikable={strikable}>
      {button}
    </Sources>
  );
}
