import { ActionIcon, Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Report } from '../../../shared/session/report';
import { ConfirmDelete } from '../../ui/parts/ConfirmDelete';
import { CompareDialog } from './CompareDialog';
import classes from './report.module.css';
import type { Versions } from './use-versions';
import { VersionSelect } from './VersionSelect';

interface VersionBarProps {
  readonly versions: Versions;
  readonly shown: Report;
  readonly chosenAt: number;
}

/** The versions of a report: which one is read, which one is exported; two side by side; one less. */
export function VersionBar({ versions: { all, show, choose, remove }, shown, chosenAt }: VersionBarProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<'idle' | 'comparing' | 'asked'>('idle');
  const idle = (): void => setState('idle');
  const { madeAt } = shown;
  return (
    <div className={classes.versions} data-testid="report-versions">
      <VersionSelect
        {...{ all, shown, chosenAt }}
        label={t('versions.label')}
        onShow={show}
        testId="report-version"
      />
      <div className={classes.line}>
        <Button
          size="compact-sm"
          variant="default"
          disabled={madeAt === chosenAt}
          title={t('versions.chooseHint')}
          onClick={() => void choose(madeAt)}
          data-testid="choose-report"
        >
          {t('versions.choose')}
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => setState('comparing')}
          data-testid="compare-reports"
        >
          {t('versions.compare')}
        </Button>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('versions.remove')}
          title={t('versions.remove')}
          onClick={() => setState('asked')}
          data-testid="delete-report"
        >
          <IconTrash size={16} stroke={1.75} />
        </ActionIcon>
      </div>
      {state === 'asked' && (
        <ConfirmDelete
          title={t('versions.removeTitle')}
          keep={t('versions.removeNo')}
          remove={t('versions.removeYes')}
          onKeep={idle}
          onRemove={() => {
            idle();
            void remove(madeAt);
          }}
        >
          {t('versions.removeText')}
        </ConfirmDelete>
      )}
      <CompareDialog opened={state === 'comparing'} onClose={idle} {...{ all, shown, chosenAt }} />
    </div>
  );
}
