import { Button } from '@mantine/core';
import { IconHistory, IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './Header.module.css';
import { Logo } from './Logo';
import { SessionBadge } from './SessionBadge';

interface HeaderProps {
  readonly className: string | undefined;
  readonly onHistory: () => void;
  readonly onSettings: () => void;
}

export function Header({ className, onHistory, onSettings }: HeaderProps) {
  const { t } = useTranslation();
  return (
    <header className={`${classes.header} ${className ?? ''}`}>
      <Logo size={28} />
      <h1 className={classes.name}>Jamak</h1>
      <SessionBadge />
      <div className={classes.actions}>
        <Button
          variant="subtle"
          color="gray"
          size="sm"
          leftSection={<IconHistory size={18} stroke={1.75} />}
          onClick={onHistory}
          data-testid="open-history"
        >
          {t('history.title')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          size="sm"
          leftSection={<IconSettings size={18} stroke={1.75} />}
          onClick={onSettings}
          data-testid="open-settings"
        >
          {t('settings.title')}
        </Button>
      </div>
    </header>
  );
}
