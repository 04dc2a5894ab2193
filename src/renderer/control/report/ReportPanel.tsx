import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionRecord } from '../../../shared/session/record';
import { ArchiveButton } from '../archive/ArchiveButton';
import { shownDigest } from '../../ui/shown-digest';
import { AuthorLabel } from '../../ui/digest/AuthorLabel';
import digestClasses from '../../ui/digest/digest.module.css';
import { DigestBody } from '../../ui/digest/DigestBody';
import { StrikeContext } from '../../ui/digest/strike-context';
import { StruckList } from '../../ui/digest/StruckList';
import { useStrikes } from '../digest/use-strikes';
import classes from './report.module.css';
import { ReportJob } from './ReportJob';
import { ReportView } from './ReportView';
import { useVersions } from './use-versions';
import { VersionBar } from './VersionBar';

interface ReportPanelProps {
  readonly record: SessionRecord;
  readonly onChanged: () => void;
}

/** What was made of a session: its report, or until there is one its last digest. */
export function ReportPanel({ record, onChanged }: ReportPanelProps) {
  const { t } = useTranslation();
  const { report, digests, captions, endedAt, struck } = record;
  const versions = useVersions(record, onChanged);
  const strikes = useStrikes(record.id, onChanged);
  const digest = digests.at(-1) ?? null;
  const shown = useMemo(() => shownDigest(digest, null), [digest]);
  const ended = endedAt !== null;
  return (
    <StrikeContext value={strikes.actions}>
      <section className={digestClasses.panel} aria-label={t('report.title')} data-testid="report-panel">
        <div className={`${digestClasses.body} ${classes.body}`}>
          {captions.length === 0 && <p className={classes.note}>{t('report.empty')}</p>}
          {captions.length > 0 && !ended && <p className={classes.note}>{t('report.stillRunning')}</p>}
          {captions.length > 0 && ended && !report && <ReportJob sessionId={record.id} made={false} />}
          {report && versions.all.length > 1 && (
            <VersionBar versions={versions} shown={versions.shown ?? report} chosenAt={report.madeAt} />
          )}
          {versions.shown && <ReportView report={versions.shown} />}
          {captions.length > 0 && ended && <ArchiveButton sessionId={record.id} />}
          {report && ended && <ReportJob sessionId={record.id} made />}
          {!report && digest && shown && (
            <>
              <h2 className={classes.subtitle}>{t('report.lastDigest')}</h2>
              <DigestBody shown={shown} language={digest.language} />
              <p className={classes.facts}>
                <AuthorLabel author={digest.author} incomplete={digest.incomplete} />
              </p>
            </>
          )}
          <StruckList struck={struck} focused={strikes.focused} onRestore={strikes.restore} />
        </div>
      </section>
    </StrikeContext>
  );
}
