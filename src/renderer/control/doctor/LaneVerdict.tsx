import { IconCircleCheck, IconEar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../../shared/session/session-view';
import { useSound } from '../state/context';
import classes from './doctor.module.css';
import { FindingCard } from './FindingCard';
import { useBusyModel } from './use-busy-model';
import { findingsOf } from './findings';
import type { LaneChanges } from './use-mend';

interface LaneVerdictProps {
  readonly lane: SessionView['lanes'][number];
  /** Who is heard; empty where there is only one. */
  readonly name: string;
  readonly changes: LaneChanges;
  /** Whether somebody was asked to speak. */
  readonly checking?: boolean;
}

/** What the doctor says of a lane: all that is wrong, or that nothing is. */
export function LaneVerdict({ lane, name, changes, checking = false }: LaneVerdictProps) {
  const { t } = useTranslation();
  const health = useSound((state) => state.health[lane.id]);
  // Until the models are loaded and measured, captions are late for another reason.
  const busy = useBusyModel();
  const findings = findingsOf(health, busy ? 0 : lane.lagMs, checking);
  const speech = Math.round(health?.speechDb ?? 0)
    .toString()
    .replace('-', '−');
  const good = health?.judged === true && findings.length === 0;
  const verdict = findings.length > 0 ? 'bad' : good ? 'good' : 'waiting';

  function title(words: string): string {
    return name ? t('doctor.of', { name, title: words }) : words;
  }

  function measures(): string {
    if (health?.snrDb == null) return t('doctor.good.level', { speech });
    return t('doctor.good.measures', { speech, snr: Math.round(health.snrDb) });
  }

  return (
    <output className={classes.verdict} data-testid="verdict" data-verdict={verdict}>
      {findings.map((finding) => (
        <FindingCard
          key={finding.type}
          finding={finding}
          source={lane.source}
          name={name}
          changes={changes}
        />
      ))}
      {verdict === 'good' && (
        <div className={classes.good}>
          <IconCircleCheck size={20} stroke={1.75} aria-hidden />
          <div>
            <p className={classes.title}>{title(t('doctor.good.title'))}</p>
            <p className={classes.text}>{t('doctor.good.text')}</p>
            <p className={classes.measures}>{measures()}</p>
          </div>
        </div>
      )}
      {verdict === 'waiting' && (
        <div className={classes.waiting}>
          <IconEar size={20} stroke={1.75} aria-hidden />
          <div>
            <p className={classes.title}>
              {title(t(lane.state === 'opening' ? 'doctor.opening' : 'doctor.waiting.title'))}
            </p>
            <p className={classes.text}>{t('doctor.waiting.text')}</p>
          </div>
        </div>
      )}
    </output>
  );
}
