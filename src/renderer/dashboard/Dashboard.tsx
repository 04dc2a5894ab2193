import { Loader } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../ui/parts/Callout';
import { CatchUpCard } from '../ui/digest/CatchUpCard';
import { LETTER_KEYS, useLetterKey } from '../ui/parts/use-letter-key';
import { SplitView } from '../ui/parts/SplitView';
import { CaptionLinksContext, useLinkedTranscript } from '../ui/transcript/caption-links';
import { FinalAnnouncer } from '../ui/transcript/FinalAnnouncer';
import { Bar } from './Bar';
import classes from './Dashboard.module.css';
import { Header } from './Header';
import { SaidLine } from './SaidLine';
import { useActions, useConnection, useControl, useDashboard, useSession } from './state/context';
import { Summary } from './Summary';
import { Transcript } from './Transcript';

/** The session on a phone or a second screen: what is said, what is going on, and what can be done about it. */
export function Dashboard() {
  const { t } = useTranslation();
  const refused = useConnection(({ state }) => state === 'refused');
  const ready = useSession(({ status }) => status === 'ready');
  if (refused) {
    return (
      <main className={classes.wait} data-testid="refused">
        <Callout level="error" title={t('browser.refusedTitle')}>
          {t('browser.refusedText')}
        </Callout>
      </main>
    );
  }
  return ready ? <Session /> : <Waiting />;
}

function Waiting() {
  const { t } = useTranslation();
  const away = useConnection(({ state }) => state === 'away');
  return (
    <main className={classes.wait}>
      <output className={classes.waiting}>
        <Loader size="sm" />
        {away ? t('browser.connection.away') : t('browser.loading')}
      </output>
    </main>
  );
}

function Session() {
  const { t } = useTranslation();
  const { session, actions } = useDashboard();
  const control = useControl();
  const last = useSession((state) => state.session.captions.at(-1)?.text ?? '');
  const editing = useActions((state) => state.editing !== null);
  const { links, spotlight, half, setHalf } = useLinkedTranscript(
    useCallback(() => session.getState().session.captions, [session]),
    useCallback(() => session.getState().session.lanes, [session]),
  );
  const [catchingUp, setCatchingUp] = useState(false);
  const catchUp = useCallback(() => setCatchingUp(control), [control]);
  useLetterKey(LETTER_KEYS.catchUp, catchUp);

  return (
    <CaptionLinksContext value={links}>
      <div className={classes.page} data-editing={editing || undefined}>
        <Header />
        <main className={classes.main}>
          <SplitView
            names={{ main: t('transcript.title'), side: t('digest.title') }}
            half={half}
            onHalf={setHalf}
            sideOpen
            main={<Transcript spotlight={spotlight} />}
            side={<Summary onCatchUp={control ? catchUp : null} />}
          />
        </main>
        <SaidLine />
        {control && <Bar />}
      </div>
      <CatchUpCard
        opened={catchingUp}
        onClose={() => setCatchingUp(false)}
        session={session}
        ask={actions.catchUp}
      />
      {/* Read where the captions are all there is to do; who controls needs the ear for what is done. */}
      <FinalAnnouncer wanted={!control} last={last} />
    </CaptionLinksContext>
  );
}
