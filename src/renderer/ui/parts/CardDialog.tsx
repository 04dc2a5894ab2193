import { Modal } from '@mantine/core';
import { use, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './CardDialog.module.css';
import { DialogFoot } from './dialog-foot';

interface CardDialogProps {
  readonly title: string;
  /** CSS pixels. */
  readonly width: number;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A card over the page, which goes by Escape, its cross, or a click beside it. */
export function CardDialog({ title, width, opened, onClose, children }: CardDialogProps) {
  const { t } = useTranslation();
  const foot = use(DialogFoot);
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      centered
      size={width}
      lockScroll={false}
      overlayProps={{ backgroundOpacity: 0.45 }}
      transitionProps={{ duration: 140 }}
      closeButtonProps={{ 'aria-label': t('common.close') }}
      classNames={{
        content: classes.content ?? '',
        header: classes.header ?? '',
        title: classes.title ?? '',
        body: classes.body ?? '',
      }}
    >
      {children}
      {foot}
    </Modal>
  );
}
