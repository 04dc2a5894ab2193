import { Loader } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DoctorPanel } from '../doctor/DoctorPanel';
import { FirstRun } from '../first-run/FirstRun';
import { HistoryDrawer } from '../history/HistoryDrawer';
import { SessionReader } from '../history/SessionReader';
import { useReading } from '../history/use-reading';
import { ImportDrawer } from '../import/ImportDrawer';
import { LaneList } from '../lanes/LaneList';
import { useShownLanes } from '../lanes/use-lanes';
import { Notices } from '../notices/Notices';
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

/** The control window. */
export function App() {
  const { t } = useTranslation();
  const status = useSession((state) => state.status);
  const firstRun = useSession((state) => state.settings.firstRun === 'todo');
  const local = useSession((state) => state.settings.speech.engine === 'local');
  const [drawer, setDrawer] = useState<'settings' | 'history' | 'overlay' | null>(null);
  const [digestOpen, setDigestOpen] = useLocalStorage({
    key: 'digest-open',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const [reading, setReading] = useReading();
  const lanes = useShownLanes();
  const history = useRef<HTMLButtonElement>(null);
  const importRoom = useImportRoom();
  useToggleKey();
  useEndEditingKey();

  if (status !== 'ready') {
    return (
      <output className={classes.wait}>
        <Loader size="sm" />
        {status === 'loading' ? t('common.loading') : t('common.loadFailed')}
        {status === 'failed' && <small>{t('common.loadFailedText')}</small>}
      </output>
    );
  }
  if (firstRun) return <FirstRun onDone={() => setDrawer(null)} />;
  return (
    <div className={classes.app}>
      <Header
        className={classes.header}
        digest={reading === null ? { open: digestOpen, onToggle: () => setDigestOpen(!digestOpen) } : null}
        historyRef={history}
        onHistory={() => setDrawer('history')}
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
        {reading === null ? (
          <LiveView digestOpen={digestOpen} onRead={setReading} />
        ) : (
          <SessionReader
            key={reading}
            sessionId={reading}
            onBack={() => {
              setReading(null);
              // The button that was pressed has gone; the next session to read is here.
              history.current?.focus();
            }}
          />
        )}
        <LiveAnnouncer />
      </main>
      <HistoryDrawer
        opened={drawer === 'history'}
        onClose={() => setDrawer(null)}
        onRead={(sessionId) => {
          setDrawer(null);
          setReading(sessionId);
        }}
        onDeleted={(sessionId) => {
          if (sessionId === null || sessionId === reading) setReading(null);
        }}
      />
      <ImportDrawer onRead={setReading} />
      <OverlayEditor opened={drawer === 'overlay'} onClose={() => setDrawer(null)} />
      <SettingsDrawer opened={drawer === 'settings'} onClose={() => setDrawer(null)} />
      <DropZone />
    </div>
  );
}
