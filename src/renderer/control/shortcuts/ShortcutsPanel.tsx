import { IconKeyboard, IconKeyboardOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { COMMANDS, type Command } from '../../../shared/commands/commands';
import {
  keptBy,
  NO_SHORTCUTS,
  SUGGESTED_SHORTCUTS,
  type ShortcutSettings,
} from '../../../shared/commands/shortcuts';
import { Callout } from '../../ui/parts/Callout';
import { useActions, useSession } from '../state/context';
import { HintedButton } from '../settings/fields/HintedButton';
import { SettingsGroup } from '../settings/fields/SettingsGroup';
import { ShortcutField } from './ShortcutField';
import classes from './shortcuts.module.css';
import { useShortcutState } from './use-shortcuts';

/** Keys that work whatever window is in front. */
export function ShortcutsPanel() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const shortcuts = useSession((state) => state.settings.shortcuts);
  const state = useShortcutState();
  const change = (changed: ShortcutSettings): void => void changeSettings({ shortcuts: changed });

  function troubleOf(command: Command): string | null {
    const first = keptBy(command, shortcuts);
    if (first) return t('shortcuts.double', { command: t(`commands.names.${first}`) });
    return state?.refused.includes(command) ? t('shortcuts.refused') : null;
  }

  return (
    <SettingsGroup title={t('shortcuts.title')} hint={t('shortcuts.hint')}>
      {state?.support === 'wayland' && <Callout level="warning">{t('shortcuts.wayland')}</Callout>}
      <div className={classes.list}>
        {COMMANDS.map((command) => (
          <ShortcutField
            key={command}
            command={command}
            keys={shortcuts[command]}
            trouble={troubleOf(command)}
            onChange={(keys) => change({ ...shortcuts, [command]: keys })}
          />
        ))}
      </div>
      <HintedButton
        icon={<IconKeyboard size={16} stroke={1.75} />}
        label={t('shortcuts.suggest')}
        hint={t('shortcuts.suggestHint')}
        onClick={() => change(SUGGESTED_SHORTCUTS)}
        testId="shortcuts-suggest"
      />
      <HintedButton
        icon={<IconKeyboardOff size={16} stroke={1.75} />}
        label={t('shortcuts.reset')}
        hint={t('shortcuts.resetHint')}
        disabled={COMMANDS.every((command) => shortcuts[command] === null)}
        onClick={() => change(NO_SHORTCUTS)}
        testId="shortcuts-reset"
      />
    </SettingsGroup>
  );
}
