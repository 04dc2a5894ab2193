import { ActionIcon, Button } from '@mantine/core';
import {
  IconBadgeCc,
  IconFileImport,
  IconHistory,
  IconLayoutSidebarRight,
  IconLayoutSidebarRightFilled,
  IconSettings,
} from '@tabler/icons-react';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Header.module.css';
import { Logo } from '../../ui/parts/Logo';
import { SessionBadge } from './SessionBadge';
import { useWide } from '../../ui/parts/use-wide';

interface HeaderProps {
  readonly className: string | undefined;
  /** The live summary's panel; null where there is none to show or hide. */
  readonly digest: { readonly open: boolean; readonly onToggle: () => void } | null;
  readonly historyRef: Ref<HTMLButtonElement>;
  readonly onHistory: () => void;
  readonly onImport: () => void;
  readonly onOverlay: () => void;
  readonly onSettings: () => void;
}

/** What is going on, and the ways to everything else. */
export function Header(props: HeaderProps) {
  const { className, digest, historyRef, onHistory, onImport, onOverlay, onSettings } = props;
  const { t } = useTranslation();
  const wide = useWide();
  return (
    <header className={`${classes.header} ${className ?? ''}`}>
      <Logo size={28} />
      <h1 className={classes.name}>Jamak</h1>
      <SessionBadge />
      <div className={classes.actions}>
        <Button
          ref={historyRef}
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
          leftSection={<IconFileImport size={18} stroke={1.75} />}
          onClick={onImport}
          data-testid="open-import"
        >
          {t('imports.title')}
        </Button>
        <Button
          variant="subtle"
          color="gray"
          size="sm"
          leftSection={<IconBadgeCc size={19} stroke={1.75} />}
          onClick={onOverlay}
          data-testid="open-overlay"
        >
          {t('overlay.title')}
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
        {wide && digest && <DigestToggle {...digest} />}
      </div>
    </header>
  );
}

function DigestToggle({ open, onToggle }: NonNullable<HeaderProps['digest']>) {
  const { t } = useTranslation();
  const Icon = open ? IconLayoutSidebarRightFilled : IconLayoutSidebarRight;
  const label = t(open ? 'digest.hide' : 'digest.show');
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={36}
      aria-label={label}
      title={label}
      onClick={onToggle}
      data-testid="toggle-digest"
    >
      <Icon size={19} stroke={1.75} />
    </ActionIcon>
  );
}
