import { useTranslation } from 'react-i18next';
import { formatClock, formatSeconds } from '../ui/format';
import { useSession } from './context';
import { ExportMenu } from './ExportMenu';
import classes from './TranscriptFooter.module.css';

/** From here on viewers notice that captions are late, ms. */
const SLOW_MS = 1500;

export function TranscriptFooter() {
  const { t, i18n } = useTranslation();
  const sessionId = useSession((state) => state.session.sessionId);
  const count = useSession((state) => state.session.captions.length);
  const running = useSession((state) => state.session.phase === 'running');
  const durationMs = useSession((state) => state.session.durationMs);
  const lagMs = useSession((state) => Math.max(0, ...state.session.lanes.map((lane) => lane.lagMs)));
  return (
    <footer className={classes.footer}>
      {count > 0 && <span data-testid="caption-count">{t('transcript.count', { count })}</span>}
      {count > 0 && !running && <span>{formatClock(durationMs)}</span>}
      {running && lagMs > 0 && (
        <span
          className={classes.lag}
          title={t('transcript.lagHint')}
          data-slow={lagMs > SLOW_MS || undefined}
          data-testid="lag"
        >
          {t('transcript.lag', { seconds: formatSeconds(lagMs, i18n.language) })}
        </span>
      )}
      <div className={classes.export}>
        <ExportMenu
          sessionId={count > 0 ? sessionId : null}
          label={t('export.button')}
          testId="export-menu"
        />
      </div>
    </footer>
  );
}
