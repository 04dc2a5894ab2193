import { Button } from '@mantine/core';
import { IconStethoscope } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession, useSound } from '../state/context';
import { useLaneActions } from '../lanes/use-lanes';
import { useRunning } from '../state/use-status';
import { CheckButton } from './CheckButton';
import classes from './doctor.module.css';
import { findingsOf } from './findings';
import { LaneVerdict } from './LaneVerdict';
import { useBusyModel } from './use-busy-model';
import { useReplaceSource } from './use-replace-source';

/** Beside the meters: what makes captions bad right now; when nothing does, that is said to who asks. */
export function DoctorPanel() {
  const { t } = useTranslation();
  const running = useRunning();
  const paused = useSession((state) => state.session.paused);
  const all = useSession((state) => state.session.lanes);
  const settings = useSession((state) => state.settings.lanes);
  const health = useSound((state) => state.health);
  const busy = useBusyModel();
  const replaceSource = useReplaceSource();
  const { mute } = useLaneActions();
  const [asked, setAsked] = useState(false);
  if (!running) return <CheckButton />;

  const heard = all
    .filter(({ state, muted }) => state === 'listening' && !muted && !paused)
    // How a microphone is heard changes while the session runs; the settings know.
    .map((lane) => ({ ...lane, source: settings.find(({ id }) => id === lane.id)?.source ?? lane.source }));
  const shown = heard.filter(
    (lane) => asked || findingsOf(health[lane.id], busy ? 0 : lane.lagMs).length > 0,
  );
  return (
    <div className={classes.panel} data-testid="doctor">
      {shown.length > 0 && (
        <div className={classes.verdicts}>
          {shown.map((lane) => (
            <LaneVerdict
              key={lane.id}
              lane={lane}
              name={heard.length > 1 ? lane.name : ''}
              changes={{
                onSource: (source) => void replaceSource(lane, source),
                onMute: () => void mute(lane.id, true),
              }}
            />
          ))}
        </div>
      )}
      <Button
        className={classes.ask ?? ''}
        size="compact-sm"
        variant="subtle"
        color="gray"
        aria-expanded={asked}
        leftSection={<IconStethoscope size={16} stroke={1.75} />}
        onClick={() => setAsked(!asked)}
        data-testid="ask-doctor"
      >
        {t('doctor.ask')}
      </Button>
    </div>
  );
}
