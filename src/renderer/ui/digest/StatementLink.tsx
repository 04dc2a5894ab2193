import { useTranslation } from 'react-i18next';
import type { Statement } from '../../../shared/session/digest';
import { formatClock } from '../../../shared/time';
import { displayWidth } from '../../../shared/typeset/width';
import { written } from '../written';
import { useCaptionLinks } from '../transcript/caption-links';
import classes from './digest.module.css';
import { Sources } from './Sources';

/** A prominent statement of more columns than this takes smaller letters. */
const LONG_COLUMNS = 110;

interface StatementLinkProps {
  readonly statement: Statement;
  readonly prominent?: boolean;
}

/** Something said of the session; it shows the captions that it comes from, and leads to them. */
export function StatementLink({ statement, prominent = false }: StatementLinkProps) {
  const { t } = useTranslation();
  const links = useCaptionLinks();
  const { text, captionIds } = statement;
  const starts = captionIds.map(links.startOf).filter((start) => start !== null);
  const attributes = written(text);
  if (starts.length === 0) {
    return (
      <p className={classes.plain} {...attributes}>
        {text}
      </p>
    );
  }
  return (
    <Sources statement={statement}>
      {(target) => (
        <button
          type="button"
          className={classes.statement}
          {...attributes}
          {...target}
          data-prominent={prominent || undefined}
          data-long={displayWidth(text) > LONG_COLUMNS || undefined}
          title={t('digest.jump')}
          onClick={() => links.show(captionIds)}
          data-testid="statement"
        >
          {text}
          {/* Keeps the time on the line of the last word. */}
          {'\u00a0'}
          <time className={classes.when}>{formatClock(Math.min(...starts))}</time>
        </button>
      )}
    </Sources>
  );
}
