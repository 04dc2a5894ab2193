import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ArchiveWish } from '../../../shared/session/archive';
import { useActions, useControlContext } from '../state/context';

interface TakeButtonsProps {
  readonly wish: ArchiveWish;
  /** Empty while there is none. */
  readonly text: string;
}

/** Puts the text on the clipboard, or into a file. */
export function TakeButtons({ wish, text }: TakeButtonsProps) {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const { answer } = useActions();
  const { copy, copied, error } = useClipboard({ timeout: 2000 });
  const Icon = copied ? IconCheck : IconCopy;
  return (
    <>
      <Button
        size="sm"
        disabled={text === ''}
        leftSection={<Icon size={16} stroke={1.75} />}
        onClick={() => copy(text)}
        data-testid="copy-archive"
      >
        {t(error ? 'archive.copyFailed' : copied ? 'archive.copied' : 'archive.copy')}
      </Button>
      <Button
        size="sm"
        variant="default"
        disabled={text === ''}
        leftSection={<IconDownload size={16} stroke={1.75} />}
        onClick={() => void answer(api.saveArchive(wish))}
        data-testid="save-archive"
      >
        {t('archive.save')}
      </Button>
    </>
  );
}
