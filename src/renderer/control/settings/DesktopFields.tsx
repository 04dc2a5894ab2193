import { useTranslation } from 'react-i18next';
import { useActions, useControlContext, useSession } from '../state/context';
import { useAsk } from '../../ui/link/use-ask';
import { SelectField } from './fields/SelectField';
import { SwitchField } from './fields/SwitchField';
import classes from './fields/fields.module.css';

const CLOSING = {
  ask: 'desktop.closingAsk',
  tray: 'desktop.closingTray',
  stop: 'desktop.closingStop',
} as const;
const CLOSINGS = ['ask', 'tray', 'stop'] as const;

/** How the app starts, and what becomes of it when the window is closed; only what this desktop can do is offered. */
export function DesktopFields() {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const { changeSettings } = useActions();
  const desktop = useSession((state) => state.settings.desktop);
  const { value: abilities } = useAsk(api.desktopAbilities);
  const tray = abilities?.tray !== false;
  const canStart = abilities?.startWithSystem === true;
  const change = (changed: Partial<typeof desktop>): void =>
    void changeSettings({ desktop: { ...desktop, ...changed } });
  return (
    <>
      <SwitchField
        label={t('desktop.startWithSystem')}
        hint={t(
          abilities && !canStart ? 'desktop.startWithSystemDevelopment' : 'desktop.startWithSystemHint',
        )}
        checked={canStart && desktop.startWithSystem}
        disabled={!canStart}
        onChange={(startWithSystem) => change({ startWithSystem })}
        testId="start-with-system"
      />
      <SwitchField
        label={t('desktop.startMinimised')}
        hint={t(tray ? 'desktop.startMinimisedHint' : 'desktop.startMinimisedNoTray')}
        checked={desktop.startMinimised}
        disabled={!canStart || !desktop.startWithSystem}
        onChange={(startMinimised) => change({ startMinimised })}
        testId="start-minimised"
      />
      {tray ? (
        <SelectField
          label={t('desktop.closing')}
          hint={t('desktop.closingHint')}
          value={desktop.closing}
          options={CLOSINGS.map((value) => ({ value, label: t(CLOSING[value]) }))}
          onChange={(closing) => change({ closing })}
          testId="closing"
        />
      ) : (
        <p className={classes.hint} data-testid="closing-no-tray">
          {t('desktop.closingNoTray')}
        </p>
      )}
    </>
  );
}
