import { useTranslation } from 'react-i18next';
import { formatClock } from '../../../shared/time';
import { formatSeconds } from '../../ui/format';
import { ReportButton } from '../report/ReportButton';
import { useSession } from '../state/context';
import { EditorMenu } from './editor/EditorMenu';
import { ExportMenu } from './ExportMenu';
import { MarkButton } from './MarkButton';
import { TakeBackButton } from './TakeBackButton';
import classes from './TranscriptFooter.module.css';

/** From here on viewers notice that captions are late, ms. */
const SLOW_MS = 1500;

/** How much was said and how far behind it captions are; what can be made of it. */
export function TranscriptFooter({ onRead }: { readonly onRead: (sessionId: string) => void }) {
  const { t, i18n } = useTranslation();
  const sessionId = useSession((state) => state.session.sessionId);
  const count = useSession((state) => state.session.captions.length);
  const phase = useSession((state) => state.session.phase);
  const running = phase === 'running';
  const durationMs = useSession((state) => state.session.durationMs);
  const lagMs = useSession((state) => Math.max(0, ...state.session.lanes.map((lane) => lane.lagMs)));
  return (
    <footer className={classes.footer}>
      <div className={classes.facts}>
        {count > 0 && (
          <span className={classes.count} data-testid="caption-count">
            {t('transcript.count', { count })}
          </span>
        )}
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
      </div>
      <div className={classes.actions}>
        <EditorMenu />
        {running && <MarkButton />}
        {running && <TakeBackButton />}
        {phase === 'ended' && count > 0 && sessionId !== null && (
          <ReportButton sessionId={sessionId} onRead={() => onRead(sessionId)} />
        )}
        <ExportMenu
          sessionId={count > 0 ? sessionId : null}
          label={t('export.button')}
          testId="export-menu"
        />
      </div>
    </footer>
  );
}
