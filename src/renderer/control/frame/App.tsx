import { Loader } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DoctorPanel } from '../doctor/DoctorPanel';
import { useOpenedSession } from '../exporting/use-opened-session';
import { FirstRun } from '../first-run/FirstRun';
import { HistoryPage } from '../history/page/HistoryPage';
import { LIVE, usePlace, type Moment } from '../history/place';
import { SessionReader } from '../history/SessionReader';
import { ImportDrawer } from '../import/ImportDrawer';
import { LaneList } from '../lanes/LaneList';
import { useShownLanes } from '../lanes/use-lanes';
import { Notices } from '../notices/Notices';
import { useWish } from '../parts/use-wish';
import { LanguageGapHint } from '../settings/models/LanguageGapHint';
import { useEndEditingKey } from '../overlay-editor/use-end-editing-key';
import { OverlayEditor } from '../overlay-editor/OverlayEditor';
import { SettingsDrawer } from '../settings/SettingsDrawer';
import { DropZone } from '../source/DropZone';
import { LevelMeter } from '../source/LevelMeter';
import { ModelStatus } from '../source/ModelStatus';
import { StartButton } from '../source/StartButton';
import { useToggleKey } from '../source/use-toggle-key';
import { useImportRoom, useSession } from '../state/context';
import { LiveAnnouncer } from '../transcript/LiveAnnouncer';
import { LiveView } from '../transcript/LiveView';
import classes from './App.module.css';
import { Header } from './Header';
import { useTellUsable } from './use-tell-usable';

/** The control window. */
export function App() {
  const { t } = useTranslation();
  const status = useSession((state) => state.status);
  const firstRun = useSession((state) => state.settings.firstRun === 'todo');
  const local = useSession((state) => state.settings.speech.engine === 'local');
  const [drawer, setDrawer] = useState<'settings' | 'overlay' | null>(null);
  const [digestOpen, setDigestOpen] = useLocalStorage({
    key: 'digest-open',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const [place, setPlace] = usePlace();
  const lanes = useShownLanes();
  const history = useRef<HTMLButtonElement>(null);
  const read =
    (from: 'live' | 'history') =>
    (sessionId: string, moment: Moment | null = null) =>
      setPlace({ name: 'session', sessionId, moment, from });
  const importRoom = useImportRoom();
  const setCatchUp = useCallback((catchUp: boolean) => setPlace({ name: 'live', catchUp }), [setPlace]);
  function closeDrawer(): void {
    // Fields keep what was typed when they lose the focus, which closing alone would not bring about.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    setDrawer(null);
  }
  useToggleKey();
  useEndEditingKey();
  useTellUsable();
  // The list of imports stays: recordings may have been dropped together with it.
  useOpenedSession((sessionId) => {
    closeDrawer();
    read('live')(sessionId);
  });
  useWish('catch-up', () => {
    closeDrawer();
    importRoom.close();
    setCatchUp(true);
  });

  if (status !== 'ready') {
    return (
      <output className={classes.wait}>
        <Loader size="sm" />
        {status === 'loading' ? t('common.loading') : t('common.loadFailed')}
        {status === 'failed' && <small>{t('common.loadFailedText')}</small>}
      </output>
    );
  }
  function leaveFirstRun(): void {
    setDrawer(null);
    // A session that was opened meanwhile stays behind it; a catch-up that was wished for is nobody's wish any more.
    if (place.name === 'live') setPlace(LIVE);
  }
  if (firstRun) return <FirstRun onDone={leaveFirstRun} />;
  function goLive(): void {
    setPlace(LIVE);
    // The button that was pressed has gone; the next session to read is here.
    history.current?.focus();
  }
  return (
    <div className={classes.app}>
      <Header
        className={classes.header}
        digest={
          place.name === 'live' ? { open: digestOpen, onToggle: () => setDigestOpen(!digestOpen) } : null
        }
        historyRef={history}
        inHistory={place.name === 'history'}
        onHistory={() => (place.name === 'history' ? goLive() : setPlace({ name: 'history', back: null }))}
        onImport={importRoom.open}
        onOverlay={() => setDrawer('overlay')}
        onSettings={() => setDrawer('settings')}
      />
      <aside className={classes.side}>
        <div className={classes.sources}>
          <LaneList />
        </div>
        <div className={classes.start}>
          {local && <LanguageGapHint brief />}
          <ModelStatus />
          {lanes.length < 2 && <LevelMeter />}
          <DoctorPanel />
          <StartButton />
        </div>
      </aside>
      <main className={classes.main}>
        <Notices />
        {place.name === 'live' && (
          <LiveView
            digestOpen={digestOpen}
            catchingUp={place.catchUp}
            onCatchUp={setCatchUp}
            onRead={read('live')}
          />
        )}
        {place.name === 'history' && (
          <HistoryPage back={place.back} onRead={read('history')} onClose={goLive} />
        )}
        {place.name === 'session' && (
          <SessionReader
            key={place.sessionId}
            sessionId={place.sessionId}
            moment={place.moment}
            onBack={() =>
              place.from === 'live' ? goLive() : setPlace({ name: 'history', back: place.sessionId })
            }
          />
        )}
        <LiveAnnouncer />
      </main>
      <ImportDrawer onRead={read('live')} />
      <OverlayEditor opened={drawer === 'overlay'} onClose={() => setDrawer(null)} />
      <SettingsDrawer opened={drawer === 'settings'} onClose={() => setDrawer(null)} />
      <DropZone />
    </div>
  );
}
