import { Tabs } from '@mantine/core';
import {
  IconBroadcast,
  IconDatabase,
  IconKeyboard,
  IconLanguage,
  IconMessages,
  IconMicrophone,
  IconRefresh,
  IconSettings,
  IconShieldLock,
  IconVocabulary,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SideDrawer } from '../frame/SideDrawer';
import { GlossaryPanel } from '../glossary/GlossaryPanel';
import { useEngineActions, useModelActions } from '../state/context';
import { BroadcastPanel } from './broadcast/BroadcastPanel';
import { CaptionsPanel } from './captions/CaptionsPanel';
import { DataPanel } from './data/DataPanel';
import { GeneralPanel } from './GeneralPanel';
import { SummaryPanel } from './language/SummaryPanel';
import classes from './SettingsDrawer.module.css';
import { ShortcutsPanel } from '../shortcuts/ShortcutsPanel';
import { PrivacyPanel } from './privacy/PrivacyPanel';
import { SpeechPanel } from './speech/SpeechPanel';
import { UpdatesPanel } from './updates/UpdatesPanel';

interface SettingsDrawerProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

const PARTS = [
  { name: 'general', Icon: IconSettings, Panel: GeneralPanel },
  { name: 'captions', Icon: IconMessages, Panel: CaptionsPanel },
  { name: 'shortcuts', Icon: IconKeyboard, Panel: ShortcutsPanel },
  { name: 'speech', Icon: IconMicrophone, Panel: SpeechPanel },
  { name: 'summary', Icon: IconLanguage, Panel: SummaryPanel },
  { name: 'broadcast', Icon: IconBroadcast, Panel: BroadcastPanel },
  { name: 'glossary', Icon: IconVocabulary, Panel: GlossaryPanel },
  { name: 'privacy', Icon: IconShieldLock, Panel: PrivacyPanel },
  { name: 'data', Icon: IconDatabase, Panel: DataPanel },
  { name: 'updates', Icon: IconRefresh, Panel: UpdatesPanel },
] as const;

/** Every change holds at once; there is nothing to save. */
export function SettingsDrawer({ opened, onClose }: SettingsDrawerProps) {
  const { t } = useTranslation();
  const engines = useEngineActions();
  const models = useModelActions();
  const [part, setPart] = useState<string | null>('general');
  useEffect(() => {
    if (!opened) return;
    void engines.load();
    void models.load();
  }, [opened, engines, models]);

  function close(): void {
    // Fields keep what was typed when they lose the focus, which closing the drawer alone would not bring about.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    onClose();
  }

  return (
    <SideDrawer title={t('settings.title')} opened={opened} onClose={close} wide testId="settings">
      <Tabs
        value={part}
        onChange={setPart}
        orientation="vertical"
        keepMounted={false}
        classNames={{
          root: classes.parts ?? '',
          list: classes.list ?? '',
          tab: classes.tab ?? '',
          tabLabel: classes.tabLabel ?? '',
          panel: classes.panel ?? '',
        }}
      >
        <Tabs.List aria-label={t('engines.tabs.label')}>
          {PARTS.map(({ name, Icon }) => (
            <Tabs.Tab
              key={name}
              value={name}
              leftSection={<Icon size={18} stroke={1.75} />}
              data-testid={`settings-${name}`}
            >
              {t(`engines.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {PARTS.map(({ name, Panel }) => (
          <Tabs.Panel key={name} value={name}>
            <div className={classes.column}>
              <Panel />
            </div>
          </Tabs.Panel>
        ))}
      </Tabs>
    </SideDrawer>
  );
}
