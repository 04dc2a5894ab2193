import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock } from '../../../shared/time';
import { written } from '../written';
import { useCaptionLinks } from '../transcript/caption-links';
import classes from './digest.module.css';

interface MomentLinkProps {
  /** Session ms. */
  readonly atMs: number;
  /** null when nothing was captioned there. */
  readonly captionId: string | null;
  /** What is said of it. */
  readonly text: string;
  readonly children: ReactNode;
}

/** A moment of the session with its time in front; it leads to its caption. */
export function MomentLink({ atMs, captionId, text, children }: MomentLinkProps) {
  const { t } = useTranslation();
  const links = useCaptionLinks();
  return (
    <button
      type="button"
      className={classes.moment}
      {...written(text)}
      title={t('digest.jump')}
      disabled={captionId === null}
      onClick={() => captionId !== null && links.show([captionId])}
      data-testid="moment"
    >
      <time className={classes.clock}>{formatClock(atMs)}</time>
      <span>{children}</span>
    </button>
  );
}
