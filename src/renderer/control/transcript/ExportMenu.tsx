import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportFormat } from '../../../shared/session/record';
import { ExportDialog } from '../exporting/ExportDialog';
import { useActions } from '../state/context';
import classes from './ExportMenu.module.css';

/** Those that most people want; the dialog has all. */
const OFFERED: readonly ExportFormat[] = ['srt', 'vtt', 'txt', 'md', 'docx', 'json'];

interface ExportMenuProps {
  /** null while there is nothing to export. */
  readonly sessionId: string | null;
  readonly label: string;
  /** What a screen reader says instead, where the label alone does not tell which session. */
  readonly fullLabel?: string;
  readonly compact?: boolean;
  readonly testId: string;
}

/** Saves a session in one of the formats; main asks where. */
export function ExportMenu({ sessionId, label, fullLabel, compact = false, testId }: ExportMenuProps) {
  const { t } = useTranslation();
  const { exportSession } = useActions();
  const [choosing, setChoosing] = useState(false);
  return (
    <>
      <Menu position="top-end" width={280} shadow="lg" withinPortal>
        <Menu.Target>
          <Button
            variant={compact ? 'subtle' : 'default'}
            color="gray"
            size={compact ? 'compact-sm' : 'sm'}
            leftSection={compact ? undefined : <IconDownload size={17} stroke={1.75} />}
            rightSection={<IconChevronDown size={15} stroke={1.75} />}
            disabled={sessionId === null}
            title={sessionId === null ? t('export.unavailable') : undefined}
            aria-label={fullLabel}
            data-testid={testId}
          >
            {label}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t('export.title')}</Menu.Label>
          {OFFERED.map((format) => (
            <Menu.Item
              key={format}
              onClick={() => sessionId !== null && void exportSession(sessionId, format)}
              data-testid={`export-${format}`}
            >
              <span className={classes.name}>{t(`formats.${format}.name`)}</span>
              <span className={classes.hint}>{t(`formats.${format}.hint`)}</span>
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => setChoosing(true)} data-testid="export-more">
            <span className={classes.name}>{t('exporting.more')}</span>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {sessionId !== null && (
        <ExportDialog sessionId={sessionId} opened={choosing} onClose={() => setChoosing(false)} />
      )}
    </>
  );
}
