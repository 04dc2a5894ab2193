import { Button } from '@mantine/core';
import { IconFolderOpen } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActions, useControlContext } from '../state/context';
import classes from './exporting.module.css';

/** Makes a session of a file: a bundle, or subtitles of another program. It is shown as soon as it is there. */
export function OpenFileButton() {
  const { t } = useTranslation();
  const { api } = useControlContext();
  const { answer } = useActions();
  const [opening, setOpening] = useState(false);

  async function open(): Promise<void> {
    setOpening(true);
    await answer(api.chooseSessionFile());
    setOpening(false);
  }

  return (
    <div className={classes.open}>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconFolderOpen size={15} stroke={1.75} />}
        disabled={opening}
        onClick={() => void open()}
        data-testid="open-file"
      >
        {t(opening ? 'exporting.opening' : 'exporting.openFile')}
      </Button>
      <span className={classes.hint}>{t('exporting.openFileHint')}</span>
    </div>
  );
}
