import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { formatSize } from '../../../ui/format';
import { useAsk } from '../../../ui/link/use-ask';
import { CardDialog } from '../../../ui/parts/CardDialog';
import { SelectField } from '../../settings/fields/SelectField';
import { useActions, useControlContext, useSession } from '../../state/context';
import { DeleteAll } from './DeleteAll';
import { useHistory } from './history-context';
import classes from './HistoryPage.module.css';

/** Days that sessions may be kept for; 0 for ever. */
const CHOICES = [0, 7, 30, 90, 180, 365];
const YEAR = 365;

interface StorageDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** What History takes of the disk, and how long it is kept. */
export function StorageDialog({ opened, onClose }: StorageDialogProps) {
  const { t } = useTranslation();
  return (
    <CardDialog title={t('history.storageTitle')} width={480} opened={opened} onClose={onClose}>
      <div className={classes.form}>
        <Used />
        <KeepFor />
        <DeletableSessions onDeleted={onClose} />
      </div>
    </CardDialog>
  );
}

function Used() {
  const { t, i18n } = useTranslation();
  const { api } = useControlContext();
  const { value } = useAsk(useCallback(() => api.historyStorage(), [api]));
  if (!value) return <p className={classes.used}>&nbsp;</p>;
  const size = (bytes: number): string => formatSize(bytes, i18n.language);
  return (
    <p className={classes.used} data-testid="storage-used">
      {t('history.storageUsed', { size: size(value.database + value.recordings) })}{' '}
      {value.recordings > 0 && t('history.storageRecordings', { size: size(value.recordings) })}
    </p>
  );
}

function KeepFor() {
  const { t } = useTranslation();
  const { changeSettings } = useActions();
  const days = useSession((state) => state.settings.history.keepForDays) ?? 0;
  const nameOf = (choice: number): string => {
    if (choice === 0) return t('history.keepAll');
    return choice === YEAR ? t('history.keepYear') : t('history.keepDays', { count: choice });
  };
  return (
    <SelectField
      label={t('history.keepFor')}
      hint={t('history.keepForHint')}
      value={String(days)}
      options={[...new Set([...CHOICES, days])].map((choice) => ({
        value: String(choice),
        label: nameOf(choice),
      }))}
      // Nobody was told of the new time.
      onChange={(chosen) =>
        void changeSettings({ history: { keepForDays: Number(chosen) || null, deletesFrom: null } })
      }
      testId="keep-for"
    />
  );
}

function DeletableSessions({ onDeleted }: { readonly onDeleted: () => void }) {
  const some = useHistory((state) => (state.facets?.sessions ?? 0) > 0);
  return some && <DeleteAll onDeleted={onDeleted} />;
}
