import { Button, Checkbox } from '@mantine/core';
import { IconPackageExport, IconPackageImport } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportMode } from '../../../../shared/requests/data';
import { Callout } from '../../../ui/parts/Callout';
import { useAsk } from '../../../ui/link/use-ask';
import { useControlContext } from '../../state/context';
import { useRunning } from '../../state/use-status';
import { formatSize } from '../../../ui/format';
import { DataJobBar } from './DataJobBar';
import classes from './data.module.css';
import type { DataCare } from './use-data-care';

/** Everything as one file: out, and in again. */
export function EverythingFields({ care }: { readonly care: DataCare }) {
  const { t, i18n } = useTranslation();
  const { api } = useControlContext();
  const { job, exportAll, importAll } = care;
  const { value: bytes } = useAsk(api.recordingsSize);
  const [recordings, setRecordings] = useState(false);
  const running = useRunning();
  const [asked, setAsked] = useState<'no' | 'yes' | 'left'>('no');
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (asked === 'left') button.current?.focus();
  }, [asked]);

  function choose(mode: ImportMode): void {
    setAsked('left');
    void importAll(mode);
  }

  return (
    <>
      {bytes !== null && bytes > 0 && (
        <Checkbox
          size="xs"
          label={t('data.recordings', { size: formatSize(bytes, i18n.language) })}
          checked={recordings}
          disabled={job !== null}
          onChange={({ currentTarget }) => setRecordings(currentTarget.checked)}
          data-testid="export-recordings"
        />
      )}
      <div className={classes.actions}>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPackageExport size={15} stroke={1.75} />}
          disabled={job !== null}
          onClick={() => void exportAll({ recordings })}
          data-testid="export-data"
        >
          {t(job === 'export' ? 'data.exporting' : 'data.export')}
        </Button>
        <Button
          ref={button}
          size="xs"
          variant="default"
          leftSection={<IconPackageImport size={15} stroke={1.75} />}
          disabled={running || job !== null || asked === 'yes'}
          title={running ? t('data.whileRunning') : undefined}
          onClick={() => setAsked('yes')}
          data-testid="import-data"
        >
          {t(job === 'import' ? 'data.importing' : 'data.import')}
        </Button>
      </div>
      <DataJobBar care={care} />
      {asked === 'yes' && <ImportQuestion onChoose={choose} onCancel={() => setAsked('left')} />}
    </>
  );
}

interface ImportQuestionProps {
  readonly onChoose: (mode: ImportMode) => void;
  readonly onCancel: () => void;
}

/** Whether what comes is added, or takes the place of what is there. */
function ImportQuestion({ onChoose, onCancel }: ImportQuestionProps) {
  const { t } = useTranslation();
  const safe = useRef<HTMLButtonElement>(null);
  const text = useId();
  useEffect(() => safe.current?.focus(), []);
  // Mantine would close the drawer at Escape, which here only answers the question.
  const escape = {
    'data-mantine-stop-propagation': true,
    onKeyDown: ({ key }: KeyboardEvent) => key === 'Escape' && onCancel(),
  };
  return (
    <div role="alertdialog" aria-label={t('data.importTitle')} aria-describedby={text}>
      <Callout
        level="info"
        title={t('data.importTitle')}
        action={
          <div className={classes.choices}>
            <Button
              {...escape}
              ref={safe}
              size="xs"
              onClick={() => onChoose('merge')}
              data-testid="import-merge"
            >
              {t('data.importMerge')}
            </Button>
            <Button
              {...escape}
              size="xs"
              variant="default"
              onClick={() => onChoose('replace')}
              data-testid="import-replace"
            >
              {t('data.importReplace')}
            </Button>
            <Button {...escape} size="xs" variant="subtle" color="gray" onClick={onCancel}>
              {t('data.importCancel')}
            </Button>
          </div>
        }
      >
        <span id={text}>{t('data.importText')}</span>
      </Callout>
    </div>
  );
}
