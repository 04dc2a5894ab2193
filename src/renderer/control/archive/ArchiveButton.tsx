import { Button } from '@mantine/core';
import { IconListDetails } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './archive.module.css';
import { ArchiveDialog } from './ArchiveDialog';

/** Opens what can be written under a video of a session. */
export function ArchiveButton({ sessionId }: { readonly sessionId: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        size="sm"
        variant="default"
        className={classes.button}
        leftSection={<IconListDetails size={17} stroke={1.75} />}
        onClick={() => setOpen(true)}
        data-testid="open-archive"
      >
        {t('archive.open')}
      </Button>
      <ArchiveDialog sessionId={sessionId} opened={open} onClose={() => setOpen(false)} />
    </>
  );
}
