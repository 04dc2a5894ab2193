import { Button } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload, IconRotate } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { DEFAULT_EXPORT_OPTIONS, type ExportWish } from '../../../shared/exporting/options';
import { useActions, useControlContext } from '../state/context';
import classes from './exporting.module.css';

interface SaveButtonsProps {
  readonly sessionId: string;
  readonly wish: ExportWish;
  readonly onReset: (wish: ExportWish) => void;
}

/** Puts the file on the clipboard, or where the user says. Its options are those of the next export too. */
export function SaveButtons({ sessionId, wish, onReset }: SaveButtonsProps) {
  const { t } = useTranslation();
  const { api, saving: room } = useControlContext();
  const { answer, changeSettings } = useActions();
  const saving = useStore(room.store, (state) => state.saving);
  /** The wish that is on the clipboard. */
  const [copied, setCopied] = useState<ExportWish | null>(null);
  const { format, options } = wish;
  const isText = format !== 'docx' && format !== 'jamak';
  const isCopied = copied === wish;
  const Icon = isCopied ? IconCheck : IconCopy;

  async function copy(): Promise<void> {
    void changeSettings({ export: options });
    const reply = await answer(api.copyExport({ sessionId, ...wish }));
    setCopied(reply.ok ? wish : null);
  }

  return (
    <>
      <Button
        className={classes.reset ?? ''}
        size="sm"
        variant="subtle"
        color="gray"
        leftSection={<IconRotate size={16} stroke={1.75} />}
        onClick={() => onReset({ ...wish, options: DEFAULT_EXPORT_OPTIONS, offsetMs: 0 })}
        data-testid="reset-export"
      >
        {t('exporting.reset')}
      </Button>
      {isText && (
        <Button
          size="sm"
          variant="default"
          leftSection={<Icon size={16} stroke={1.75} />}
          onClick={() => void copy()}
          data-testid="copy-export"
        >
          <output>{t(isCopied ? 'exporting.copied' : 'exporting.copy')}</output>
        </Button>
      )}
      {saving && (
        <Button size="sm" variant="default" onClick={() => void room.cancel()}>
          {t('exporting.cancel')}
        </Button>
      )}
      <Button
        size="sm"
        loading={saving}
        leftSection={<IconDownload size={16} stroke={1.75} />}
        onClick={() => void room.save(sessionId, wish)}
        data-testid="save-export"
      >
        {t(saving ? 'exporting.saving' : 'exporting.save')}
      </Button>
    </>
  );
}
