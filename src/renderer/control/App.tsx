import { Loader } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './App.module.css';
import { useSession } from './context';
import { DropZone } from './DropZone';
import { FinalAnnouncer } from './FinalAnnouncer';
import { Header } from './Header';
import { HistoryDrawer } from './HistoryDrawer';
import { LevelMeter } from './LevelMeter';
import { LiveView } from './LiveView';
import { Notices } from './Notices';
import { SessionReader } from './report/SessionReader';
import { SettingsDrawer } from './SettingsDrawer';
import { SourcePicker } from './SourcePicker';
import { StartButton } from './StartButton';
import { useReading } from './use-reading';
import { useToggleKey } from './use-toggle-key';

/** The control window. */
export function App() {
  const { t } = useTranslation();
  const status = useSession((state) => state.status);
  const [drawer, setDrawer] = useState<'settings' | 'history' | null>(null);
  const [digestOpen, setDigestOpen] = useLocalStorage({
    key: 'digest-open',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const [reading, setReading] = useReading();
  useToggleKey();

  if (status !== 'ready') {
    return (
      <output className={classes.wait}>
        <Loader size="sm" />
        {status === 'loading' ? t('common.loading') : t('common.loadFailed')}
        {status === 'failed' && <small>{t('common.loadFailedText')}</small>}
      </output>
    );
  }
  return (
    <div className={classes.app}>
      <Header
        className={classes.header}
        digest={reading === null ? { open: digestOpen, onToggle: () => setDigestOpen(!digestOpen) } : null}
        onHistory={() => setDrawer('history')}
        onSettings={() => setDrawer('settings')}
      />
      <aside className={classes.side}>
        <div className={classes.sources}>
          <SourcePicker />
        </div>
        <div className={classes.start}>
          <LevelMeter />
          <StartButton />
        </div>
      </aside>
      <main className={classes.main}>
        <Notices />
        {reading === null ? (
          <LiveView digestOpen={digestOpen} onRead={setReading} />
        ) : (
          <SessionReader sessionId={reading} onBack={() => setReading(null)} />
        )}
        <FinalAnnouncer />
      </main>
      <HistoryDrawer
        opened={drawer === 'history'}
        onClose={() => setDrawer(null)}
        onRead={(sessionId) => {
          setDrawer(null);
          setReading(sessionId);
        }}
      />
      <SettingsDrawer opened={drawer === 'settings'} onClose={() => setDrawer(null)} />
      <DropZone />
    </div>
  );
}
