import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CoverNotices } from '../notices/Notices';
import classes from './SideDrawer.module.css';

interface SideDrawerProps {
  readonly title: string;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** For what needs more room than a list: its children fill the drawer and scroll by themselves. */
  readonly wide?: boolean;
  readonly testId?: string;
}

/** A drawer over the right side; what was said last stays in sight beside it. */
export function SideDrawer({ title, opened, onClose, children, wide = false, testId }: SideDrawerProps) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={title}
      position="right"
      size={wide ? 'min(840px, 100%)' : 420}
      // The window itself never scrolls, and the lock would need a style of its own past the CSP.
      lockScroll={false}
      overlayProps={{ backgroundOpacity: 0.35 }}
      transitionProps={{ duration: 140 }}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{
        content: (wide ? classes.wide : classes.content) ?? '',
        header: classes.header ?? '',
        title: classes.title ?? '',
        body: (wide ? classes.filled : classes.body) ?? '',
      }}
      data-testid={testId}
    >
      {children}
      <CoverNotices filled={wide} />
    </Drawer>
  );
}
