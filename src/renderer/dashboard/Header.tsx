import { useTranslation } from 'react-i18next';
import { Logo } from '../ui/parts/Logo';
import { StatusBadge } from '../ui/parts/StatusBadge';
import classes from './Header.module.css';
import { useConnection, useControl, useStatus } from './state/context';

/** What is going on, and whether the page still hears of it. */
export function Header() {
  const { t } = useTranslation();
  const control = useControl();
  const state = useConnection((connection) => connection.state);
  const status = useStatus();
  return (
    <header className={classes.header}>
      <Logo size={26} />
      <h1 className={classes.name}>Jamak</h1>
      {state === 'live' && <StatusBadge status={status} />}
      {!control && <span className={classes.access}>{t('dashboard.viewOnly')}</span>}
      <output className={classes.connection} data-state={state} data-testid="connection">
        <span className={classes.dot} aria-hidden />
        {t(`browser.connection.${state}`)}
      </output>
    </header>
  );
}
